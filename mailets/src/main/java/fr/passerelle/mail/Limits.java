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

    /// The white list of MSSanté: 3.7 MB in March 2025.
    public static final int WHITE_LIST_BYTES = 24 * 1024 * 1024;

    /// 6,554 in March 2025.
    public static final int WHITE_LIST_ENTRIES = 25_000;

    /// Names that no domain can have: one in March 2025. More is no slip of the pen.
    public static final int WHITE_LIST_MISSPELT = 20;

    /// The longest text met in the list has 156.
    public static final int WHITE_LIST_TEXT_CHARS = 4096;

    /// The file of its digest: 64 characters and a line end.
    public static final int WHITE_LIST_DIGEST_BYTES = 1024;

    /// An OCSP answer: one status, a signature and its signer's certificate take three thousand.
    public static final int OCSP_BYTES = 64 * 1024;

    /// From the question to the end of the answer of an OCSP responder. A message waits for it.
    public static final int OCSP_SECONDS = 5;

    /// Questions to OCSP responders at once, whatever the number of messages.
    public static final int OCSP_LOOKUPS = 8;
    /// Files and folders in one archive. IHE XDM puts a few documents and their style sheets in
    /// one; the French profile one patient's.
    public static final int ARCHIVE_ENTRIES = 500;

    /// One file of an archive, unpacked: what a message may weigh.
    public static final int ARCHIVE_FILE_BYTES = 24 * 1024 * 1024;

    /// All archives of one message, unpacked.
    public static final int ARCHIVE_BYTES = 40 * 1024 * 1024;

    /// Bytes that come out for one that went in. XML with much repetition gives 50, deflate
    /// cannot give more than 1032.
    public static final int ARCHIVE_RATIO = 100;

    /// Below this a ratio says nothing: a short file of blanks packs a hundredfold too.
    public static final int ARCHIVE_RATIO_FREE_BYTES = 1024 * 1024;

    /// Archives that are opened in one message; the French profile sends one.
    public static final int ARCHIVES = 20;

    /// METADATA.XML of one folder; that of a set with fifty documents stays below one.
    public static final int METADATA_BYTES = 4 * 1024 * 1024;

    /// Objects (sets, documents, associations) in the metadata of one folder of a package.
    public static final int REGISTRY_OBJECTS = 1000;

    /// One XML document: a letter with its PDF inside, in base64.
    public static final int XML_BYTES = 24 * 1024 * 1024;

    /// Elements within elements; a CDA with tables in lists stays below fifty.
    public static final int XML_DEPTH = 128;

    /// Elements of one document; the largest laboratory reports have some ten thousand.
    public static final int XML_ELEMENTS = 200_000;

    /// Attributes of one element, namespaces included.
    public static final int XML_ATTRIBUTES = 128;

    /// Different names in one document; CDA and XDS know some hundreds.
    public static final int XML_NAMES = 1000;

    /// Names that fall on one place where all are kept in a table of 128: parsers keep them in
    /// such tables, and a stranger can choose names that all fall on the same. By chance some
    /// eight of a thousand do.
    public static final int XML_NAMES_TOGETHER = 40;

    public static final int XML_NAME_CHARS = 1024;

    /// Namespaces declared on the elements that are open at one time: a prefix is looked for
    /// among them one by one.
    public static final int XML_NAMESPACES = 256;

    public static final int XML_ATTRIBUTE_CHARS = 64 * 1024;

    /// Text of one element: a file of 12 MB in base64.
    public static final int XML_TEXT_CHARS = 16 * 1024 * 1024;

    /// Letters in one file of HPRIM; a laboratory sends an evening's reports to one doctor.
    public static final int HPRIM_LETTERS = 200;

    /// Coded results in one letter; a full blood and urine report has some two hundred.
    public static final int HPRIM_RESULTS = 2_000;

    /// One HL7 message: a document of 12 MB in base64 and what goes with it.
    public static final int HL7_BYTES = 24 * 1024 * 1024;

    /// Segments of one message; those beyond are not read.
    public static final int HL7_SEGMENTS = 5_000;

    /// Fields of one segment; PID has 39, PV1 52.
    public static final int HL7_FIELDS = 100;

    /// Repetitions of one field, and components of one value.
    public static final int HL7_PIECES = 100;

    /// Documents in one message.
    public static final int HL7_DOCUMENTS = 20;

    /// Defects that one message is told of.
    public static final int HL7_DEFECTS = 100;

    /// People of one kind in the header of a clinical document: authors, recipients, participants,
    /// contacts, identifiers of the patient. Honest ones have a dozen.
    public static final int CDA_PEOPLE = 50;

    /// Sections of a clinical document; a medical summary has twenty.
    public static final int CDA_SECTIONS = 300;

    /// One name, title or address line of a clinical document.
    public static final int CDA_VALUE_CHARS = 500;

    /// Defects that one document is told of.
    public static final int CDA_DEFECTS = 100;

    /// Clinical documents that are read in one message.
    public static final int CDA_DOCUMENTS = 50;

    /// Defects that one form is told of; a sheet of other things can have thousands.
    public static final int FORM_DEFECTS = 200;

    /// Boxes of one answer that are looked at; the longest lists have some forty.
    public static final int FORM_BOXES = 500;

    /// Cells of one row of a form that are read.
    public static final int FORM_CELLS = 256;

    /// One document of an office program: with its photographs, what a message may carry.
    public static final int OFFICE_BYTES = 24 * 1024 * 1024;

    /// What is unpacked of one such document: its text, its styles, its sheets. A hundred pages
    /// take two megabytes.
    public static final int OFFICE_XML_BYTES = 6 * 1024 * 1024;

    /// Cells of all tables and sheets of one document; a fiche has a few hundred.
    public static final int OFFICE_CELLS = 50_000;

    /// Cells left empty between two that are not, in one row of a sheet; where there are more,
    /// the rest is left out.
    public static final int OFFICE_GAP = 16;

    /// Fields of one form.
    public static final int OFFICE_FIELDS = 1_000;

    /// Headers, footers, notes and sheets of one document.
    public static final int OFFICE_PARTS = 60;

    /// Groups within groups in RTF; Word writes some twenty.
    public static final int RTF_DEPTH = 500;

    /// Fonts of one RTF.
    public static final int RTF_FONTS = 2_000;

    /// Fields of one form that can be filled in (AcroForm, FDF); the longest of administrations
    /// have some hundreds.
    public static final int FORM_FIELDS = 2_000;

    /// What one field may hold: ten pages of text.
    public static final int FORM_VALUE_BYTES = 32 * 1024;

    /// Names, labels and values of one form together.
    public static final int FORM_CHARS = 400_000;

    /// Points of one picture that is given to a program that reads letters. A page at 600 dots an
    /// inch has 35 million.
    public static final long PICTURE_POINTS = 40_000_000;

    /// Width or height of one picture, in points.
    public static final int PICTURE_SIDE = 20_000;

    /// A picture file. Telephones make five megabytes.
    public static final int PICTURE_BYTES = 16 * 1024 * 1024;

    /// Pages of one document that are read from pictures, and of one picture file (TIFF).
    public static final int PICTURE_PAGES = 8;

    /// What a program that reads letters may say of one picture: a dense page takes a hundred
    /// kilobytes.
    public static final int PICTURE_TEXT_BYTES = 4 * 1024 * 1024;

    /// What such a program may take for one document, all pages together.
    public static final int PICTURE_SECONDS = 45;

    /// How many such programs run at once.
    public static final int PICTURES_AT_ONCE = 2;

    private Limits() {}
}
