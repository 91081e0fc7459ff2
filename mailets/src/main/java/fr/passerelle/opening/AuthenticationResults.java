package fr.passerelle.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One Authentication-Results field (RFC 8601 §2.2): who checked, and what they found.
///
/// @param authservId lower-cased
record AuthenticationResults(String authservId, List<Result> results) {
    AuthenticationResults {
        results = List.copyOf(results);
    }

    /// @param method "dmarc", "dkim", "spf" …, lower-cased, without its version
    /// @param outcome "pass", "fail", "none" …, lower-cased
    /// @param headerFrom property header.from (DMARC), lower-cased
    /// @param signingDomain property header.d of DKIM, or the domain of header.i, lower-cased
    record Result(
            String method,
            String outcome,
            Optional<String> headerFrom,
            Optional<String> signingDomain) {}

    static AuthenticationResults read(String field) {
        List<List<String>> statements = statements(field);
        String id = statements.getFirst().isEmpty() ? "" : statements.getFirst().getFirst();
        List<Result> results = new ArrayList<>();
        for (List<String> words : statements.subList(1, statements.size())) {
            result(words).ifPresent(results::add);
        }
        return new AuthenticationResults(id, results);
    }

    /// `method[/version]=outcome` and then properties `type.name=value`.
    private static Optional<Result> result(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String first = words.getFirst();
        int equals = first.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        String method = first.substring(0, equals);
        int version = method.indexOf('/');
        Optional<String> from = Optional.empty();
        Optional<String> signer = Optional.empty();
        for (String word : words) {
            if (word.startsWith("header.from=")) {
                from = Optional.of(domain(word.substring("header.from=".length())));
            } else if (word.startsWith("header.d=")) {
                signer = Optional.of(word.substring("header.d=".length()));
            } else if (word.startsWith("header.i=") && signer.isEmpty()) {
                signer = Optional.of(domain(word.substring("header.i=".length())));
            }
        }
        return Optional.of(
                new Result(
                        version < 0 ? method : method.substring(0, version),
                        first.substring(equals + 1),
                        from,
                        signer));
    }

    private static String domain(String identity) {
        return identity.substring(identity.lastIndexOf('@') + 1);
    }

    /// The field cut at its semicolons, each piece in words; comments dropped, quotes undone,
    /// blanks around "=" closed up.
    private static List<List<String>> statements(String field) {
        List<List<String>> statements = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int comment = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || comment > 0)) {
                i++;
            } else if (comment > 0) {
                comment += c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                word.append(c);
            } else if (c == '(') {
                comment = 1;
            } else if (c == ';') {
                end(words, word);
                statements.add(words);
                words = new ArrayList<>();
            } else if (c == ' ' || c == '\t') {
                if (!endsOpen(word) && !nextIsEquals(field, i)) {
                    end(words, word);
                }
            } else {
                word.append(c);
            }
        }
        end(words, word);
        statements.add(words);
        return statements;
    }

    private static boolean endsOpen(StringBuilder word) {
        return !word.isEmpty() && word.charAt(word.length() - 1) == '=';
    }

    private static boolean nextIsEquals(String field, int from) {
        return from + 1 < field.length() && field.charAt(from + 1) == '=';
    }

    private static void end(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
