package fr.passerelle.understanding.reply;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.text.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which mail of ours a message answers. A token is only one if [SentMails] knows it; the tag in
/// the subject is a name that anybody can guess, and so only ever contradicts.
///
/// Order: plus address (Delivered-To and its kin, To, Cc, envelope), then In-Reply-To and
/// References (RFC 5322 §3.6.4), then the text.
public final class TokenFinder {
    /// What was found.
    public sealed interface Found {
        /// @param where "address", "thread" or "text"
        record One(SentMail mail, String where) implements Found {}

        /// Mails of ours about different things: nobody can tell which one is meant.
        record Several() implements Found {}

        record None() implements Found {}
    }

    private static final List<String> ADDRESS_FIELDS =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc");

    /// A message asks the store at most so many times, whatever it holds.
    private static final int MAX_LOOKUPS = 40;

    private static final Pattern BETWEEN_IDS = Pattern.compile("[\\s,<>]++");

    private static final int MIN_TOKEN = 8;
    private static final int MAX_TOKEN = 64;

    /// Of each part of a report, so much is searched for a token.
    private static final int MAX_REPORT_PART_BYTES = 128 * 1024;

    /// Of all of them together.
    private static final int MAX_REPORT_BYTES = 1024 * 1024;

    private final SentMails sent;

    public TokenFinder(SentMails sent) {
        this.sent = sent;
    }

    /// For mail that a person wrote.
    ///
    /// @param lines its text, quoted or not
    public Found find(Opened opened, List<String> lines) {
        Search search = new Search();
        for (String value : addressValues(opened)) {
            details(value, search.address);
        }
        thread(opened.headers(), search);
        Found found = search.found();
        if (found instanceof Found.None) {
            for (String line : lines) {
                inText(line, search.text);
            }
            found = search.found();
        }
        // The tag in the subject is a hint: it can only say that something does not fit.
        return found instanceof Found.One one && contradicts(opened.subject(), one.mail())
                ? new Found.Several()
                : found;
    }

    /// For reports and other machines: the same places, then everything they send back.
    public Optional<SentMail> findInReport(Opened opened, List<String> lines) {
        Found found = find(opened, lines);
        if (found instanceof Found.One one) {
            return Optional.of(one.mail());
        }
        Search search = new Search();
        int left = MAX_REPORT_BYTES;
        for (Part part : opened.parts()) {
            if (left == 0) {
                break;
            }
            byte[] content = part.content();
            int length = Math.min(content.length, Math.min(left, MAX_REPORT_PART_BYTES));
            left -= length;
            inText(new String(content, 0, length, StandardCharsets.ISO_8859_1), search.text);
        }
        return search.found() instanceof Found.One one ? Optional.of(one.mail()) : Optional.empty();
    }

    /// The first of these Message-IDs that is one of ours.
    public Optional<SentMail> findById(List<String> ids) {
        return ids.stream()
                .limit(MAX_LOOKUPS)
                .flatMap(id -> sent.findByMessageId(id).stream())
                .findFirst();
    }

    private static boolean contradicts(String subject, SentMail mail) {
        Optional<String> here = Subject.tag(subject);
        Optional<String> ours = Subject.tag(mail.subject());
        return here.isPresent() && ours.isPresent() && !here.equals(ours);
    }

    private static List<String> addressValues(Opened opened) {
        List<String> values = new ArrayList<>();
        for (EmailAddress recipient : opened.received().envelope().recipients()) {
            values.add(recipient.toString());
        }
        for (String field : ADDRESS_FIELDS) {
            values.addAll(opened.headers().all(field));
        }
        return values;
    }

    /// QUIRK: Exchange and iOS put commas between message ids, others drop the brackets.
    private void thread(Headers headers, Search search) {
        ids(headers, "In-Reply-To", search);
        ids(headers, "References", search);
    }

    private static void ids(Headers headers, String field, Search search) {
        for (String value : headers.all(field)) {
            String[] ids = BETWEEN_IDS.split(value, 200);
            // The last reference is the nearest.
            for (int i = ids.length - 1; i >= 0; i--) {
                if (ids[i].indexOf('@') > 0) {
                    add("<" + ids[i] + ">", search.ids);
                }
            }
        }
    }

    /// The detail of every plus address in a header value (RFC 5233), its letter cut off.
    private static void details(String value, Set<String> tokens) {
        for (int plus = value.indexOf('+'); plus >= 0; plus = value.indexOf('+', plus + 1)) {
            int at = plus + 1;
            int last = Math.min(value.length(), at + MAX_TOKEN + 3);
            while (at < last && isTokenChar(value.charAt(at))) {
                at++;
            }
            if (at < value.length() && value.charAt(at) == '@') {
                token(value.substring(plus + 1, at)).ifPresent(token -> add(token, tokens));
            }
        }
    }

    /// Our addresses and message ids anywhere in a text.
    private static void inText(String text, Set<String> tokens) {
        details(text, tokens);
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = at;
            while (from > 0 && at - from <= MAX_TOKEN + 2 && isTokenChar(text.charAt(from - 1))) {
                from--;
            }
            if (at - from > 2 && text.charAt(from + 1) == '.') {
                token(text.substring(from, at)).ifPresent(token -> add(token, tokens));
            }
        }
    }

    /// Beyond the number of lookups no candidate is of any use.
    private static void add(String token, Set<String> tokens) {
        if (tokens.size() < MAX_LOOKUPS) {
            tokens.add(token);
        }
    }

    /// `r.`, `b.` and `k.` say where a token stood when it left; the token is the same.
    private static Optional<String> token(String detail) {
        String lower = detail.toLowerCase(java.util.Locale.ROOT);
        String bare = lower.length() > 2 && lower.charAt(1) == '.' ? lower.substring(2) : lower;
        return bare.length() >= MIN_TOKEN && bare.length() <= MAX_TOKEN
                ? Optional.of(bare)
                : Optional.empty();
    }

    private static boolean isTokenChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '-'
                || c == '_';
    }

    /// The candidates of one message, and what the store knows of them.
    private final class Search {
        final Set<String> address = new LinkedHashSet<>();
        final Set<String> ids = new LinkedHashSet<>();
        final Set<String> text = new LinkedHashSet<>();

        Found found() {
            Map<String, Found.One> mails = new LinkedHashMap<>();
            int lookups = 0;
            for (String token : address) {
                if (lookups++ < MAX_LOOKUPS) {
                    sent.find(token).ifPresent(mail -> add(mails, mail, "address"));
                }
            }
            for (String id : ids) {
                if (lookups++ < MAX_LOOKUPS) {
                    byId(id).ifPresent(mail -> add(mails, mail, "thread"));
                }
            }
            for (String token : text) {
                if (lookups++ < MAX_LOOKUPS) {
                    sent.find(token).ifPresent(mail -> add(mails, mail, "text"));
                }
            }
            if (mails.isEmpty()) {
                return new Found.None();
            }
            Found.One nearest = mails.values().iterator().next();
            for (Found.One other : mails.values()) {
                // News about a case decide nothing: there the older mails of a thread are only
                // its history, the proposal that led to the case among them.
                boolean history =
                        nearest.mail().kind() != SentMail.Kind.PROPOSAL
                                && other.where().equals("thread")
                                && nearest.mail().invited().equals(other.mail().invited());
                if (!history && !aboutTheSame(nearest.mail(), other.mail())) {
                    return new Found.Several();
                }
            }
            return nearest;
        }

        private Optional<SentMail> byId(String id) {
            int dot = id.indexOf('.');
            int at = id.indexOf('@');
            if (dot == 2 && at > dot) {
                Optional<SentMail> byToken =
                        token(id.substring(1, at)).flatMap(token -> sent.find(token));
                if (byToken.isPresent()) {
                    return byToken;
                }
            }
            return sent.findByMessageId(id);
        }

        private static void add(Map<String, Found.One> mails, SentMail mail, String where) {
            mails.putIfAbsent(mail.token(), new Found.One(mail, where));
        }

        /// A proposal and its reminder bear one name; so do the mails of one case. Without names
        /// two tokens are two things.
        private static boolean aboutTheSame(SentMail one, SentMail other) {
            if (one.token().equals(other.token())) {
                return true;
            }
            Optional<String> tag = Subject.tag(one.subject());
            return tag.isPresent()
                    && tag.equals(Subject.tag(other.subject()))
                    && one.kind() == other.kind()
                    && one.invited().equals(other.invited());
        }
    }
}
