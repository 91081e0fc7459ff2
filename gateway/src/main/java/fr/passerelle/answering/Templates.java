package fr.passerelle.answering;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Every sentence a person will read, from the folder `templates/`, compiled once. The first
/// line of a file is its subject (`Objet : …`), then an empty line, then the letter.
///
/// Loading reads and compiles all of them, so that a mistake shows at start. Safe for many
/// threads.
public final class Templates {
    /// Where a letter's two dresses are cut from.
    record Rendered(String subject, String text, String html) {}

    private static final String LAYOUT = "layout.html";

    private final Map<String, Template> compiled = new HashMap<>();
    private final Template layout;
    private final Words words = new Words();

    private Templates(Template layout) {
        this.layout = layout;
    }

    /// @throws IllegalArgumentException naming the file that is missing or cannot be compiled
    public static Templates load(Path folder) {
        List<String> missing = missing(folder);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no template " + folder.resolve(missing.getFirst()));
        }
        try {
            String page = Files.readString(folder.resolve(LAYOUT));
            Templates templates = new Templates(compiler(folder).compile(page));
            templates.words.add(page);
            for (String house : List.of("letters", "refusals", "receipts", "parts")) {
                templates.loadAll(folder, house);
            }
            return templates;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("templates " + folder + " cannot be read", unreadable);
        }
    }

    /// What the folder lacks, as relative paths; empty is well. For `passerelle check`.
    public static List<String> missing(Path folder) {
        List<String> wanted = new ArrayList<>(List.of(LAYOUT));
        for (Language language : Language.values()) {
            for (LetterKind kind : LetterKind.values()) {
                wanted.add("letters/" + file(kind.templateName(), language));
            }
            wanted.add("receipts/" + file("processed", language));
            wanted.add("receipts/" + file("waits", language));
            wanted.add("receipts/" + file("failed", language));
            for (Class<?> refusal : Refusal.class.getPermittedSubclasses()) {
                wanted.add("refusals/" + file(kebab(refusal.getSimpleName()), language));
            }
        }
        return wanted.stream().filter(path -> !Files.isReadable(folder.resolve(path))).toList();
    }

    private void loadAll(Path folder, String house) throws IOException {
        if (!Files.isDirectory(folder.resolve(house))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder.resolve(house))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                String text = typeset(Files.readString(file), file.toString());
                try {
                    compiled.put(house + "/" + file.getFileName(), compiler(folder).compile(text));
                } catch (MustacheException mistake) {
                    throw new IllegalArgumentException(
                            "template " + file + ": " + mistake.getMessage(), mistake);
                }
                words.add(text);
            }
        }
    }

    /// Values are printed as they are: [Dress] escapes them, once, for the HTML dress. A value
    /// that is not there is empty, a section of it is left out.
    private static Mustache.Compiler compiler(Path folder) {
        return Mustache.compiler()
                .escapeHTML(false)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withLoader(
                        name ->
                                new StringReader(
                                        typeset(
                                                Files.readString(
                                                        folder.resolve("parts/" + name + ".txt")),
                                                name + ".txt")));
    }

    /// French puts a space that never breaks before `: ; ? !` and inside « », and its apostrophe
    /// is curved; the files are written with plain characters, which nobody mistypes.
    private static String typeset(String text, String file) {
        if (!file.endsWith(".fr.txt")) {
            return text;
        }
        StringBuilder set = new StringBuilder(text);
        for (int i = 1; i < set.length(); i++) {
            char c = set.charAt(i);
            if (set.charAt(i - 1) == ' '
                    && (c == ':' || c == ';' || c == '?' || c == '!' || c == '»')) {
                set.setCharAt(i - 1, '\u00a0');
            } else if (set.charAt(i - 1) == '«' && c == ' ') {
                set.setCharAt(i, '\u00a0');
            } else if (c == '\'' && Character.isLetter(set.charAt(i - 1))) {
                set.setCharAt(i, '’');
            }
        }
        return set.toString();
    }

    Rendered letter(LetterKind kind, Language language, Map<String, Object> context) {
        return render("letters/" + file(kind.templateName(), language), language, context);
    }

    Rendered refusal(Refusal refusal, Language language, Map<String, Object> context) {
        return render("refusals/" + file(refusal.templateName(), language), language, context);
    }

    Rendered receipt(String name, Language language, Map<String, Object> context) {
        return render("receipts/" + file(name, language), language, context);
    }

    /// Words that stand in the templates themselves and so tell nothing about anybody.
    Words words() {
        return words;
    }

    private Rendered render(String name, Language language, Map<String, Object> context) {
        Template template = compiled.get(name);
        if (template == null) {
            throw new IllegalStateException("no template " + name);
        }
        String rendered = template.execute(context);
        int line = rendered.indexOf('\n');
        int colon = rendered.indexOf(':');
        if (line < 0 || colon < 0 || colon > line) {
            throw new IllegalStateException("template " + name + " has no subject line");
        }
        String subject = rendered.substring(colon + 1, line).strip();
        String letter = rendered.substring(line + 1);
        StringBuilder title = new StringBuilder();
        Dress.escape(subject, 0, subject.length(), title);
        String html =
                layout.execute(
                        Map.of(
                                "language",
                                language.code(),
                                "subject",
                                title,
                                "body",
                                Dress.html(letter)));
        return new Rendered(subject, Dress.text(letter), html);
    }

    private static String file(String name, Language language) {
        return name + "." + language.code() + ".txt";
    }

    /// As [Refusal#templateName] does, for a class of which there is no instance yet.
    private static String kebab(String name) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                kebab.append('-');
            }
            kebab.append(c);
        }
        return kebab.toString().toLowerCase(Locale.ROOT);
    }
}
