package fr.passerelle.understanding.reply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The clauses of a reply, or of a part of one, and what can be asked of them.
///
/// @param words of all clauses in a row; the cues count in them
/// @param heads where a clause begins
record Said(List<String> words, List<Cues.Found> cues, Set<Integer> heads, boolean asks) {
    private static final Set<String> FIRST_PERSON = Set.of("je", "j", "jpeux", "i");

    static Said of(List<Clause> clauses) {
        List<String> words = new ArrayList<>();
        List<Cues.Found> cues = new ArrayList<>();
        Set<Integer> heads = new HashSet<>();
        boolean asks = false;
        for (Clause clause : clauses) {
            int base = words.size();
            heads.add(base);
            words.addAll(clause.words());
            for (Cues.Found found : clause.cues()) {
                cues.add(new Cues.Found(found.cue(), base + found.from(), base + found.to()));
            }
            asks |= clause.asks();
        }
        return new Said(words, cues, heads, asks);
    }

    boolean isEmpty() {
        return words.isEmpty() && !asks;
    }

    boolean has(Cue cue) {
        return cues.stream().anyMatch(found -> found.cue() == cue);
    }

    boolean yes() {
        return cues.stream().anyMatch(found -> found.cue().isYes());
    }

    boolean no() {
        return cues.stream().anyMatch(found -> found.cue().isNo());
    }

    /// What stands behind the last word that takes something back (« pardon », « finalement »), or
    /// empty where nothing does. It counts alone only where it says yes or no itself.
    Optional<Said> behindCorrection() {
        for (int i = cues.size() - 1; i >= 0; i--) {
            if (cues.get(i).cue() == Cue.CORRECTION) {
                Said behind = part(cues.subList(i + 1, cues.size()));
                return behind.yes() || behind.no() ? Optional.of(behind) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    Said beforeContrast() {
        return part(cues.subList(0, contrast()));
    }

    Said afterContrast() {
        return part(cues.subList(contrast() + 1, cues.size()));
    }

    private int contrast() {
        int i = 0;
        while (cues.get(i).cue() != Cue.CONTRAST) {
            i++;
        }
        return i;
    }

    private Said part(List<Cues.Found> some) {
        return new Said(words, List.copyOf(some), heads, asks);
    }

    boolean isPoliteOnly() {
        return cues.stream().allMatch(found -> found.cue().isPolite());
    }

    boolean isKnown() {
        return !has(Cue.UNKNOWN);
    }

    /// The only no is that there is no room now.
    boolean isFullOnly() {
        return no()
                && cues.stream()
                        .filter(found -> found.cue().isNo())
                        .allMatch(found -> found.cue() == Cue.DECLINE_FULL);
    }

    /// True where every word is a yes or a courtesy.
    ///
    /// @param firm asks for a yes in the first person
    boolean isWholeYes(boolean firm) {
        boolean whole =
                cues.stream()
                        .allMatch(
                                found ->
                                        found.cue().isYes()
                                                || found.cue().isPolite()
                                                || found.cue() == Cue.EXCEPTION
                                                || found.cue() == Cue.OPENING_NO);
        return whole && yes() && (!firm || cues.stream().anyMatch(this::isFirm));
    }

    private boolean isFirm(Cues.Found found) {
        return found.cue() == Cue.ACCEPT && FIRST_PERSON.contains(words.get(found.from()));
    }

    /// True where a no is at the head of the text, at that of a clause in plain words, or in the
    /// first person anywhere: « le dossier est complet » is none.
    boolean isOutright() {
        boolean known = true;
        for (Cues.Found found : cues) {
            Cue cue = found.cue();
            if (cue.isNo()) {
                boolean plain = cue == Cue.DECLINE && heads.contains(found.from());
                if (known || plain || FIRST_PERSON.contains(words.get(found.from()))) {
                    return true;
                }
            }
            known &= cue != Cue.UNKNOWN;
        }
        return false;
    }

    /// A no of one or two words.
    boolean isBareNo() {
        return words.size() <= 2
                && cues.stream().allMatch(found -> found.cue().isNo() || found.cue().isPolite());
    }

    /// The first ground that is given, else that none is.
    Answer.Ground ground() {
        return cues.stream()
                .flatMap(found -> found.cue().ground().stream())
                .filter(ground -> ground != Answer.Ground.UNSAID)
                .findFirst()
                .orElse(Answer.Ground.UNSAID);
    }

    boolean isLater(LocalDate written) {
        return cues.stream()
                .anyMatch(
                        found ->
                                found.cue() == Cue.LATER
                                        || (found.cue() == Cue.WHEN
                                                && time(found, written).isPresent()));
    }

    /// A limit; « seulement » beside a time limits the time.
    boolean isLimited(LocalDate written) {
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i).cue();
            // « Dans deux mois » speaks of no two patients.
            boolean count = i > 0 && isTime(cues.get(i - 1), written);
            if ((cue == Cue.SCOPE && !count) || (cue == Cue.ONLY && !isLater(written))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTime(Cues.Found found, LocalDate written) {
        boolean later = found.cue() == Cue.LATER || found.cue() == Cue.WHEN;
        return later && time(found, written).isPresent();
    }

    /// A no in plain words, and not only a ground that might be one.
    boolean refuses() {
        return has(Cue.DECLINE);
    }

    /// The first time that is named for later, else the day after the last one away.
    Optional<Answer.Until> until(LocalDate written) {
        for (Cues.Found found : cues) {
            if (found.cue() == Cue.LATER || found.cue() == Cue.WHEN) {
                Optional<Answer.Until> time = time(found, written);
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        for (Cues.Found found : cues) {
            if (found.cue() == Cue.AWAY) {
                Optional<Answer.Until> time =
                        When.at(words, found.to(), written).map(until -> afterwards(until, found));
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        return Optional.empty();
    }

    /// « Jusqu'au 24 » names the last day away.
    private Answer.Until afterwards(Answer.Until until, Cues.Found found) {
        boolean lastDay = words.subList(found.from(), found.to()).contains("jusqu");
        return until instanceof Answer.Until.Day(var day) && lastDay
                ? new Answer.Until.Day(day.plusDays(1))
                : until;
    }

    /// The time behind these words, or in them (« le mois prochain »).
    private Optional<Answer.Until> time(Cues.Found found, LocalDate written) {
        return When.at(words, found.to(), written).or(() -> When.at(words, found.from(), written));
    }
}
