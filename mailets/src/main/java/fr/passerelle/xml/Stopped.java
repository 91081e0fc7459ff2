package fr.passerelle.xml;

/// The way out of a document that is not read any further, however deep its reader stands. Caught
/// in [Xml#read] only; carries no stack because it reports no fault. Unchecked, so that readers
/// can be written as lambdas.
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient XmlRead<?> ending;

    Stopped(XmlRead<?> ending) {
        super(null, null, false, false);
        this.ending = ending;
    }

    /// An ending without a value fits a reader of anything.
    <T> XmlRead<T> ending() {
        return switch (ending) {
            case XmlRead.Malformed<?>(var why, var place) -> new XmlRead.Malformed<>(why, place);
            case XmlRead.Unsafe<?>(var danger, var place) -> new XmlRead.Unsafe<>(danger, place);
            case XmlRead.Whole<?> _ -> throw new IllegalStateException("a whole document stops");
        };
    }
}
