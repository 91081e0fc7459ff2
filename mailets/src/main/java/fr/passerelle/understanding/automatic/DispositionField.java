package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.text.Fold;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The disposition of a report (RFC 8098 §3.2.6): `mode/sent; type/modifier`.
///
/// @param type what was done with the mail, lower case: "displayed", "processed"; [#UNKNOWN]
///     where the report does not say
/// @param error what the modifier and the Error field (§3.2.7) tell, empty where all is well
record DispositionField(String type, Optional<IntegrationError> error) {
    static final String UNKNOWN = "unknown";

    /// Of a part `message/disposition-notification`.
    static DispositionField read(Part part) {
        for (Map<String, String> group : StatusFields.groups(part)) {
            String value = group.getOrDefault("disposition", "");
            int semicolon = value.indexOf(';');
            if (semicolon >= 0) {
                return read(value.substring(semicolon + 1).strip(), group);
            }
        }
        return new DispositionField(UNKNOWN, Optional.empty());
    }

    private static DispositionField read(String value, Map<String, String> group) {
        int end = letters(value);
        String type = value.substring(0, end).toLowerCase(Locale.ROOT);
        String behind = value.substring(end).strip();
        String modifier = behind.startsWith("/") ? behind.substring(1).strip() : "";
        String word = Fold.fold(modifier.substring(0, letters(modifier)));
        boolean failed =
                switch (word) {
                    // "failure" is what AS2 (RFC 4130 §7.5.3) says beside "error".
                    case "error", "erreur", "failure" -> true;
                    // A type of RFC 3798 that RFC 8098 dropped.
                    default -> type.equals("failed");
                };
        return new DispositionField(
                type.isEmpty() ? UNKNOWN : type,
                failed ? Optional.of(error(modifier, group)) : Optional.empty());
    }

    /// The code behind the slash (volet v1.1.2), else the one of the Error field (v1.1.3).
    private static IntegrationError error(String modifier, Map<String, String> group) {
        int colon = modifier.indexOf(':');
        Optional<IntegrationError> behindTheSlash =
                colon < 0 ? Optional.empty() : IntegrationError.find(modifier.substring(colon + 1));
        return behindTheSlash
                .or(() -> IntegrationError.find(errorField(group)))
                .orElseGet(() -> IntegrationError.of(""));
    }

    private static String errorField(Map<String, String> group) {
        Headers.Field field = new Headers.Field("Error", group.getOrDefault("error", ""));
        return new Headers(List.of(field)).text("Error").orElse("");
    }

    private static int letters(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
