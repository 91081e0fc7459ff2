package fr.passerelle.config;

import java.util.List;
import java.util.stream.Collectors;

/// A configuration file holds mistakes; all of them are listed, in the order of the file.
public final class ConfigurationRefused extends RuntimeException {
    private final transient List<Mistake> mistakes;

    public ConfigurationRefused(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::inWords).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
