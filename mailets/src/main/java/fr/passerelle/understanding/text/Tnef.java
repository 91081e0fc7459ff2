package fr.passerelle.understanding.text;

import fr.passerelle.mail.Part;
import java.util.Arrays;

/// The wrapper in which Outlook hides attachments from everybody else (Transport Neutral
/// Encapsulation, MS-OXTNEF; « winmail.dat »). Recognised and never opened: its sender is told.
public final class Tnef {
    /// MS-OXTNEF §2.1.3.1: 0x223E9F78, the lowest byte first.
    private static final byte[] SIGNATURE = {0x78, (byte) 0x9f, 0x3e, 0x22};

    private Tnef() {}

    /// By its type, its name or its first bytes: programs on the way change the first two.
    public static boolean is(Part part) {
        boolean said =
                part.type().is("application", "ms-tnef")
                        || part.type().is("application", "vnd.ms-tnef")
                        || part.fileName().filter("winmail.dat"::equalsIgnoreCase).isPresent();
        return said
                || (part.type().type().equals("application")
                        && begins(part.head(SIGNATURE.length)));
    }

    private static boolean begins(byte[] content) {
        return Arrays.equals(content, SIGNATURE);
    }
}
