package fr.passerelle.mail;

/// What a mailbox of the closed network is tied to (ANS value set JDV_J139, and "CAB", which was
/// announced later).
public enum MailboxKind {
    /// PER: one professional.
    PERSONAL,
    /// ORG: a structure or one of its services; several people read it.
    ORGANISATIONAL,
    /// APP: a structure, read by its software.
    APPLICATION,
    /// CAB: a practice.
    PRACTICE
}
