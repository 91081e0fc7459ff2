package fr.passerelle.mailets;

import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/// The record of the last step, as a mail carries it from one mailet to the next: one attribute,
/// one object. It is never serialised: a mail that is spooled to disk and read again begins at
/// opening, which gives the same result.
public final class Carried {
    /// The one attribute.
    public static final AttributeName ATTRIBUTE = AttributeName.of("passerelle");

    private Carried() {}

    /// The record this mail carries, where it is one of `type`. A mail that carries another
    /// step's record, or nothing, gives empty: the mailet that asked then has nothing to do.
    public static <T> Optional<T> find(Mail mail, Class<T> type) {
        return find(mail).filter(type::isInstance).map(type::cast);
    }

    /// The record this mail carries, whatever step made it.
    public static Optional<Object> find(Mail mail) {
        return mail.getAttribute(ATTRIBUTE).map(attribute -> attribute.getValue().value());
    }

    /// Replaces the record of the step before by the record of this one.
    public static void put(Mail mail, Object made) {
        mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.ofUnserializable(made)));
    }
}
