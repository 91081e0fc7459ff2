package fr.passerelle.opening;

import static fr.passerelle.opening.Pki.LEA;
import static fr.passerelle.opening.Pki.LETTER;
import static fr.passerelle.opening.Pki.MARC;
import static fr.passerelle.opening.Pki.clear;
import static fr.passerelle.opening.Pki.opaque;
import static fr.passerelle.opening.Pki.open;
import static fr.passerelle.opening.Pki.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Part;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Messages that `openssl cms` made, opened here.
class SecureMailTest {
    private final Pki pki = Pki.orSkip();

    // --- the matrix: what openssl can make, algorithm by key by shape

    private record Signing(String who, String from, String options) {}

    private static final List<Signing> SIGNERS =
            List.of(
                    new Signing("lea", LEA, "-md sha256"),
                    new Signing("lea", LEA, "-md sha384"),
                    new Signing("lea", LEA, "-md sha512"),
                    new Signing("lea", LEA, "-md sha256 -keyopt rsa_padding_mode:pss"),
                    new Signing("lea", LEA, "-md sha512 -keyopt rsa_padding_mode:pss"),
                    new Signing("lea", LEA, "-md sha256 -keyid"),
                    new Signing("lea", LEA, "-md sha256 -noattr"),
                    new Signing("big", LEA, "-md sha256"),
                    new Signing("marc", MARC, "-md sha256"),
                    new Signing("p384", LEA, "-md sha384"),
                    new Signing("subject", LEA, "-md sha256"));

    @TestFactory
    List<DynamicTest> everySignatureVerifies() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Signing signer : SIGNERS) {
            // openssl 3.0 does not stream PSS.
            List<String> shapes =
                    signer.options().contains("pss")
                            ? List.of("clear", "opaque")
                            : List.of("clear", "opaque", "streamed");
            for (String shape : shapes) {
                tests.add(
                        DynamicTest.dynamicTest(
                                signer.who() + " " + signer.options() + " " + shape,
                                () -> {
                                    byte[] entity = signed(signer, shape);
                                    Opened opened = opened(signer.from(), entity);
                                    assertThat(valid(opened.signature()))
                                            .startsWith("signed by its author: " + signer.from());
                                    assertThat(opened.encryption())
                                            .isEqualTo(new Verdict.NotPresent());
                                    isTheLetter(opened);
                                }));
            }
        }
        return tests;
    }

    private byte[] signed(Signing signer, String shape) throws Exception {
        return switch (shape) {
            case "clear" -> clear(LETTER, pki.sign(LETTER, signer.who(), signer.options()));
            case "opaque" ->
                    opaque(pki.sign(LETTER, signer.who(), "-nodetach " + signer.options()));
            default ->
                    opaque(pki.sign(LETTER, signer.who(), "-nodetach -stream " + signer.options()));
        };
    }

    @TestFactory
    List<DynamicTest> everyEnvelopeOpens() {
        List<String> ciphers =
                List.of(
                        "-aes-128-cbc",
                        "-aes-192-cbc",
                        "-aes-256-cbc",
                        "-des3",
                        "-aes-128-gcm",
                        "-aes-192-gcm",
                        "-aes-256-gcm",
                        "-stream -aes-256-cbc");
        List<String> keys =
                List.of(
                        "lea",
                        "big",
                        "marc",
                        "p384",
                        "lea -keyopt rsa_padding_mode:oaep",
                        "lea -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
                        "lea -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"
                                + " -keyopt rsa_mgf1_md:sha1",
                        "lea -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha512",
                        "marc -keyopt ecdh_kdf_md:sha256",
                        "marc -keyid");
        List<DynamicTest> tests = new ArrayList<>();
        for (String cipher : ciphers) {
            for (String key : keys) {
                boolean curve = key.startsWith("marc") || key.startsWith("p384");
                if (cipher.equals("-des3") && curve) {
                    // Wraps the key in 3DES too: see aWrappingWeDoNotKnowIsSaidToBeThat.
                    continue;
                }
                tests.add(
                        DynamicTest.dynamicTest(
                                cipher + " " + key,
                                () -> {
                                    String name = key.split(" ", -1)[0];
                                    String options = key.substring(name.length()).strip();
                                    byte[] inner = opaque(pki.sign(LETTER, "lea", "-nodetach"));
                                    byte[] cms =
                                            pki.cms(
                                                    inner,
                                                    ("-encrypt -binary -outform DER "
                                                                    + cipher
                                                                    + " -recip "
                                                                    + name
                                                                    + ".pem "
                                                                    + options)
                                                            .strip());
                                    Opened opened = opened(LEA, opaque(cms));
                                    assertThat(valid(opened.signature()))
                                            .startsWith("signed by its author: " + LEA);
                                    assertThat(valid(opened.encryption()))
                                            .contains(name.startsWith("marc") ? "ECDH" : "");
                                    isTheLetter(opened);
                                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> layersComeOffInWhateverOrderTheyWerePutOn() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String cipher : List.of("-aes-256-cbc", "-aes-256-gcm")) {
            for (String shape : List.of("triple", "kim", "kim-clear", "outside", "twice")) {
                tests.add(
                        DynamicTest.dynamicTest(
                                shape + " " + cipher,
                                () -> {
                                    Opened opened = opened(LEA, nested(shape, cipher));
                                    assertThat(valid(opened.signature()))
                                            .startsWith("signed by its author: " + LEA);
                                    assertThat(opened.encryption())
                                            .isInstanceOf(Verdict.Valid.class);
                                    isTheLetter(opened);
                                    assertThat(opened.subject())
                                            .isEqualTo(
                                                    subjectIsProtected(shape, cipher)
                                                            ? "le vrai sujet"
                                                            : "essai");
                                }));
            }
        }
        return tests;
    }

    private static boolean subjectIsProtected(String shape, String cipher) {
        return shape.startsWith("kim") || (shape.equals("outside") && cipher.endsWith("gcm"));
    }

    private byte[] nested(String shape, String cipher) throws Exception {
        byte[] wrapped = wrapped(LEA, LETTER);
        return switch (shape) {
            case "triple" -> {
                byte[] inner = clear(LETTER, pki.sign(LETTER, "lea", ""));
                byte[] sealed = opaque(pki.encrypt(inner, "lea", cipher));
                yield clear(sealed, pki.sign(sealed, "lea", ""));
            }
            case "kim" -> {
                byte[] inner = opaque(pki.sign(wrapped, "lea", "-nodetach"));
                yield opaque(pki.encrypt(inner, "lea", cipher));
            }
            case "kim-clear" -> {
                byte[] inner = clear(wrapped, pki.sign(wrapped, "lea", ""));
                yield opaque(pki.encrypt(inner, "lea", cipher));
            }
            // Wrapped outside the signature: only the cipher protects its header.
            case "outside" -> {
                byte[] inner = wrapped(LEA, clear(LETTER, pki.sign(LETTER, "lea", "")));
                yield opaque(pki.encrypt(inner, "lea", cipher));
            }
            default -> {
                byte[] inner = clear(LETTER, pki.sign(LETTER, "lea", ""));
                byte[] once = opaque(pki.encrypt(inner, "lea", cipher));
                yield opaque(pki.encrypt(once, "big", cipher));
            }
        };
    }

    @Test
    void oneOfSeveralRecipientsIsEnough() throws Exception {
        byte[] inner = opaque(pki.sign(LETTER, "lea", "-nodetach"));
        byte[] cms =
                pki.cms(
                        inner,
                        "-encrypt -binary -outform DER -aes-256-gcm"
                                + " -recip other.pem -recip p384.pem -recip marc.pem");
        assertThat(open(pki.opener("marc"), LEA, opaque(cms))).isInstanceOf(Opened.class);
        assertThat(refusal(open(pki.opener("lea"), LEA, opaque(cms))))
                .isEqualTo(new Refusal.CannotDecrypt("S/MIME for a key we do not have"));
    }

    @Test
    void aKeyThatWasReplacedStillOpensWhatWasEncipheredForIt() throws Exception {
        for (String key : List.of("lea", "lea2", "expired")) {
            byte[] inner = opaque(pki.sign(LETTER, "lea2", "-nodetach"));
            byte[] cms = pki.encrypt(inner, key, "-aes-256-cbc");
            assertThat(open(pki.opener("lea", "lea2", "expired"), LEA, opaque(cms)))
                    .as(key)
                    .isInstanceOf(Opened.class);
        }
    }

    @Test
    void opensslsOwnMessageIsReadToo() throws Exception {
        byte[] message =
                pki.cms(
                        LETTER,
                        "-sign -certfile inter.pem -signer lea.pem -inkey lea.key -crlfeol");
        assertThat(valid(opened(LEA, message).signature()))
                .startsWith("signed by its author: " + LEA);
        byte[] inFile =
                new String(message, StandardCharsets.UTF_8)
                        .replace("\r", "")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(valid(opened(LEA, inFile).signature()))
                .startsWith("signed by its author: " + LEA);
    }

    // --- EFAIL

    @Test
    void whatAnybodyCouldHaveChangedIsNeverReadable() throws Exception {
        Refusal withheld = new Refusal.Unauthenticated();
        byte[] bare = opaque(pki.encrypt(LETTER, "lea", "-aes-256-cbc"));
        assertThat(refusal(open(pki.opener("lea"), LEA, bare))).isEqualTo(withheld);
        // A signature around the envelope says nothing about what is inside.
        byte[] around = clear(bare, pki.sign(bare, "lea", ""));
        assertThat(refusal(open(pki.opener("lea"), LEA, around))).isEqualTo(withheld);
        for (String signer : List.of("other", "expired", "stranger", "revoked")) {
            byte[] inner = opaque(pki.sign(LETTER, signer, "-nodetach"));
            byte[] sealed = opaque(pki.encrypt(inner, "lea", "-aes-256-cbc"));
            assertThat(refusal(open(pki.opener("lea"), LEA, sealed)))
                    .as(signer)
                    .isEqualTo(withheld);
        }
        // A signed part beside words that nobody signed.
        byte[] mixed =
                Pki.join(
                        Pki.ascii(
                                "Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nx\r\n--o\r\n"),
                        clear(LETTER, pki.sign(LETTER, "lea", "")),
                        Pki.ascii("\r\n--o--\r\n"));
        assertThat(
                        refusal(
                                open(
                                        pki.opener("lea"),
                                        LEA,
                                        opaque(pki.encrypt(mixed, "lea", "-aes-256-cbc")))))
                .isEqualTo(withheld);
    }

    @Test
    void aWrappingWeDoNotKnowIsSaidToBeThat() throws Exception {
        byte[] cms = pki.encrypt(LETTER, "marc", "-des3");
        assertThat(refusal(open(pki.opener("marc"), LEA, opaque(cms))))
                .isEqualTo(new Refusal.CannotDecrypt("S/MIME with a cipher we do not read"));
    }

    @Test
    void authenticatedContentIsReadableAndSaysThatNobodySignedIt() throws Exception {
        Opened opened = opened(LEA, opaque(pki.encrypt(LETTER, "lea", "-aes-256-gcm")));
        isTheLetter(opened);
        assertThat(opened.signature()).isEqualTo(new Verdict.NotPresent());
        assertThat(opened.encryption())
                .isEqualTo(new Verdict.Valid(Sentence.inBoth("RSA, AES-256-GCM")));
    }

    @Test
    void aSignatureAroundTheEnvelopeIsSaidToBeOnlyThat() throws Exception {
        byte[] sealed = opaque(pki.encrypt(LETTER, "lea", "-aes-256-gcm"));
        Opened opened = opened(LEA, clear(sealed, pki.sign(sealed, "lea", "")));
        assertThat(valid(opened.signature())).endsWith("around the envelope, not on the letter");
    }

    /// A letter signed for somebody else, sent on to us in its author's name: the signature holds,
    /// and the network may even vouch for the address.
    @Test
    void aLetterThatWasSignedForSomebodyElseBelievesNoSender() throws Exception {
        String from = LEA + "\r\nTo: passerelle@cpts-aunis.mssante.example";
        byte[] forMarc = wrapped(LEA + "\r\nTo: " + MARC, LETTER);
        byte[] forUs = wrapped(LEA + "\r\nTo: passerelle@cpts-aunis.mssante.example", LETTER);
        for (byte[] letter : List.of(forMarc, forUs)) {
            byte[] signed = opaque(pki.sign(letter, "lea", "-nodetach"));
            for (byte[] entity :
                    List.of(signed, opaque(pki.encrypt(signed, "lea", "-aes-256-cbc")))) {
                Opened opened = opened(openFromNetwork(from, entity));
                boolean ours = letter == forUs;
                assertThat(opened.signature()).isInstanceOf(Verdict.Valid.class);
                assertThat(opened.header().word()).isEqualTo(ours ? "valid" : "invalid");
                assertThat(opened.sender().word()).isEqualTo(ours ? "valid" : "cannot-tell");
                assertThat(opened.subject()).isEqualTo("le vrai sujet");
            }
        }
    }

    @Test
    void aHeaderInTheProtectedEntityItselfIsReadAsWell() throws Exception {
        byte[] letter =
                Pki.ascii(
                        "Content-Type: text/plain; hp=\"clear\"\r\nFrom: "
                                + LEA
                                + "\r\nSubject: le vrai sujet\r\n\r\nBonjour\r\n");
        Opened opened = opened(LEA, clear(letter, pki.sign(letter, "lea", "")));
        assertThat(opened.subject()).isEqualTo("le vrai sujet");
        assertThat(valid(opened.header())).endsWith("the subject outside is another one");
    }

    private Opening openFromNetwork(String from, byte[] entity) throws Exception {
        return pki.opener("lea")
                .open(
                        Messages.received(
                                Pki.message(from, entity), Messages.NETWORK, Messages.from(LEA)));
    }

    @Test
    void layersWithoutEndAreRefused() throws Exception {
        byte[] entity = LETTER;
        for (int i = 0; i < 6; i++) {
            entity = opaque(pki.encrypt(entity, "lea", "-aes-128-gcm"));
        }
        assertThat(refusal(open(pki.opener("lea"), LEA, entity)))
                .isInstanceOf(Refusal.TooDeep.class);
    }

    @Test
    void aForwardedMessageUnderProtectionStaysItsOwnAuthors() throws Exception {
        byte[] forwarded = wrapped(MARC, LETTER);
        Opened opened = opened(LEA, opaque(pki.sign(forwarded, "lea", "-nodetach")));
        assertThat(opened.signature()).isInstanceOf(Verdict.Valid.class);
        assertThat(opened.parts()).singleElement().matches(part -> part.message().isPresent());
        assertThat(opened.subject()).isEqualTo("essai");
    }

    // --- who signed, and may they

    @Test
    void eachThingThatIsWrongHasItsName() throws Exception {
        assertThat(invalid("other", LEA)).startsWith("signed by somebody else than From");
        assertThat(invalid("lea", MARC)).startsWith("signed by somebody else than From");
        assertThat(invalid("expired", LEA)).isEqualTo("the certificate expired on 2026-02-01");
        assertThat(invalid("future", LEA))
                .isEqualTo("the certificate is not valid before 2027-01-01");
        assertThat(invalid("revoked", LEA)).startsWith("the certificate was revoked on ");
        assertThat(invalid("server", LEA)).contains("extended key usage");
        assertThat(invalid("enciphers", LEA)).contains("(key usage)");
        assertThat(invalid("weak", LEA)).contains("RSA key of 1024 bits");
        assertThat(invalid("sha1", LEA)).isEqualTo("the certificate is signed with SHA-1");
    }

    @Test
    void brokenDigestsAreRefusedByName() throws Exception {
        for (String digest : List.of("sha1", "md5", "sha224")) {
            byte[] cms = pki.sign(LETTER, "lea", "-md " + digest);
            assertThat(opened(LEA, clear(LETTER, cms)).signature())
                    .isInstanceOfSatisfying(
                            Verdict.Invalid.class,
                            invalid ->
                                    assertThat(invalid.why().english().replace("-", ""))
                                            .containsIgnoringCase("signed with " + digest));
        }
    }

    @Test
    void whatCannotBeCheckedIsNeitherGoodNorBad() throws Exception {
        assertThat(cannotTell("stranger", LEA)).contains("no configured trust anchor");
        assertThat(cannotTell("nameless", LEA)).contains("names no mail address");
        byte[] cms =
                pki.cms(
                        LETTER,
                        "-sign -binary -outform DER -nocerts -signer lea.pem -inkey lea.key");
        assertThat(opened(LEA, clear(LETTER, cms)).signature())
                .isEqualTo(
                        new Verdict.CannotTell(
                                Sentence.inBoth("the signer's certificate did not come with it")));
    }

    @Test
    void aPersonsCertificateIsNoAuthority() throws Exception {
        byte[] cms =
                pki.cms(
                        LETTER,
                        "-sign -binary -outform DER -certfile marc.pem -signer outside.pem -inkey outside.key");
        // Not even with the right intermediate at hand.
        Trust trust =
                new Trust(
                        TrustAnchors.read(List.of(pki.file("root.pem"), pki.file("inter.pem"))),
                        RevocationLists.read(List.of(pki.file("crl"))),
                        Revocation.HARD);
        assertThat(signature(pki.opener(trust), LEA, clear(LETTER, cms)))
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid ->
                                assertThat(invalid.why().english()).contains("path to the anchor"));
    }

    @Test
    void theIntermediateMayComeFromTheConfiguration() throws Exception {
        byte[] cms = pki.cms(LETTER, "-sign -binary -outform DER -signer lea.pem -inkey lea.key");
        byte[] entity = clear(LETTER, cms);
        assertThat(signature(pki.opener(), LEA, entity)).isInstanceOf(Verdict.CannotTell.class);
        Trust trust =
                new Trust(
                        TrustAnchors.read(List.of(pki.file("root.pem"), pki.file("inter.pem"))),
                        RevocationLists.read(List.of(pki.file("crl"))),
                        Revocation.HARD);
        assertThat(signature(pki.opener(trust), LEA, entity)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void revocationThatCannotBeCheckedIsShownInTheVerdict() throws Exception {
        byte[] entity = clear(LETTER, pki.sign(LETTER, "lea", ""));
        assertThat(valid(signature(pki.opener(), LEA, entity)))
                .endsWith("not revoked by the list of 2026-03-01");
        for (String lists : List.of("late", "root.pem.d")) {
            Trust hard =
                    lists.equals("late")
                            ? pki.trust(Revocation.HARD, lists)
                            : none(Revocation.HARD);
            Trust soft =
                    lists.equals("late")
                            ? pki.trust(Revocation.SOFT, lists)
                            : none(Revocation.SOFT);
            assertThat(signature(pki.opener(hard), LEA, entity))
                    .isInstanceOf(Verdict.CannotTell.class);
            assertThat(valid(signature(pki.opener(soft), LEA, entity)))
                    .contains("revocation could not be checked");
        }
        assertThat(valid(signature(pki.opener(none(Revocation.OFF)), LEA, entity)))
                .endsWith("revocation is not looked at");
    }

    /// A list out of date is right about whom it names; and a serial number names one certificate
    /// of each authority.
    @Test
    void aRevokedCertificateStaysRevoked() throws Exception {
        byte[] entity = clear(LETTER, pki.sign(LETTER, "revoked", ""));
        assertThat(signature(pki.opener(pki.trust(Revocation.SOFT, "late")), LEA, entity))
                .isInstanceOf(Verdict.Invalid.class);
        byte[] good = clear(LETTER, pki.sign(LETTER, "lea", ""));
        MimeOpener both = pki.opener();
        for (int i = 0; i < 2; i++) {
            assertThat(signature(both, LEA, entity)).isInstanceOf(Verdict.Invalid.class);
            assertThat(signature(both, LEA, good)).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void contentThatWasChangedIsInvalid() throws Exception {
        byte[] cms = pki.sign(LETTER, "lea", "");
        byte[] changed =
                new String(LETTER, StandardCharsets.UTF_8)
                        .replace("deux", "trois")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(opened(LEA, clear(changed, cms)).signature())
                .isEqualTo(
                        new Verdict.Invalid(
                                Sentence.inBoth("the content was changed after it was signed")));
        byte[] whole = pki.sign(LETTER, "lea", "-nodetach");
        assertThat(opened(LEA, clear(changed, whole)).signature())
                .isEqualTo(
                        new Verdict.Invalid(
                                Sentence.inBoth("the signature is over something else")));
    }

    @Test
    void withoutKeysAndAnchorsNothingCanBeTold() throws Exception {
        MimeOpener bare =
                new MimeOpener(
                        Messages.TRUSTING,
                        new SecureMail(
                                pki.keys(),
                                new Trust(
                                        TrustAnchors.NONE, RevocationLists.NONE, Revocation.HARD)));
        byte[] signed = clear(LETTER, pki.sign(LETTER, "lea", ""));
        assertThat(signature(bare, LEA, signed))
                .isEqualTo(
                        new Verdict.CannotTell(Sentence.inBoth("no trust anchor is configured")));
        byte[] sealed = opaque(pki.encrypt(LETTER, "lea", "-aes-256-gcm"));
        assertThat(refusal(open(bare, LEA, sealed)))
                .isEqualTo(new Refusal.CannotDecrypt("S/MIME authEnveloped-data"));
    }

    // --- words

    private Trust none(Revocation revocation) throws Exception {
        return new Trust(pki.anchors(), RevocationLists.NONE, revocation);
    }

    private Opened opened(String from, byte[] entity) throws Exception {
        return opened(open(pki.opener("lea", "big", "marc", "p384"), from, entity));
    }

    private static Opened opened(Opening opening) {
        return switch (opening) {
            case Opened opened -> opened;
            case Refused refused -> throw new AssertionError("refused: " + refused.why());
        };
    }

    private static Refusal refusal(Opening opening) {
        return switch (opening) {
            case Opened _ -> throw new AssertionError("opened, but should have been refused");
            case Refused refused -> refused.why();
        };
    }

    private static Verdict signature(MimeOpener opener, String from, byte[] entity) {
        return opened(open(opener, from, entity)).signature();
    }

    private static String valid(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        return verdict instanceof Verdict.Valid(var what) ? what.english() : "";
    }

    private String invalid(String signer, String from) throws Exception {
        Verdict verdict = opened(from, clear(LETTER, pki.sign(LETTER, signer, ""))).signature();
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        return verdict instanceof Verdict.Invalid(var why) ? why.english() : "";
    }

    private String cannotTell(String signer, String from) throws Exception {
        Verdict verdict = opened(from, clear(LETTER, pki.sign(LETTER, signer, ""))).signature();
        assertThat(verdict).isInstanceOf(Verdict.CannotTell.class);
        return verdict instanceof Verdict.CannotTell(var why) ? why.english() : "";
    }

    /// Every part byte for byte.
    private static void isTheLetter(Opened opened) {
        assertThat(opened.parts()).hasSize(2);
        Part text = opened.parts().get(0);
        assertThat(text.text()).isEqualTo("Bonjour,  \r\n  deux espaces et une fin.\r\n");
        Part pdf = opened.parts().get(1);
        assertThat(pdf.fileName()).contains("lettre.pdf");
        assertThat(pdf.content()).isEqualTo("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
    }
}
