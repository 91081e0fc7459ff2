package fr.passerelle.answering;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The last look at a finished mail, at its very bytes. [CaseView] already keeps identity out by
/// type; this is the second lock, for the day somebody edits a template or hands over a commune
/// that is no commune.
///
/// One scan: words (without accents and case) against the patient's names, numbers against birth
/// date, phone and INS. A word that stands in the templates themselves, or that the mail names by
/// right (the doctor who is called like the patient), tells nothing and is passed.
final class OutgoingGuard {
    /// Shorter names than this stand inside every text and would stop every mail.
    private static final int MIN_NAME = 3;

    /// What joins two names and is nobody's.
    private static final Set<String> PARTICLES =
            Set.of("des", "les", "del", "dos", "van", "von", "der", "den", "ben", "abd", "epouse");

    /// Words of our own headers, layout and dates.
    private static final String OWN_WORDS =
            """
            Date From To Reply Subject Message ID In References Auto Submitted generated replied
            Response Suppress OOF AutoReply Content Language MIME Version Type multipart alternative
            mixed boundary text plain html charset utf Transfer Encoding quoted printable base
            Disposition attachment filename fr en mailto body OUI NON YES NO
            Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
            lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
            juillet août septembre octobre novembre décembre Monday Tuesday Wednesday Thursday
            Friday Saturday Sunday January February March April June July August September October
            November December table class foot lead button quiet href presentation role
            """;

    private final Words common;

    OutgoingGuard(Words templates) {
        common = templates;
        common.add(OWN_WORDS);
        for (Field field : Field.values()) {
            common.add(field.french());
            common.add(field.english());
        }
        for (AgeBand band : AgeBand.values()) {
            common.add(band.in(Language.FRENCH));
            common.add(band.in(Language.ENGLISH));
        }
        for (SpokenLanguage language : SpokenLanguage.values()) {
            common.add(language.in(Language.FRENCH));
            common.add(language.in(Language.ENGLISH));
        }
        for (Urgency urgency : Urgency.values()) {
            common.add(urgency.in(Language.FRENCH));
            common.add(urgency.in(Language.ENGLISH));
        }
        common.add("femme homme non précisé connue aucun médecin traitant parti déclaré bien lu");
        common.add("woman man not stated known no GP has left declared read line ligne objet");
        common.add("est un une du de message pièce jointe texte attachment subject part");
    }

    /// The check that holds for every mail: the header is the one that was meant.
    static Optional<Written.Objection> header(OutgoingMail mail) {
        byte[] raw = mail.raw().bytes();
        int recipients = 0;
        int senders = 0;
        int line = 0;
        while (line < raw.length && raw[line] != '\r') {
            int end = endOfLine(raw, line);
            if (end < 0) {
                return Optional.of(Written.Objection.HEADER_INJECTION);
            }
            boolean continued = raw[line] == ' ';
            if (!continued && !isField(raw, line, end)) {
                return Optional.of(Written.Objection.HEADER_INJECTION);
            }
            if (starts(raw, line, "To:")) {
                recipients++;
            } else if (starts(raw, line, "From:")) {
                senders++;
            } else if (starts(raw, line, "Cc:") || starts(raw, line, "Bcc:")) {
                recipients += 2;
            }
            line = end + 2;
        }
        boolean oneToOne = recipients == 1 && senders == 1;
        boolean clean =
                plain(mail.recipient().toString())
                        && mail.returnPath().map(path -> plain(path.toString())).orElse(true)
                        && Conversation.safe(mail.messageId());
        return oneToOne && clean
                ? Optional.empty()
                : Optional.of(Written.Objection.HEADER_INJECTION);
    }

    /// One address, without anything that could end or divide it.
    private static boolean plain(String address) {
        return address.chars()
                .noneMatch(
                        c -> c <= ' ' || c > '~' || c == ',' || c == ';' || c == '<' || c == '>');
    }

    private static int endOfLine(byte[] raw, int at) {
        for (int i = at; i + 1 < raw.length; i++) {
            if (raw[i] == '\r') {
                return raw[i + 1] == '\n' ? i : -1;
            }
            if (raw[i] == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isField(byte[] raw, int at, int end) {
        for (int i = at; i < end; i++) {
            if (raw[i] == ':') {
                return i > at;
            }
            if (raw[i] <= ' ') {
                return false;
            }
        }
        return false;
    }

    private static boolean starts(byte[] raw, int at, String name) {
        if (at + name.length() > raw.length) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase((char) raw[at + i])
                    != Character.toLowerCase(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// The check for a mail that may not identify anybody.
    ///
    /// @param innocent names this mail bears by right
    Optional<Written.Objection> whole(OutgoingMail mail, Fiche fiche, String innocent) {
        Optional<Written.Objection> inHeader = header(mail);
        if (inHeader.isPresent()) {
            return inHeader;
        }
        Identity identity = Identity.of(fiche);
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        Scan scan = new Scan(identity, innocent);
        scan.text(mail.subject());
        scan.end();
        scan.bytes(mail.raw().bytes());
        scan.end();
        return scan.found ? Optional.of(Written.Objection.IDENTITY) : Optional.empty();
    }

    /// What must not be seen: folded words, and digits as they would be dialled or dated.
    private record Identity(Set<String> names, Set<String> dates, Set<String> numbers) {
        static Identity of(Fiche fiche) {
            Set<String> names = new HashSet<>();
            Set<String> dates = new HashSet<>();
            Set<String> numbers = new HashSet<>();
            for (Field field : new Field[] {Field.BIRTH_NAME, Field.USED_NAME, Field.GIVEN_NAMES}) {
                fiche.value(field)
                        .ifPresent(
                                value -> {
                                    for (String word : Words.of(value)) {
                                        if (word.length() >= MIN_NAME
                                                && !PARTICLES.contains(word)) {
                                            names.add(word);
                                        }
                                    }
                                });
            }
            fiche.value(Field.BIRTH_DATE)
                    .filter(iso -> iso.length() == 10)
                    .ifPresent(
                            iso -> {
                                String year = iso.substring(0, 4);
                                String month = iso.substring(5, 7);
                                String day = iso.substring(8);
                                dates.add(day + month + year);
                                dates.add(year + month + day);
                                dates.add(month + day + year);
                                dates.add(day + month + year.substring(2));
                            });
            fiche.value(Field.PHONE)
                    .map(OutgoingGuard::digits)
                    .filter(phone -> phone.length() >= 9)
                    .ifPresent(phone -> numbers.add(phone.substring(phone.length() - 9)));
            fiche.ins()
                    .map(ins -> digits(ins.matricule()))
                    .filter(ins -> ins.length() >= 13)
                    .ifPresent(ins -> numbers.add(ins.substring(0, 13)));
            return new Identity(names, dates, numbers);
        }

        boolean isEmpty() {
            return names.isEmpty() && dates.isEmpty() && numbers.isEmpty();
        }
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /// Goes once over the characters, gathering words and numbers as they end.
    private final class Scan {
        private static final int MAX_WORD = 64;
        private static final int MAX_RUN = 40;

        private final Identity identity;
        private final String innocent;
        private Optional<Set<String>> innocentWords = Optional.empty();
        private final StringBuilder word = new StringBuilder();

        /// Digits so far, across blanks, dots, dashes and slashes; a month's name counts as its
        /// number.
        private final StringBuilder run = new StringBuilder();

        private int group;
        private int gap;
        private boolean found;

        Scan(Identity identity, String innocent) {
            this.identity = identity;
            this.innocent = innocent;
        }

        void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                character(text.charAt(i));
            }
        }

        /// Quoted-printable undone on the way: soft line breaks vanish, `=C3=A9` is `é`. Headers
        /// in Q-encoded words come out the same way; their `Date` line is not looked at, since a
        /// newborn's birth date may be today's.
        void bytes(byte[] raw) {
            byte[] octets = new byte[raw.length];
            int size = 0;
            for (int i = startAfterDate(raw); i < raw.length; i++) {
                byte b = raw[i];
                if (b == '=' && i + 2 < raw.length) {
                    if (raw[i + 1] == '\r' && raw[i + 2] == '\n') {
                        i += 2;
                        continue;
                    }
                    int high = Character.digit(raw[i + 1], 16);
                    int low = Character.digit(raw[i + 2], 16);
                    if (high >= 0 && low >= 0) {
                        octets[size++] = (byte) ((high << 4) | low);
                        i += 2;
                        continue;
                    }
                }
                octets[size++] = b;
            }
            text(new String(octets, 0, size, StandardCharsets.UTF_8));
        }

        private static int startAfterDate(byte[] raw) {
            return starts(raw, 0, "Date:") ? Math.max(endOfLine(raw, 0), 0) : 0;
        }

        private void character(char c) {
            int letter = Words.fold(c);
            if (letter != 0) {
                if (word.length() < MAX_WORD) {
                    word.append((char) letter);
                }
                return;
            }
            if (!word.isEmpty()) {
                endOfWord();
            }
            if (c >= '0' && c <= '9') {
                if (gap > 0) {
                    endOfGroup();
                }
                group++;
                run.append(c);
                if (run.length() > MAX_RUN) {
                    numbers();
                    run.delete(0, run.length() - MAX_RUN / 2);
                }
            } else if (!run.isEmpty()) {
                gap++;
                boolean joins =
                        c == ' ' || c == '\u00a0' || c == '.' || c == '-' || c == '/' || c == ',';
                if (!joins || gap > 3) {
                    endOfRun();
                }
            }
        }

        /// A day or month of one digit is padded, so that 5/3/1944 is 05031944.
        private void endOfGroup() {
            if (group == 1) {
                run.insert(run.length() - 1, '0');
            }
            group = 0;
            gap = 0;
        }

        private void endOfWord() {
            String ended = word.toString();
            word.setLength(0);
            if (!run.isEmpty()) {
                int month = Months.number(ended);
                if (month > 0) {
                    endOfGroup();
                    run.append(month < 10 ? "0" : "").append(month);
                    gap = 0;
                } else if (!ended.equals("er")) {
                    endOfRun();
                }
            }
            if (identity.names().contains(ended)
                    && !common.contains(ended)
                    && !innocents().contains(ended)) {
                found = true;
            }
        }

        private Set<String> innocents() {
            if (innocentWords.isEmpty()) {
                innocentWords = Optional.of(Words.of(innocent));
            }
            return innocentWords.get();
        }

        private void endOfRun() {
            endOfGroup();
            numbers();
            run.setLength(0);
        }

        private void numbers() {
            if (run.length() < 6) {
                return;
            }
            String digits = run.toString();
            for (String date : identity.dates()) {
                // Six digits alone are too common inside longer numbers.
                if (date.length() == 6 ? digits.equals(date) : digits.contains(date)) {
                    found = true;
                }
            }
            for (String number : identity.numbers()) {
                if (digits.contains(number)) {
                    found = true;
                }
            }
        }

        void end() {
            if (!word.isEmpty()) {
                endOfWord();
            }
            endOfRun();
        }
    }

    /// French and English months by their folded names.
    private static final class Months {
        private static final String[] FRENCH = {
            "janvier", "fevrier", "mars", "avril", "mai", "juin",
            "juillet", "aout", "septembre", "octobre", "novembre", "decembre"
        };
        private static final String[] ENGLISH = {
            "january", "february", "march", "april", "may", "june",
            "july", "august", "september", "october", "november", "december"
        };

        private Months() {}

        static int number(String word) {
            for (int i = 0; i < FRENCH.length; i++) {
                if (FRENCH[i].equals(word) || ENGLISH[i].equals(word)) {
                    return i + 1;
                }
            }
            return 0;
        }
    }
}
