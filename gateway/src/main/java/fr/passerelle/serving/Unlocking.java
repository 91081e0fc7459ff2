package fr.passerelle.serving;

import fr.passerelle.answering.CorrespondentFiles;
import fr.passerelle.answering.OutgoingSeal;
import fr.passerelle.config.ConfigurationRefused;
import fr.passerelle.config.Mistake;
import fr.passerelle.config.Settings;
import fr.passerelle.opening.ClosedNetwork;
import fr.passerelle.opening.Directory;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.KeyFile;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.HttpResponder;
import fr.passerelle.opening.trust.Ocsp;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import fr.passerelle.opening.whitelist.ListInForce;
import fr.passerelle.receiving.Doors;
import fr.passerelle.whitelist.OwnAndListed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The keys and certificates a configuration names, read once for both ways: for opening what
/// comes, and for sealing what leaves.
///
/// @param opener believes and opens what the configuration says
/// @param seal empty where mail leaves as it is written
public record Unlocking(MimeOpener opener, Optional<OutgoingSeal> seal) {
    /// @param whiteList where one is kept; its domains are believed beside those of the settings
    /// @param known the mailboxes of those we know
    /// @throws ConfigurationRefused naming the file of keys, anchors, lists or certificates that
    ///     cannot be read
    static Unlocking of(Settings settings, Optional<ListInForce> whiteList, Directory known) {
        Settings.Trust wanted = settings.trust();
        Trusting trusting = trusting(wanted, whiteList, known);
        if (wanted.secureMail().isEmpty()) {
            return new Unlocking(new MimeOpener(trusting), Optional.empty());
        }
        Settings.SecureMailFiles files = wanted.secureMail().get();
        Keyring keys = keys(files.keys());
        Trust trust = trust(files);
        return new Unlocking(
                new MimeOpener(trusting, new SecureMail(keys, trust)),
                Optional.of(files.seal())
                        .filter(Settings.Seal::isAny)
                        .map(seal -> seal(seal, keys.speakingFor(settings.address()), trust)));
    }

    static Trusting trusting(
            Settings.Trust wanted, Optional<ListInForce> whiteList, Directory known) {
        ClosedNetwork own = ClosedNetwork.of(wanted.domains());
        return new Trusting(
                whiteList
                        .<ClosedNetwork>map(list -> new OwnAndListed(wanted.domains(), list))
                        .orElse(own),
                Trusting.PATIENTS,
                known,
                wanted.authservId());
    }

    private static OutgoingSeal seal(Settings.Seal wanted, Keyring keys, Trust trust) {
        return new OutgoingSeal(
                wanted.signs() ? Optional.of(keys) : Optional.empty(),
                wanted.correspondents().map(Unlocking::files).orElse(CorrespondentFiles.NONE),
                wanted.readGcm(),
                trust,
                new SecureRandom());
    }

    private static CorrespondentFiles files(Path folder) {
        try {
            return CorrespondentFiles.read(folder);
        } catch (IOException unreadable) {
            throw refused(folder, "Ce dossier de certificats ne peut pas être lu.");
        }
    }

    private static Trust trust(Settings.SecureMailFiles files) {
        return new Trust(
                anchors(files.anchors()),
                lists(files.revocationLists()),
                ocsp(files.ocsp()),
                switch (files.revocation()) {
                    case OFF -> Revocation.OFF;
                    case SOFT -> Revocation.SOFT;
                    case HARD -> Revocation.HARD;
                });
    }

    private static Optional<Ocsp> ocsp(Settings.Ocsp ocsp) {
        return switch (ocsp) {
            case Settings.Ocsp.Off() -> Optional.empty();
            case Settings.Ocsp.Named() ->
                    Optional.of(
                            Ocsp.asCertificatesSay(new HttpResponder(), InstantSource.system()));
            case Settings.Ocsp.At(var place) ->
                    Optional.of(Ocsp.at(place, new HttpResponder(), InstantSource.system()));
        };
    }

    /// What the OCSP responder of the configuration answers when `check` asks it about the first
    /// authority; empty where nobody is to be asked beforehand.
    ///
    /// @throws ConfigurationRefused naming the file of anchors that cannot be read
    public static Optional<Doors.Seen> lookAtOcsp(Settings.Trust trust) {
        return trust.secureMail().flatMap(Unlocking::look);
    }

    private static Optional<Doors.Seen> look(Settings.SecureMailFiles files) {
        return switch (files.ocsp()) {
            case Settings.Ocsp.Off() -> Optional.empty();
            case Settings.Ocsp.Named() ->
                    Optional.of(
                            new Doors.Seen(
                                    "ocsp",
                                    true,
                                    "Chaque certificat dit où l’on demande s’il est révoqué ; rien"
                                            + " à joindre d’avance."));
            case Settings.Ocsp.At(var place) -> Optional.of(look(place, anchors(files.anchors())));
        };
    }

    private static Doors.Seen look(URI place, TrustAnchors anchors) {
        try {
            Ocsp.look(place, new HttpResponder(), anchors.roots().getFirst());
            return new Doors.Seen("ocsp", true, "Le répondeur répond : " + place + ".");
        } catch (IOException silent) {
            return new Doors.Seen(
                    "ocsp",
                    false,
                    "Pas de réponse de %s (%s).".formatted(place, silent.getMessage()));
        }
    }

    private static Keyring keys(List<Settings.KeyFile> files) {
        Keyring keys = Keyring.EMPTY;
        for (Settings.KeyFile file : files) {
            String password;
            try {
                password = Files.readString(file.passwordFile()).strip();
            } catch (IOException unreadable) {
                throw refused(file.passwordFile(), "Ce mot de passe ne peut pas être lu.");
            }
            try {
                keys = keys.and(Keyring.read(List.of(new KeyFile(file.path(), password))));
            } catch (IOException | GeneralSecurityException wrong) {
                throw refused(
                        file.path(),
                        "Je n’y lis aucune clé ; attendu : un fichier PKCS#12 et son mot de passe.");
            }
        }
        return keys;
    }

    private static TrustAnchors anchors(Optional<Path> file) {
        if (file.isEmpty()) {
            return TrustAnchors.NONE;
        }
        try {
            return TrustAnchors.read(List.of(file.get()));
        } catch (IOException | GeneralSecurityException wrong) {
            throw refused(file.get(), "Je n’y lis aucun certificat d’autorité racine.");
        }
    }

    private static RevocationLists lists(Optional<Path> place) {
        if (place.isEmpty()) {
            return RevocationLists.NONE;
        }
        try {
            return RevocationLists.read(List.of(place.get()));
        } catch (IOException | GeneralSecurityException wrong) {
            throw refused(place.get(), "Ces listes de révocation ne peuvent pas être lues.");
        }
    }

    private static ConfigurationRefused refused(Path file, String sentence) {
        return new ConfigurationRefused(List.of(new Mistake(file, 0, "", sentence)));
    }
}
