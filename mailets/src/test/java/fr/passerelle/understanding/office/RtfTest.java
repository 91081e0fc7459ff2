package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Word, WordPad and doctors' programs write as RTF.
class RtfTest {
    @Test
    void paragraphsAreRowsAndLineEndsOfTheFileAreNone() {
        assertThat(rows("Nom : TEST\r\nPATIENT\\par Pr\\'e9nom :\\tab Georgette\\line suite"))
                .containsExactly("Nom : TESTPATIENT", "Prénom : | Georgette", "suite");
    }

    @Test
    void bytesAreOfTheCharsetOfTheirFont() {
        assertThat(rows("\\f0\\'e8 \\f2\\'e8")).containsExactly("è č");
    }

    @Test
    void withoutACharsetOfTheFontTheOneOfTheDocumentCounts() {
        assertThat(Office.rows("{\\rtf1\\mac Pr\\'8enom}".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("Prénom");
    }

    @Test
    void behindAUnicodeCharacterItsSubstituteIsPassedOver() {
        assertThat(rows("\\u233?a{\\uc2 \\u233\\'65xb}{\\uc0 \\u233c}\\u-10179?\\u-8704?"))
                .containsExactly("éaébéc😀");
    }

    @Test
    void aRowHasItsCells() {
        assertThat(
                        rows(
                                "\\trowd\\cellx1\\cellx2\\pard\\intbl Motif\\cell d\\'e9part\\par chute\\cell\\row\\pard apr\\'e8s\\par"))
                .containsExactly("Motif | départ / chute", "après");
    }

    @Test
    void aTableInACellIsToldBehindItsRow() {
        assertThat(
                        rows(
                                "\\pard\\intbl\\itap2 Nom\\nestcell TESTPATIENT\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl dehors\\cell\\row\\pard"))
                .containsExactly("dehors", "Nom | TESTPATIENT");
    }

    @Test
    void picturesAndWhatBelongsToProgramsAreNotRead() {
        assertThat(
                        rows(
                                "{\\*\\generator W;}{\\info{\\author A}}{\\pict\\bin4 }}}}}{\\*\\inconnu a{b}c}{\\stylesheet{\\s0 Normal;}}vu"))
                .containsExactly("vu");
    }

    @Test
    void hiddenAndDeletedTextIsNotRead() {
        assertThat(rows("a{\\v cach\\'e9}{\\deleted ancien}{\\revised b}\\v x\\v0 c\\plain d"))
                .containsExactly("abcd");
    }

    @Test
    void symbolsAreTheBoxesThatTheyLookLike() {
        assertThat(rows("{\\f1\\'fe}{\\f1 \\u-3928?} oui")).containsExactly("☑☐ oui");
    }

    @Test
    void headersStandInFrontAndFootersBehind() {
        assertThat(rows("{\\footer bas\\par}{\\header haut\\par}texte{\\footnote note}\\par"))
                .containsExactly("haut", "texte", "bas", "note");
    }

    @Test
    void aTextBoxIsReadAndItsPropertiesAreNot() {
        assertThat(
                        rows(
                                "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn fLine}{\\sv 0}}{\\shptxt encadr\\'e9\\par}}{\\shprslt encadr\\'e9}}texte"))
                .containsExactly("encadré", "texte");
    }

    @Test
    void ofAFieldTheResultIsReadAndAFormSaysWhatWasDone() {
        byte[] form =
                Office.rtf(
                        "T\\'e9l : {\\field{\\*\\fldinst FORMTEXT {\\*\\formfield{\\fftype0{\\*\\ffname Texte1}{\\*\\ffstattext T\\'e9l\\'e9phone}}}}{\\fldrslt 0546990502}}\\par "
                                + "{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres1{\\*\\ffname Case1}}}}{\\fldrslt}} oui\\par "
                                + "{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffname Liste1}{\\*\\ffl aucun}{\\*\\ffl parti}}}}{\\fldrslt}}\\par "
                                + "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt lien}}");
        assertThat(Office.rows(form)).containsExactly("Tél : 0546990502", "☒ oui", "parti", "lien");
        assertThat(Office.fields(form))
                .containsExactly(
                        "Texte1 (Téléphone) = 0546990502", "Case1 = ticked", "Liste1 = parti");
    }

    @Test
    void theSameTextForOldAndNewReadersIsReadOnce() {
        assertThat(rows("{\\upr{ancien}{\\*\\ud{\\u233?}}}")).containsExactly("é");
    }

    private static List<String> rows(String inside) {
        return Office.rows(Office.rtf(inside));
    }
}
