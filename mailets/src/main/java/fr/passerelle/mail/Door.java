package fr.passerelle.mail;

/// A door messages come through.
///
/// @param name as the configuration calls it ("imap:bal-cpts", "smtp", "folder")
/// @param closedNetwork true where the operator has authenticated every sender by mutual TLS
///     between listed operators (MSSanté): the domain of From can then be believed
public record Door(String name, boolean closedNetwork) {}
