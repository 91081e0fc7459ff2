package fr.passerelle.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The benchmark: `gateway` (beside a Postfix relay), `journal` (durable intake beside the
/// limit of the disk), `steps` (what each step costs alone), or these three; by their names only
/// `hostile` (what the hostile messages cost), `open` (secure mail beside OpenSSL), `pdf` (the text
/// of a letter beside PDFBox, Tika and pdftotext), `cda` (readers of coded documents beside
/// DOM with XPath) and `replies` (from parsed mail to meaning).
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path root =
                Path.of(System.getProperty("passerelle.root", "..")).toAbsolutePath().normalize();
        List<String> what =
                arguments.length > 0
                        ? List.of(arguments)
                        : words(System.getProperty("bench.what", "steps journal gateway"));
        int rounds = Integer.getInteger("bench.rounds", 3);
        int mails = Integer.getInteger("bench.mails", 2000);
        int warm = Integer.getInteger("bench.warm", 4000);
        List<String> flags = words(System.getProperty("bench.flags", ""));
        Figures figures = new Figures(System.out);
        if (!what.isEmpty() && what.getFirst().equals("running")) {
            RunningPeer peer = RunningPeer.of(what);
            new BesidePostfix(root, figures, warm, mails, rounds)
                    .measureRunning(peer, peer.sinkPort(), peer.size());
            figures.table();
            System.exit(0);
        }
        for (String part : what) {
            switch (part) {
                case "gateway" -> {
                    BesidePostfix beside = new BesidePostfix(root, figures, warm, mails, rounds);
                    beside.measure(Mails.Size.TEXT, flags);
                    beside.measure(Mails.Size.ATTACHED, flags);
                }
                case "text" ->
                        new BesidePostfix(root, figures, warm, mails, rounds)
                                .measure(Mails.Size.TEXT, flags);
                case "journal" -> new DurableIntake(figures, rounds).measure();
                case "open" -> new SecureOpening(figures, rounds).measure();
                case "pdf" -> new BesidePdfBox(figures, rounds).measure();
                case "cda" -> new ClinicalReading(root, figures, rounds).measure();
                case "replies" -> new Replies(root, figures).measure();
                case "hostile" -> HostileMessages.measure(root);
                case "steps" -> new Steps(root, figures).measure();
                default -> throw new IllegalArgumentException("no such benchmark: " + part);
            }
        }
        figures.table();
        System.exit(0);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isBlank()).toList();
    }
}
