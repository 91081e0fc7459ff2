package fr.passerelle.explaining;

import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.reply.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a dry run found out about one file.
///
/// @param file as it was named on the command line, or found below a folder named there
/// @param kind the word of [Understood#kind], or `refused`
/// @param trust `sender`, `signature`, `encryption`; empty where the message was refused
/// @param patient those of the fields that say who the patient is
/// @param fields everything that was read, by the key of its field
/// @param answer of a reply, only
/// @param offer the token of the mail of ours that it is about
/// @param because one English sentence
/// @param opened empty where it was refused
public record Explanation(
        String file,
        String kind,
        Map<String, Verdict> trust,
        Map<String, String> patient,
        Map<String, String> fields,
        List<Document> documents,
        List<Defect> defects,
        Optional<Answer> answer,
        Optional<String> offer,
        String because,
        Optional<Opened> opened,
        Optional<Understood> understood) {
    static final String REFUSED = "refused";

    /// A document that came with the message.
    ///
    /// @param part its place ("1.2")
    /// @param size in bytes, decoded; 0 where the file is missing
    /// @param packaged what its package says of it, where it came in one
    public record Document(
            String part,
            String type,
            Optional<String> name,
            int size,
            Optional<Packaged> packaged) {}

    /// What an XDM package says of a document of its own.
    ///
    /// @param hash whether the bytes are those the metadata speak of
    /// @param sizeCheck whether there are as many as the metadata say
    /// @param code its type (`11490-0`), where the metadata name one
    public record Packaged(
            Verdict hash, Verdict sizeCheck, Optional<String> title, Optional<Code> code) {}

    /// Whether a person has to look at it.
    public boolean needsAPerson() {
        return kind.equals(REFUSED) || kind.equals("unclear");
    }

    /// The object that `explain --json` prints on a line of its own.
    public String json() {
        return AsJson.of(this);
    }

    /// The six steps, for people.
    public List<String> inWords() {
        return InWords.of(this);
    }
}
