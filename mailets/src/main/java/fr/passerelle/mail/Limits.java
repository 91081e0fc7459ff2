package fr.passerelle.mail;

/// What a message may cost. Every limit of opening stands here; each is checked while scanning,
/// before anything is built, and going over it is a [Refusal] or, where reading can go on
/// without harm, the point from which text stays as it was received.
///
/// There is no limit on a body line (RFC 5322 §2.1.1 says 998): bodies are slices, a long line
/// costs nothing, and programs do write base64 on one line. A line matters where a reader is
/// given it: a header line is part of its field ([#FIELD_BYTES]), and of a text no more than
/// [#TEXT_CHARS] reach the readers, on however many lines.
public final class Limits {
    /// The patient side of the closed network takes 25 MB of files (the professional side 10
    /// MB); base64 makes 34 MB of them.
    public static final int MESSAGE_BYTES = 36 * 1024 * 1024;

    /// A mail with fifty scanned pages, one file each, and its HTML with inline pictures stays
    /// below a hundred.
    public static final int PARTS = 500;

    /// A forward of a forward adds two levels; fifteen forwards are no longer a letter.
    public static final int DEPTH = 32;

    /// Fields in one header; long relay chains and mailing lists stay below two hundred.
    public static final int HEADER_FIELDS = 1000;

    /// One header with all its fields; above the largest that mail programs still read.
    public static final int HEADER_BYTES = 512 * 1024;

    /// One field, folded lines included: a To line with a thousand people.
    public static final int FIELD_BYTES = 128 * 1024;

    /// Fields of all headers of one message together. A part has three or four, an attached
    /// message thirty; each becomes objects many times its size.
    public static final int ALL_FIELDS = 20_000;

    /// What attached messages in base64 or quoted-printable may be long together, before they
    /// are decoded into memory of their own; those beyond stay closed.
    public static final int ENCODED_MESSAGES_BYTES = 12 * 1024 * 1024;

    /// What is read of the text of a message, all its parts together: no letter and no form of a
    /// person comes near. The rest is filed, and not read.
    public static final int TEXT_CHARS = 400_000;

    /// Lines of that text.
    public static final int TEXT_LINES = 5_000;

    /// Tags of an HTML text that are read. What Word makes of a long letter has eight thousand.
    public static final int HTML_TAGS = 20_000;

    /// Attributes of one tag, counted by what may part them; a style is one.
    public static final int HTML_ATTRIBUTES = 500;

    /// RFC 2046 §5.1.1 allows 70; some programs write several hundred.
    public static final int BOUNDARY_BYTES = 4096;

    /// Encoded words in one field (RFC 2047), those in charsets nobody knows among them; those
    /// after stay as they stand.
    public static final int ENCODED_WORDS = 2000;

    /// Parameters of one Content-Type or Content-Disposition; those after are dropped.
    public static final int PARAMETERS = 200;

    /// RFC 2231 sections of one parameter; a value with more is left out.
    public static final int PARAMETER_SECTIONS = 200;

    /// Comments within comments in an address (RFC 5322 §3.2.2).
    public static final int COMMENT_DEPTH = 16;

    /// What is kept of a file name: the longest name file systems take.
    public static final int FILE_NAME_CHARS = 255;

    /// Signed in signed in signed: triple wrapping (RFC 2634 §1.1) and one more.
    public static final int CMS_LAYERS = 4;

    private Limits() {}
}
