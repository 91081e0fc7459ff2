package fr.passerelle.understanding.pdf;

/// The document costs more than reading it is worth. No IOException: of those PDFBox thinks that
/// the next operator may do better.
final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
        super(null, null, false, false);
    }
}
