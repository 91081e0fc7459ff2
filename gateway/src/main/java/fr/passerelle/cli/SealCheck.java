package fr.passerelle.cli;

import fr.passerelle.answering.OutgoingSeal;
import fr.passerelle.mail.Sentence;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.RecipientCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `check` says of the mail that leaves: who signs it and until when, and for how many
/// correspondents it can be enciphered.
final class SealCheck {
    /// A certificate is ordered, issued and installed in this time.
    private static final Duration SOON = Duration.ofDays(60);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

    private SealCheck() {}

    /// One sentence, good or bad.
    record Line(boolean ok, String what, String sentence) {}

    static List<Line> look(OutgoingSeal seal, Instant now) {
        List<Line> lines = new ArrayList<>();
        if (seal.signs()) {
            lines.add(signature(seal.signer(now), now));
        }
        correspondents(seal, now, lines);
        return lines;
    }

    private static Line signature(Optional<Keyring.Signer> signer, Instant now) {
        if (signer.isEmpty()) {
            return new Line(
                    false,
                    "signature",
                    "aucune clé valable aujourd’hui ne peut signer pour l’adresse de la passerelle ;"
                            + " les messages partent sans signature.");
        }
        Instant end = signer.get().until();
        return new Line(
                true,
                "signature",
                "certificat %s, valable jusqu’au %s%s"
                        .formatted(
                                signer.get().serial(),
                                day(end),
                                end.isBefore(now.plus(SOON)) ? " : à renouveler" : ""));
    }

    private static void correspondents(OutgoingSeal seal, Instant now, List<Line> lines) {
        int all = 0;
        int usable = 0;
        List<Line> unusable = new ArrayList<>();
        Map<String, List<RecipientCertificate>> sorted = new TreeMap<>();
        seal.files().all().forEach((address, known) -> sorted.put(address.toString(), known));
        for (Map.Entry<String, List<RecipientCertificate>> entry : sorted.entrySet()) {
            for (RecipientCertificate known : entry.getValue()) {
                all++;
                Optional<Sentence> why = seal.unusable(known, now);
                if (why.isEmpty()) {
                    usable++;
                } else {
                    unusable.add(unusable(entry.getKey(), known, why.get().french()));
                }
            }
        }
        if (all > 0) {
            lines.add(
                    new Line(
                            true,
                            "correspondants",
                            "certificats connus : %d, utilisables : %d".formatted(all, usable)));
        }
        lines.addAll(unusable);
        for (Path file : seal.files().useless()) {
            lines.add(
                    new Line(
                            false,
                            "correspondants",
                            file.getFileName()
                                    + " : je n’y lis aucun certificat qui porte une adresse."));
        }
    }

    private static Line unusable(String address, RecipientCertificate known, String why) {
        return new Line(
                false,
                "correspondants",
                "certificat %s de %s refusé : %s ; rien n’est chiffré avec lui."
                        .formatted(known.serial(), address, why));
    }

    private static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }
}
