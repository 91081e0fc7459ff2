package fr.passerelle.opening.xdm;

import fr.passerelle.archive.ArchivedFile;
import fr.passerelle.archive.CaseBlind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The folder of one set, found by its METADATA.XML (IHE ITI TF-2 §3.32.4.1.2:
/// `IHE_XDM/SUBSET01/METADATA.XML`), and the files in it by their URIs, which never lead out of
/// it.
///
/// @param base how the names of its files begin: with the folders, or, where a program forgot
///     the last slash, with the folder as the beginning of the name
/// @param standard whether it lies where the standard puts it, written as there
record Folder(String base, ArchivedFile metadata, boolean standard) {
    private static final String TOP = "IHE_XDM";
    private static final String METADATA = "METADATA.XML";

    /// How a URI was followed.
    sealed interface Found {
        record File(ArchivedFile file) implements Found {}

        /// The same name in other letters.
        record InOtherCase(ArchivedFile file) implements Found {}

        record Missing() implements Found {}

        /// It leads out of the folder.
        record Outside() implements Found {}
    }

    static boolean inXdm(String name) {
        return name.toUpperCase(Locale.ROOT).contains(TOP);
    }

    static List<Folder> find(List<ArchivedFile> files) {
        List<Folder> folders = new ArrayList<>();
        for (ArchivedFile file : files) {
            of(file).ifPresent(folders::add);
        }
        return folders;
    }

    // QUIRK: everything under one more folder, METADATA.xml in small letters, and the slash
    // before it forgotten (xdm/003, 004 and 005 in test-mailboxes/messages).
    private static Optional<Folder> of(ArchivedFile file) {
        String name = file.name();
        String upper = name.toUpperCase(Locale.ROOT);
        // Letters that change their number when they grow large are in no name of the standard.
        if (!upper.endsWith(METADATA) || upper.length() != name.length()) {
            return Optional.empty();
        }
        int top = upper.startsWith(TOP + "/") ? 0 : upper.indexOf("/" + TOP + "/") + 1;
        if (top == 0 && !upper.startsWith(TOP + "/")) {
            return Optional.empty();
        }
        String base = name.substring(0, name.length() - METADATA.length());
        String below = base.substring(top + TOP.length() + 1);
        int slash = below.indexOf('/');
        if (slash >= 0 && slash != below.length() - 1) {
            return Optional.empty();
        }
        boolean standard = top == 0 && name.startsWith(TOP) && name.endsWith(METADATA) && slash > 0;
        return Optional.of(new Folder(base, file, standard));
    }

    /// The folder's name with its slash, as a reader of `explain` looks for it.
    String name() {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    boolean holds(ArchivedFile file) {
        return CaseBlind.of(file.name()).startsWith(CaseBlind.of(base));
    }

    Found follow(String uri, Map<String, ArchivedFile> byName) {
        String relative = uri;
        while (relative.startsWith("./")) {
            relative = relative.substring(2);
        }
        boolean outside =
                relative.startsWith("/")
                        || relative.indexOf('\\') >= 0
                        || relative.indexOf(':') >= 0
                        || ("/" + relative + "/").contains("/../");
        if (outside) {
            return new Found.Outside();
        }
        for (String start : starts()) {
            ArchivedFile file = byName.get(CaseBlind.of(start + relative));
            if (file != null) {
                return file.name().endsWith(relative)
                        ? new Found.File(file)
                        : new Found.InOtherCase(file);
            }
        }
        return new Found.Missing();
    }

    /// Where the slash was forgotten for the metadata, it may have been for the documents too.
    private List<String> starts() {
        return base.endsWith("/") ? List.of(base) : List.of(base, base + "/");
    }

    /// A zip with two names that are one case-blind is refused before, so each has one file.
    static Map<String, ArchivedFile> byName(List<ArchivedFile> files) {
        Map<String, ArchivedFile> byName = new HashMap<>();
        for (ArchivedFile file : files) {
            byName.put(CaseBlind.of(file.name()), file);
        }
        return byName;
    }
}
