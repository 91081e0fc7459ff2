package fr.passerelle.understanding.reply;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.MessageText;
import fr.passerelle.understanding.text.Subject;
import java.util.List;
import java.util.Optional;

/// Reads the answer in a reply: new text, then meaning, for the plain text and for the HTML that
/// goes with it. Both must say the same.
public final class ReplyReader {
    private ReplyReader() {}

    public static Meaning.Meant read(Opened opened, MessageText text, SentMail mail) {
        if (Subject.isForward(opened.subject())) {
            return unclear("it was forwarded: the words may be somebody else's");
        }
        List<String> author = text.authorWords();
        Meaning.Meant meant = read(text.lines(), text, mail, author);
        if (meant.answer() instanceof Answer.Unclear) {
            return meant;
        }
        Optional<List<String>> html = text.otherVersion();
        if (html.isPresent()) {
            Meaning.Meant shown = read(html.get(), text, mail, author);
            if (!shown.answer().word().equals(meant.answer().word())) {
                return unclear("the plain text and the HTML do not say the same");
            }
        }
        return meant;
    }

    /// The new text alone, for mail that is no answer to a proposal.
    public static NewText.Result fresh(MessageText text, SentMail mail) {
        return NewText.read(text.lines(), mail.body(), text.authorWords());
    }

    private static Meaning.Meant read(
            List<String> lines, MessageText text, SentMail mail, List<String> author) {
        return switch (NewText.read(lines, mail.body(), author)) {
            case NewText.Result.Doubtful(var because) -> unclear(because);
            case NewText.Result.Fresh fresh -> Meaning.of(fresh, text.day());
        };
    }

    private static Meaning.Meant unclear(String because) {
        return new Meaning.Meant(new Answer.Unclear(), because);
    }
}
