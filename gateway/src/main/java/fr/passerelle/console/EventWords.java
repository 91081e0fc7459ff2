package fr.passerelle.console;

import fr.passerelle.deciding.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The events of one case as sentences. Fed in order, because an answer only bears the number of
/// its offer.
final class EventWords {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.FRANCE);

    private final Names names;
    private final Map<Integer, String> asked = new HashMap<>();

    EventWords(Names names) {
        this.names = names;
    }

    /// Empty where there is nothing to tell.
    Optional<String> of(Event event) {
        return switch (event) {
            case Event.CaseOpened it ->
                    Optional.of(
                            (it.urgent() ? "Demande urgente ouverte" : "Demande ouverte")
                                    + (it.missing().isEmpty()
                                            ? ""
                                            : " ; il manque %d réponse%s"
                                                    .formatted(
                                                            it.missing().size(),
                                                            it.missing().size() > 1 ? "s" : "")));
            case Event.CaseSupplemented it ->
                    Optional.of(
                            it.missing().isEmpty()
                                    ? "La demande est maintenant complète"
                                    : "Précisions reçues ; il en manque encore");
            case Event.ReferrerJoined it ->
                    Optional.of(names.of(it.referrer()) + " suit aussi cette demande");
            case Event.LetterJoined it ->
                    Optional.of("Lettre de sortie jointe, reçue de " + names.of(it.from()));
            case Event.DeathReported _ ->
                    Optional.of("Un décès est annoncé : recherche arrêtée, à confirmer");
            case Event.DeathDenied _ -> Optional.of("Décès démenti : le dossier reprend");
            case Event.LikenessFound it ->
                    Optional.of("Ressemble au dossier %s : à confirmer".formatted(it.other()));
            case Event.LetterLooksAlike it ->
                    Optional.of(
                            "Une lettre reçue de %s ressemble à ce dossier : à confirmer"
                                    .formatted(names.of(it.from())));
            case Event.LikenessSettled it ->
                    Optional.of(
                            it.other().map(other -> "Dossier " + other).orElse("Lettre")
                                    + (it.same()
                                            ? " : c’est la même personne"
                                            : " : c’est une autre personne"));
            case Event.CaseAbsorbed it ->
                    Optional.of("Le dossier %s est réuni à celui-ci".formatted(it.absorbed()));
            case Event.CaseMerged it ->
                    Optional.of("Le dossier continue sous le numéro " + it.into());
            case Event.OfferMade it -> {
                String doctor = names.of(it.volunteer());
                asked.put(it.number(), doctor);
                yield Optional.of(
                        "Proposée au %s, qui a jusqu’au %s"
                                .formatted(doctor, day(it.expiresAt().minusSeconds(1))));
            }
            case Event.OfferReminded it -> Optional.of("Rappel au " + doctor(it.number()));
            case Event.OfferExpired it ->
                    Optional.of(
                            "Pas de réponse du %s dans le délai".formatted(doctor(it.number())));
            case Event.OfferDeclined it ->
                    Optional.of(
                            "Le %s a dit non%s"
                                    .formatted(
                                            doctor(it.number()),
                                            it.quotaReached() ? " : ses places sont prises" : ""));
            case Event.OfferAccepted it ->
                    Optional.of(
                            "Le %s a dit oui%s"
                                    .formatted(
                                            doctor(it.number()),
                                            it.late()
                                                    ? ", en retard mais la place était libre"
                                                    : ""));
            case Event.OfferLost it ->
                    Optional.of(
                            "Le %s n’est plus sollicité%s"
                                    .formatted(
                                            doctor(it.number()),
                                            it.saidYes() ? " ; son oui reste en réserve" : ""));
            case Event.OfferFreed it -> Optional.of(freed(it));
            case Event.VolunteerFull it ->
                    Optional.of(
                            "Plus de proposition au %s avant le %s"
                                    .formatted(names.of(it.volunteer()), day(it.until())));
            case Event.ContactMade _ -> Optional.of("Le médecin et le patient sont en contact");
            case Event.AppointmentMade it ->
                    Optional.of("Rendez-vous pris pour le " + day(it.on()));
            case Event.AppointmentKept _ -> Optional.of("Le rendez-vous a eu lieu");
            case Event.AppointmentMissed _ -> Optional.of("Le rendez-vous n’a pas eu lieu");
            case Event.DoctorDeclared _ -> Optional.of("Le médecin traitant est déclaré");
            case Event.FollowUpAsked it ->
                    Optional.of("Question posée " + Spoken.to(names.of(it.of())));
            case Event.PutBackInQueue _ -> Optional.of("Remise dans la file, à son rang d’origine");
            case Event.HandedToCoordinator _ -> Optional.of("Confiée à la coordination");
            case Event.NothingFound _ -> Optional.of("Aucun médecin volontaire ne convient");
            case Event.Erased _ -> Optional.of("Données du patient effacées : la clé est détruite");
            case Event.Closed _ -> Optional.of("Dossier terminé");
            case Event.NextDate it -> it.at().map(at -> "À revoir le " + day(at));
        };
    }

    private String freed(Event.OfferFreed it) {
        String doctor = doctor(it.number());
        return switch (it.why()) {
            case "absent" ->
                    "Le %s est absent%s"
                            .formatted(
                                    doctor,
                                    it.backOn().map(day -> " jusqu’au " + day(day)).orElse(""));
            case "undeliverable" -> "Le message au %s n’a pas pu être remis".formatted(doctor);
            case "withdrawn" -> "Le %s retire son oui".formatted(doctor);
            default -> "La place chez le %s est libérée".formatted(doctor);
        };
    }

    private String doctor(int number) {
        return asked.getOrDefault(number, "médecin");
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
