package fr.passerelle.answering;

import fr.passerelle.mail.EmailAddress;

/// The one person a mail goes to.
///
/// @param name as one would write it on an envelope ("Dr Claire Exemple"); may be empty
public record Addressee(String name, EmailAddress address, Language language) {
    /// A French-speaking addressee, which is nearly everybody.
    public static Addressee french(String name, EmailAddress address) {
        return new Addressee(name, address, Language.FRENCH);
    }
}
