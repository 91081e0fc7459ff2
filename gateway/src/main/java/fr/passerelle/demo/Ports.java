package fr.passerelle.demo;

/// Where the demonstration listens; 0 stands for any port that is free.
public record Ports(int smtp, int imap, int page) {
    static final Ports FREE = new Ports(0, 0, 0);
}
