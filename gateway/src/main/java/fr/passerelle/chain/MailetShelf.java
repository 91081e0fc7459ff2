package fr.passerelle.chain;

import fr.passerelle.mailets.StepMailet;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.Matcher;
import org.apache.mailet.MatcherConfig;

/// Where mailets and matchers are taken from by the name the chain's file gives: ours by their
/// bare name, James's own by theirs, any other by its full class name.
public final class MailetShelf {
    private static final List<String> MAILET_PACKAGES =
            List.of("fr.passerelle.mailets.", "org.apache.james.transport.mailets.", "");

    private static final List<String> MATCHER_PACKAGES =
            List.of("fr.passerelle.mailets.", "org.apache.james.transport.matchers.", "");

    private final Map<String, Supplier<Mailet>> ours;

    /// @param ours mailets that are built with what they need, by bare name
    public MailetShelf(Map<String, Supplier<Mailet>> ours) {
        this.ours = Map.copyOf(ours);
    }

    /// The mailet of this name, empty where there is none.
    Optional<Mailet> find(String name) {
        return Optional.ofNullable(ours.get(name))
                .map(Supplier::get)
                .or(() -> load(name, MAILET_PACKAGES, Mailet.class));
    }

    /// The step the mailet of this name makes, where it is one of the six.
    Optional<StepMailet> findStep(String name) {
        return find(name).filter(StepMailet.class::isInstance).map(StepMailet.class::cast);
    }

    Optional<Matcher> findMatcher(String name) {
        return load(name, MATCHER_PACKAGES, Matcher.class);
    }

    Mailet mailet(MailetConfig config) throws MessagingException {
        Mailet mailet =
                find(config.getMailetName())
                        .orElseThrow(
                                () ->
                                        new MessagingException(
                                                "no mailet " + config.getMailetName()));
        mailet.init(config);
        return mailet;
    }

    Matcher matcher(MatcherConfig config) throws MessagingException {
        Matcher matcher =
                findMatcher(config.getMatcherName())
                        .orElseThrow(
                                () ->
                                        new MessagingException(
                                                "no matcher " + config.getMatcherName()));
        matcher.init(config);
        return matcher;
    }

    private static <T> Optional<T> load(String name, List<String> packages, Class<T> type) {
        for (String prefix : packages) {
            Optional<Class<?>> found = findClass(prefix + name);
            if (found.isPresent() && type.isAssignableFrom(found.get())) {
                try {
                    return Optional.of(
                            type.cast(found.get().getDeclaredConstructor().newInstance()));
                } catch (ReflectiveOperationException notByItself) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> findClass(String className) {
        try {
            return Optional.of(Class.forName(className, true, MailetShelf.class.getClassLoader()));
        } catch (ClassNotFoundException elsewhere) {
            return Optional.empty();
        }
    }
}
