package fr.passerelle.mail;

/// One sentence in two languages: English as logs, JSON and tests know it, French as the people
/// who use the gateway read it. Two sentences are equal when their English is: the French is its
/// translation.
///
/// A sentence may name an address that stood in the message ([#naming]). People read it whole; a
/// log gets [#withoutNames], and so does whoever writes a sentence out by accident.
public final class Sentence {
    private final String english;
    private final String french;
    private final String namelessEnglish;
    private final String namelessFrench;

    public Sentence(String english, String french) {
        this(english, french, english, french);
    }

    private Sentence(String english, String french, String namelessEnglish, String namelessFrench) {
        this.english = english;
        this.french = french;
        this.namelessEnglish = namelessEnglish;
        this.namelessFrench = namelessFrench;
    }

    /// Words that are the same in both languages, such as the names of ciphers.
    public static Sentence inBoth(String words) {
        return new Sentence(words, words);
    }

    public String english() {
        return english;
    }

    public String french() {
        return french;
    }

    /// This sentence, and behind a colon who it is about.
    ///
    /// @param name something that stood in the message or in a certificate
    public Sentence naming(String name) {
        return new Sentence(
                english + ": " + name, french + " : " + name, namelessEnglish, namelessFrench);
    }

    /// The same sentence without whom it names: fit for a log.
    public Sentence withoutNames() {
        return new Sentence(namelessEnglish, namelessFrench);
    }

    /// This sentence, and behind a semicolon another one.
    public Sentence and(Sentence other) {
        return then("; ", " ; ", other);
    }

    /// This sentence and another one behind it, with a mark or a blank between them.
    public Sentence then(String between, Sentence other) {
        return then(between, between, other);
    }

    private Sentence then(String between, String betweenInFrench, Sentence other) {
        return new Sentence(
                english + between + other.english,
                french + betweenInFrench + other.french,
                namelessEnglish + between + other.namelessEnglish,
                namelessFrench + betweenInFrench + other.namelessFrench);
    }

    /// This sentence, and a reason for it in brackets.
    public Sentence because(Sentence why) {
        return then(" (", why).then(")", inBoth(""));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sentence that && english.equals(that.english);
    }

    @Override
    public int hashCode() {
        return english.hashCode();
    }

    @Override
    public String toString() {
        return namelessEnglish;
    }
}
