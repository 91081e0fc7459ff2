package fr.passerelle.mailets;

import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.understanding.Understood;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/// Says what the steps found where every other mailet, rule and mail program can see it: in
/// attributes of the mail (`passerelle.signature` is `valid`) and in fields of its header
/// (`X-Passerelle-Signature: valid; signed by …`).
///
/// Whatever fields of these names the message came with are removed first, all of them: they were
/// somebody else's words. What a field says of a person stays on this server; a message that is
/// sent on outside of it should lose these fields again.
public final class ShowVerdicts extends GenericMailet {
    private static final String FIELD = "X-Passerelle-";
    private static final String ATTRIBUTE = "passerelle.";

    /// RFC 5322 §2.1.1, with room for the folding of encoded words.
    private static final int MOST_CHARS = 600;

    @Override
    public void service(Mail mail) throws MessagingException {
        MimeMessage message = mail.getMessage();
        List<String> forged = new ArrayList<>();
        for (var header : Collections.list(message.getAllHeaders())) {
            if (header.getName().regionMatches(true, 0, FIELD, 0, FIELD.length())) {
                forged.add(header.getName());
            }
        }
        for (String name : forged) {
            message.removeHeader(name);
        }
        Map<String, Said> found = found(mail);
        for (var each : found.entrySet()) {
            Said said = each.getValue();
            mail.setAttribute(
                    new Attribute(
                            AttributeName.of(ATTRIBUTE + each.getKey().toLowerCase(Locale.ROOT)),
                            AttributeValue.of(said.word())));
            message.setHeader(FIELD + each.getKey(), safe(said.inFull()));
        }
        // No saveChanges(): it would write the body anew, and a signature covers the body as it
        // came (RFC 8551 §3.5).
    }

    /// @param word one of a closed list, or one line without names
    /// @param why a sentence, possibly with addresses from the message
    private record Said(String word, String why) {
        String inFull() {
            return why.isEmpty() ? word : word + "; " + why;
        }
    }

    private static Map<String, Said> found(Mail mail) {
        Map<String, Said> found = new LinkedHashMap<>();
        Records.opened(mail).ifPresent(opened -> verdicts(opened, found));
        Carried.find(mail, Refused.class)
                .ifPresent(
                        refused ->
                                found.put("Refused", new Said(refused.why().templateName(), "")));
        Optional<Understood> understood = Records.understood(mail);
        understood.ifPresent(u -> found.put("Kind", new Said(u.kind(), u.because())));
        return found;
    }

    private static void verdicts(Opened opened, Map<String, Said> found) {
        found.put("Provenance", new Said(opened.provenance().line().english(), ""));
        found.put("Author", new Said(opened.authorClass().word(), ""));
        found.put("Sender", said(opened.sender()));
        found.put("Signature", said(opened.signature()));
        found.put("Encryption", said(opened.encryption()));
        found.put("Header", said(opened.header()));
    }

    private static Said said(Verdict verdict) {
        return new Said(verdict.word(), verdict.sentence().english());
    }

    /// One line of ASCII: whatever was read from a message can end no field and begin none.
    private static String safe(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST_CHARS; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        try {
            return MimeUtility.fold(
                    FIELD.length() + 12, MimeUtility.encodeText(line.toString(), "utf-8", null));
        } catch (UnsupportedEncodingException fault) {
            throw new IllegalStateException("every JDK has UTF-8", fault);
        }
    }
}
