package fr.passerelle.understanding.office;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The container of Office 97 to 2003 ([MS-CFB]): recognised, told apart by the names of its
/// streams, and not read.
final class Compound {
    private static final byte[] MARK = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    private Compound() {}

    static boolean is(byte[] head) {
        return Bytes.begin(head, MARK);
    }

    /// What it holds, in words; empty for what no office program wrote.
    static Optional<String> whatIsIn(byte[] content) {
        if (holds(content, "EncryptedPackage")) {
            return Optional.of("protected by a password");
        }
        if (holds(content, "WordDocument")) {
            return Optional.of("a Word document of before 2007 (.doc)");
        }
        if (holds(content, "Workbook") || holds(content, "Book")) {
            return Optional.of("an Excel workbook of before 2007 (.xls)");
        }
        if (holds(content, "PowerPoint Document")) {
            return Optional.of("a presentation");
        }
        if (holds(content, "__properties_version1.0")) {
            return Optional.of("a message saved by Outlook (.msg)");
        }
        return Optional.empty();
    }

    /// A name begins its entry in the directory, and a nought ends it ([MS-CFB] §2.6.1).
    private static boolean holds(byte[] content, String stream) {
        return Bytes.find(content, (stream + "\0").getBytes(StandardCharsets.UTF_16LE)) >= 0;
    }
}
