package fr.passerelle.understanding;

import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.automatic.BounceReason;
import fr.passerelle.understanding.automatic.BounceReasons;
import fr.passerelle.understanding.text.MessageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// How reports of failure that nobody here wrote are read: the reason, and whether the address is
/// lost.
///
/// @param wrong what was given another reason, with both
record BounceScore(int reports, int reasons, int hardOrSoft, List<String> wrong) {
    /// Three lines of the table in four were looked at while the lists of words were written; the
    /// fourth was only counted.
    static boolean isLookedAt(int line) {
        return line % 4 != 0;
    }

    /// @param rows which lines of the table count
    static BounceScore measure(Path folder, IntPredicate rows) throws IOException {
        Understander understander = Reading.understander();
        List<String> table = Files.readAllLines(folder.resolve("expected.tsv"));
        int reports = 0;
        int reasons = 0;
        int hard = 0;
        List<String> wrong = new ArrayList<>();
        for (int n = 1; n < table.size(); n++) {
            String[] row = table.get(n).split("\t", -1);
            if (!rows.test(n)) {
                continue;
            }
            String wanted = row[4];
            String read = "unreadable";
            boolean lost = false;
            if (Reading.open(Files.readAllBytes(folder.resolve(row[0]))) instanceof Opened opened) {
                Understood understood = understander.understand(opened);
                BounceReason reason = BounceReasons.of(opened, MessageText.of(opened));
                read = word(understood, reason);
                lost = read.equals(reason.word()) && reason.hard();
            }
            reports++;
            reasons += read.equals(wanted) ? 1 : 0;
            hard += lost == Boolean.parseBoolean(row[5]) ? 1 : 0;
            if (!read.equals(wanted)) {
                wrong.add(row[0] + " " + row[2] + ": " + wanted + ", read as " + read);
            }
        }
        return new BounceScore(reports, reasons, hard, wrong);
    }

    /// A delay has a reason like a failure; what is neither is called by its kind.
    private static String word(Understood understood, BounceReason reason) {
        return switch (understood) {
            case Understood.Bounce _ -> reason.word();
            case Understood.Receipt(_, _, var disposition, _) ->
                    disposition.equals("delayed") ? reason.word() : "delivered";
            case Understood.Automatic(_, _, _, var because) ->
                    because.contains("complaint") ? "feedback" : "vacation";
            case Understood.NotIntegrated _,
                    Understood.Intake _,
                    Understood.Supplement _,
                    Understood.Discharge _,
                    Understood.Reply _,
                    Understood.FollowUp _,
                    Understood.Command _,
                    Understood.Unclear _ ->
                    understood.kind();
        };
    }
}
