package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.IntegrationError;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.Fold;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Words;
import fr.passerelle.understanding.text.XdmSubject;
import java.util.List;
import java.util.Optional;

/// Read receipts (RFC 8098), the plain-text ones that some programs write instead, and the error
/// mails of the ANS volet, with a receipt's structure or without. Displayed is not interest,
/// deleted is not a no.
final class Dispositions {
    /// Where the words of an error mail are looked for.
    private static final int MAX_LINES = 60;

    private Dispositions() {}

    static Optional<Machine> find(Opened opened, MessageText text) {
        XdmSubject subject = XdmSubject.read(opened.subject());
        for (Part part : opened.parts()) {
            if (part.type().type().equals("message")
                    && part.type().subtype().endsWith("disposition-notification")) {
                return Optional.of(byItsFields(DispositionField.read(part), subject));
            }
        }
        if (isReport(opened, "disposition-notification")) {
            return Optional.of(
                    subject.integrationError()
                            .<Machine>map(
                                    error ->
                                            new Machine.NotIntegrated(
                                                    error,
                                                    "an error report without its machine-readable"
                                                            + " part"))
                            .orElseGet(
                                    () ->
                                            new Machine.Notified(
                                                    DispositionField.UNKNOWN,
                                                    "a disposition report without its"
                                                            + " machine-readable part")));
        }
        return byItsTag(subject, text).or(() -> byItsSubject(opened.subject()));
    }

    private static Machine byItsFields(DispositionField field, XdmSubject subject) {
        Optional<IntegrationError> error = field.error();
        Optional<IntegrationError> said = subject.integrationError();
        if (error.isEmpty() && said.isEmpty()) {
            return new Machine.Notified(field.type(), "a disposition notification (RFC 8098)");
        }
        IntegrationError found =
                error.filter(each -> !each.code().isEmpty())
                        .or(() -> said)
                        .or(() -> error)
                        .orElseThrow();
        return new Machine.NotIntegrated(found, "a disposition notification of an error");
    }

    /// The volet's error mail for those who asked for no receipt: an ordinary mail, known by its
    /// tag alone. With `RE:` or `TR:` in front a person has written.
    private static Optional<Machine> byItsTag(XdmSubject subject, MessageText text) {
        if (subject.answered()) {
            return Optional.empty();
        }
        return subject.integrationError()
                .map(
                        error ->
                                new Machine.NotIntegrated(
                                        error.code().isEmpty() ? inWords(text) : error,
                                        "an integration error by its subject"));
    }

    /// « Code d'erreur : 902 », where the subject gave no code.
    private static IntegrationError inWords(MessageText text) {
        List<String> lines = text.lines();
        for (String line : lines.subList(0, Math.min(lines.size(), MAX_LINES))) {
            List<String> words = Words.bare(line);
            if (words.contains("erreur") || words.contains("error") || words.contains("code")) {
                for (String word : words) {
                    if (IntegrationError.of(word) instanceof IntegrationError.Condition known) {
                        return known;
                    }
                }
            }
        }
        return IntegrationError.of("");
    }

    static boolean isReport(Opened opened, String reportType) {
        return opened.type().is("multipart", "report")
                && opened.type()
                        .parameter("report-type")
                        .filter(reportType::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<Machine> byItsSubject(String subject) {
        String folded = Fold.fold(subject).strip();
        String because = "a receipt by its subject";
        if (starts(folded, "lu :", "lu:", "read:", "accuse de lecture", "confirmation de lecture")
                || starts(folded, "read receipt", "return receipt")) {
            return Optional.of(new Machine.Notified("displayed", because));
        }
        if (starts(folded, "non lu :", "non lu:", "not read:")) {
            return Optional.of(new Machine.Notified("deleted", because));
        }
        return Optional.empty();
    }

    private static boolean starts(String text, String... beginnings) {
        for (String beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
