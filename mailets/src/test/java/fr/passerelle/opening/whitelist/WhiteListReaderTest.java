package fr.passerelle.opening.whitelist;

import static fr.passerelle.opening.whitelist.Lists.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteListReaderTest {
    private static final List<String> FEW = Lists.names(3);
    private static final String FEW_LISTED = Lists.of(MARCH, FEW);

    private static WhiteList read(String xml) throws Objected {
        return WhiteListReader.read(Lists.bytes(xml));
    }

    private static AbstractObjectAssert<?, Objection> assertObjection(String xml) {
        return assertObjection(Lists.bytes(xml));
    }

    private static AbstractObjectAssert<?, Objection> assertObjection(byte[] xml) {
        try {
            WhiteList list = WhiteListReader.read(xml);
            throw new AssertionError("read as a list of " + list.names().size() + " names");
        } catch (Objected objected) {
            return assertThat(objected.why());
        }
    }

    @Test
    void severalEntriesOfOneNameAreOneNameOfSeveralOperators() throws Objected {
        StringBuilder entries = new StringBuilder();
        List<String> names = Lists.names(500);
        names.forEach(name -> entries.append(Lists.entry(name, Lists.operator(1), "x")));
        names.subList(0, 100)
                .forEach(name -> entries.append(Lists.entry(name, Lists.operator(2), "x")));

        WhiteList list = read(Lists.around("2026-03-13T14:54:10Z", entries.toString()));

        assertThat(list.entries()).isEqualTo(600);
        assertThat(list.names()).hasSize(500);
        assertThat(list.generated()).isEqualTo(MARCH);
        assertThat(list.operators().get(names.getFirst()))
                .containsExactlyInAnyOrder(Lists.operator(1), Lists.operator(2));
        assertThat(list.operators().get(names.getLast())).containsExactly(Lists.operator(1));
    }

    @Test
    void aDomainIsListedByItsExactName() throws Objected {
        WhiteList list = read(Lists.of(MARCH, List.of("CH-Aunis.mssante.example")));

        assertThat(list.contains("ch-aunis.mssante.example")).isTrue();
        assertThat(list.contains("CH-AUNIS.MSSANTE.EXAMPLE")).isTrue();
        assertThat(list.contains("mssante.example")).isFalse();
        assertThat(list.contains("x.ch-aunis.mssante.example")).isFalse();
        assertThat(list.contains("ch-aunis.mssante.example.")).isFalse();
        // U+212A, the Kelvin sign, becomes a "k" in lower case; U+0131 has "i" as its capital.
        assertThat(read(Lists.of(MARCH, List.of("kine.example"))).contains("\u212Aine.example"))
                .isFalse();
    }

    @Test
    void anEntryChangedAfterTheListWasMadeIsRead() throws Objected {
        String entry = Lists.entry("a.example", Lists.operator(1), "2026-03-14T15:41:55Z");

        assertThat(read(Lists.around("2026-03-13T14:54:10Z", entry)).contains("a.example"))
                .isTrue();
    }

    @Test
    void prefixesCommentsAndElementsOfALaterSchemaChangeNothing() throws Objected {
        String xml =
                FEW_LISTED
                        .replace("<ListeBlancheMSSante xmlns=", "<m:ListeBlancheMSSante xmlns:m=")
                        .replace("</ListeB", "</m:ListeB")
                        .replaceAll("<(/?)(D|L|N)", "<$1m:$2")
                        .replaceAll("<(/?)(R|S)", "<$1m:$2")
                        .replace(
                                "<m:Nom>", "<m:Statut><m:Nom>x</m:Nom></m:Statut><!-- - --><m:Nom>")
                        .replace("<m:ListeDomaines>", "<m:Version>2</m:Version><m:ListeDomaines>");

        assertThat(read(xml).names()).containsExactlyInAnyOrderElementsOf(FEW);
    }

    @Test
    void aListWithoutItsClosingTagIsNotWellFormed() {
        String cut = FEW_LISTED.replace("</ListeBlancheMSSante>\n", "");

        assertObjection(cut).isInstanceOf(Objection.NotWellFormed.class);
    }

    @Test
    void aListCutAnywhereIsNoList() {
        byte[] whole = Lists.bytes(FEW_LISTED.strip());
        for (int length = 0; length < whole.length; length++) {
            assertObjection(Arrays.copyOf(whole, length))
                    .as("cut at %d", length)
                    .isInstanceOf(Objection.NotWellFormed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "<a/>", "<ListeBlancheMSSante/>"})
    void nothingMayFollowTheList(String more) {
        assertObjection(FEW_LISTED + more).isInstanceOf(Objection.NotWellFormed.class);
    }

    @Test
    void bytesThatAreNotOfTheDeclaredCharsetAreNotWellFormed() {
        assertObjection(
                        FEW_LISTED
                                .replace("Établissement", "\u00C9\u00C9")
                                .getBytes(StandardCharsets.ISO_8859_1))
                .isInstanceOf(Objection.NotWellFormed.class);
    }

    @Test
    void aDocumentTypeIsRefused() {
        String xml = FEW_LISTED.replace("?><", "?><!DOCTYPE ListeBlancheMSSante><");

        assertObjection(xml).isEqualTo(new Objection.DocumentType());
    }

    @Test
    void anExternalEntityIsRefusedUnread() {
        String xml =
                FEW_LISTED
                        .replace(
                                "?><", "?><!DOCTYPE l [<!ENTITY e SYSTEM \"file:///etc/hosts\">]><")
                        .replace("<Description>Établissement", "<Description>&e;");

        assertObjection(xml).isEqualTo(new Objection.DocumentType());
    }

    @Test
    void aBillionLaughsAreRefusedBeforeTheFirst() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        String xml =
                FEW_LISTED
                        .replace("?><", "?>" + laughs + "]><")
                        .replace("<Description>Établissement", "<Description>&l29;");

        assertObjection(xml).isEqualTo(new Objection.DocumentType());
    }

    @Test
    void anEntityNobodyDeclaredIsNotWellFormed() {
        assertObjection(FEW_LISTED.replace("Établissement", "&eacute;tablissement"))
                .isInstanceOf(Objection.NotWellFormed.class);
    }

    @Test
    void anotherRootIsNotTheList() {
        assertObjection("<html><body/></html>")
                .isEqualTo(new Objection.OtherShape("ListeBlancheMSSante", 1));
        assertObjection(FEW_LISTED.replace("listeblanche.mssante.fr", "liste.example"))
                .isEqualTo(new Objection.OtherShape("ListeBlancheMSSante", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "'<DateDeGeneration>2026-03-13T14:54:10Z</DateDeGeneration>', '', DateDeGeneration",
        "2026-03-13T14:54:10Z, hier, DateDeGeneration",
        "2026-03-13T14:54:10Z, 2026-03-13T14:54:10, DateDeGeneration",
        "'</DateDeGeneration>',"
                + " '</DateDeGeneration><DateDeGeneration>2026-03-13T14:54:10Z</DateDeGeneration>',"
                + " DateDeGeneration",
        "'<ListeDomaines>', '<ListeDomaines/><ListeDomaines>', ListeDomaines",
        "'<ListeDomaines>', '<ListeDomaines>a.example', ListeDomaines",
        "'<Nom>', '<Nom>a.example</Nom><Nom>', Nom",
        "'<Nom>', '<Nom><b/>', Nom",
        "'<Description>', '<Nom/><Description>', Nom",
        "'</DNCertificatOperateur>', '</DNCertificatOperateur><DNCertificatOperateur/>',"
                + " DNCertificatOperateur",
    })
    void whatTheSchemaDoesNotSayIsOfAnotherShape(String there, String instead, String element) {
        assertObjection(FEW_LISTED.replace(there, instead))
                .isInstanceOfSatisfying(
                        Objection.OtherShape.class,
                        shape -> assertThat(shape.element()).isEqualTo(element));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nom", "DNCertificatOperateur"})
    void anEntryNeedsItsNameAndItsOperator(String element) {
        assertObjection(FEW_LISTED.replace(element + ">", "Autre>"))
                .isInstanceOfSatisfying(
                        Objection.OtherShape.class,
                        shape -> assertThat(shape.element()).isEqualTo(element));
    }

    @Test
    void aListOfTooManyBytesIsNotParsed() {
        assertObjection(new byte[Limits.WHITE_LIST_BYTES + 1])
                .isEqualTo(new Objection.TooLarge(Limits.WHITE_LIST_BYTES));
    }

    @Test
    void entriesAreCountedWhateverTheirNames() {
        String entry =
                "<Domaine><Nom>a.example</Nom>"
                        + "<DNCertificatOperateur>CN=a</DNCertificatOperateur></Domaine>\n";
        String most = entry.repeat(Limits.WHITE_LIST_ENTRIES);

        assertObjection(Lists.around(MARCH.toString(), most + entry))
                .isEqualTo(new Objection.TooManyEntries(Limits.WHITE_LIST_ENTRIES));
    }

    @Test
    void longTextsAndDeepElementsAreRefused() {
        String longer = "a".repeat(Limits.WHITE_LIST_TEXT_CHARS + 1);
        String deeper = "<x>".repeat(1000) + "</x>".repeat(1000);

        assertObjection(FEW_LISTED.replace("CN=mss1", longer))
                .isInstanceOf(Objection.OtherShape.class);
        assertObjection(FEW_LISTED.replace("<Nom>", deeper + "<Nom>"))
                .isInstanceOf(Objection.OtherShape.class);
    }

    @ParameterizedTest
    @CsvSource({
        "*.mssante.example, WILDCARD",
        "%.mssante.example, WILDCARD",
        ".mssante.example, WILDCARD",
        "example, ENDING_ONLY",
        "192.0.2.1, IP_ADDRESS",
        // A Cyrillic а, and the Kelvin sign.
        "ch-\u0430unis.mssante.example, NOT_ASCII",
        "\u212Aine.mssante.example, NOT_ASCII",
        // What a Cyrillic а becomes, alone and among Latin letters.
        "xn--80a.mssante.example, FALSE_A_LABEL",
        "xn--ch-unis-4fg.mssante.example, FALSE_A_LABEL",
        "xn--zzzzzz99999999.mssante.example, FALSE_A_LABEL",
        "ab--cd.mssante.example, FALSE_A_LABEL",
    })
    void aNameThatMeansMoreThanItselfSpoilsTheList(String name, Objection.Treachery how) {
        assertObjection(Lists.of(MARCH, Lists.and(FEW, name)))
                .isEqualTo(new Objection.TreacherousName(name, how));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--cole-9oa.mssante.example",
                "1001-aides.mssante.example",
                "a--b.example"
            })
    void honestNamesAreRead(String name) throws Objected {
        assertThat(read(Lists.of(MARCH, Lists.and(FEW, name))).contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessad@ditep.mssante.example",
                "a b.example",
                "a..example",
                "a.example.",
                "-a.example",
                "a-.example",
                "a_b.example",
                "http://a.example/",
            })
    void aSlipOfThePenIsLeftOut(String name) throws Objected {
        WhiteList list = read(Lists.of(MARCH, Lists.and(FEW, name)));

        assertThat(list.contains(name)).isFalse();
        assertThat(list.leftOut()).containsExactly(name);
        assertThat(list.names()).containsExactlyInAnyOrderElementsOf(FEW);
    }

    @Test
    void aNameLongerThanANameCanBeIsLeftOut() throws Objected {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "b".repeat(61));

        assertThat(read(Lists.of(MARCH, List.of(longest))).contains(longest)).isTrue();
        assertThat(read(Lists.of(MARCH, List.of(longest + "b"))).names()).isEmpty();
        assertThat(read(Lists.of(MARCH, List.of(label + "a.example"))).names()).isEmpty();
    }

    @Test
    void manySlipsOfThePenAreAnotherFile() {
        List<String> slips = new ArrayList<>(FEW);
        for (int i = 0; i <= Limits.WHITE_LIST_MISSPELT; i++) {
            slips.add("personne-%d@ch.example".formatted(i));
        }

        assertObjection(Lists.of(MARCH, slips))
                .isEqualTo(new Objection.TooManyMisspelt(Limits.WHITE_LIST_MISSPELT));
    }
}
