package fr.passerelle.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.text.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// How much of replies that nobody here wrote is told rightly into quoted and new.
///
/// *Loose*: no line that must go is left, no line that must stay is lost; whether a signature
/// stays is a matter of taste and not counted. *Strict*: the text that stays is word for word the
/// wanted one, signature and all.
///
/// @param wrong what is loosely wrong, and how
record QuoteScore(int checks, int loose, int strict, List<String> wrong) {
    /// The wanted text and what is cut off stand in two folders, a file each.
    static QuoteScore ofPairs(Path folder) throws IOException {
        int loose = 0;
        int strict = 0;
        List<String> wrong = new ArrayList<>();
        List<Path> files = files(folder.resolve("test/emails"));
        for (Path file : files) {
            Path name = file.getFileName();
            List<String> mail = lines(file);
            List<String> stays = written(lines(folder.resolve("test/trimmed").resolve(name)));
            List<String> cut = lines(folder.resolve("test/elided").resolve(name));
            String fault = fault(mail, stays, cut);
            loose += fault.isEmpty() ? 1 : 0;
            strict += body(mail).equals(String.join("", stays).replace(" ", "")) ? 1 : 0;
            if (!fault.isEmpty()) {
                wrong.add(name + ": " + fault);
            }
        }
        return new QuoteScore(files.size(), loose, strict, wrong);
    }

    /// One check a line: what the visible reply equals, begins with, holds or does not hold.
    static QuoteScore ofChecks(Path folder) throws IOException {
        int checks = 0;
        int loose = 0;
        int strict = 0;
        List<String> wrong = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode check = json.readTree(line);
            List<String> mail = lines(folder.resolve(check.get("file").asText()));
            String op = check.get("op").asText();
            List<String> wanted = written(Lines.of(check.get("value").asText()));
            String all = String.join("", wanted).replace(" ", "");
            String body = body(mail);
            String kept = String.join("", written(NewText.unquoted(mail))).replace(" ", "");
            String fault =
                    switch (op) {
                        case "equals" -> fault(mail, wanted, without(mail, wanted));
                        case "startswith" -> kept.startsWith(all) ? "" : "another beginning";
                        case "contains" -> kept.contains(all) ? "" : "lost: " + wanted;
                        case "not_contains" -> body.contains(all) ? "left: " + wanted : "";
                        default -> "unknown check " + op;
                    };
            boolean exact =
                    switch (op) {
                        case "equals" -> body.equals(all);
                        case "startswith" -> body.startsWith(all);
                        case "contains" -> body.contains(all);
                        default -> !body.contains(all);
                    };
            checks++;
            loose += fault.isEmpty() ? 1 : 0;
            strict += exact ? 1 : 0;
            if (!fault.isEmpty()) {
                wrong.add(check.get("file").asText() + ": " + fault);
            }
        }
        return new QuoteScore(checks, loose, strict, wrong);
    }

    /// Lines that begin with `>` are quotes, and no loss, also where somebody else leaves them.
    private static String fault(List<String> mail, List<String> stays, List<String> cut) {
        List<String> kept = written(beforeSignature(NewText.unquoted(mail)));
        String all = String.join("", written(NewText.unquoted(mail))).replace(" ", "");
        for (String line : stays) {
            if (!line.startsWith(">") && !all.contains(line.replace(" ", ""))) {
                return "lost: " + line;
            }
        }
        List<String> goes = quoted(cut);
        Set<String> mayStay = new HashSet<>(stays);
        mayStay.addAll(written(cut).subList(0, written(cut).size() - goes.size()));
        for (String line : goes) {
            if (kept.contains(line) && !mayStay.contains(line)) {
                return "left: " + line;
            }
        }
        return "";
    }

    /// Up to the signature mark of RFC 3676 §4.3; what stands behind it is no quote.
    private static List<String> beforeSignature(List<String> lines) {
        int i = 0;
        while (i < lines.size() && !lines.get(i).strip().equals("--")) {
            i++;
        }
        return lines.subList(0, i);
    }

    /// What is read for a decision: new, and above the closing.
    private static String body(List<String> mail) {
        return switch (NewText.read(mail, "", List.of())) {
            case NewText.Result.Fresh fresh ->
                    String.join("", written(fresh.body())).replace(" ", "");
            case NewText.Result.Doubtful _ -> "";
        };
    }

    /// Of what is cut off, that which stands at or behind the first mark of a quote; what stands
    /// before it is a signature.
    private static List<String> quoted(List<String> cut) {
        for (int i = 0; i < cut.size(); i++) {
            String line = cut.get(i).strip().toLowerCase(Locale.ROOT);
            boolean marks =
                    line.startsWith(">")
                            || line.startsWith("from:")
                            || line.startsWith("*from:")
                            || line.startsWith("de :")
                            || line.startsWith("von:")
                            || line.startsWith("---")
                            || line.startsWith("___")
                            || line.endsWith(":")
                            || (line.contains("@") && line.contains("<"));
            if (marks) {
                return written(cut.subList(i, cut.size()));
            }
        }
        return List.of();
    }

    private static List<String> without(List<String> mail, List<String> wanted) {
        String all = String.join("\n", wanted);
        return mail.stream().filter(line -> !all.contains(line.strip())).toList();
    }

    private static List<String> written(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> lines(Path file) throws IOException {
        return Lines.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }
}
