package fr.passerelle.explaining;

import fr.passerelle.document.Author;
import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Code;
import fr.passerelle.document.DocumentIdentity;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.Participant;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.Professional;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.document.Stay;
import fr.passerelle.understanding.cda.CdaFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a clinical document says beyond the fiche, under the French keys of `explain`. Numbers are
/// as they were written, prefixes included.
final class ClinicalFacts {
    private final Map<String, String> fields;

    private ClinicalFacts(Map<String, String> fields) {
        this.fields = fields;
    }

    /// @param fields what is there already stays
    static void of(ClinicalDocument document, Map<String, String> fields) {
        ClinicalFacts facts = new ClinicalFacts(fields);
        facts.identity(document.identity());
        document.patient().ifPresent(facts::patient);
        facts.people(document);
        facts.stay(document.stay());
        facts.body(document.body());
    }

    private void identity(DocumentIdentity it) {
        put("type_document", it.code().map(Code::code));
        put("titre_document", it.title());
        put("identifiant_document", it.id().map(InstanceIdentifier::written));
        put("ensemble_document", it.set().map(InstanceIdentifier::written));
        put("version_document", it.version().map(String::valueOf));
        put("date_document", it.written().map(ClinicalFacts::when));
        put("confidentialite", it.confidentiality().map(Code::code));
        put("remplace", joined(it.replaces().stream().map(InstanceIdentifier::written).toList()));
    }

    private void patient(RecordTarget it) {
        put(
                "identifiants_locaux",
                joined(
                        it.identifiers().stream()
                                .filter(each -> each.ins().isEmpty())
                                .map(PatientIdentifier::number)
                                .toList()));
        put("premier_prenom", it.names().firstBirth());
        put("prenom_utilise", it.names().usedGiven());
    }

    private void people(ClinicalDocument document) {
        Optional<Author> author = document.authors().stream().findFirst();
        Optional<Professional> writer = author.flatMap(Author::person);
        put("auteur", writer.flatMap(CdaFields::name));
        put("auteur_rpps", writer.flatMap(Professional::number));
        put(
                "auteur_profession",
                author.flatMap(it -> it.specialties().stream().findFirst()).map(Code::code));
        put("etablissement", document.custodian().flatMap(Organisation::name));
        put("finess", document.custodian().flatMap(Organisation::number));
        switch (document.medecinTraitant()) {
            case MedecinTraitant.Named named -> {
                put("medecin_traitant", CdaFields.name(named.person()));
                put("medecin_traitant_rpps", named.person().number());
            }
            case MedecinTraitant.NoValue(var flavor) ->
                    put("medecin_traitant_absent", Optional.of(flavor.orElse("élément vide")));
            case MedecinTraitant.Absent() -> {
                // Not a word.
            }
        }
        put(
                "destinataires",
                joined(document.recipients().stream().map(ClinicalFacts::who).toList()));
        put(
                "adresse_par",
                joined(
                        document.participants().stream()
                                .filter(it -> it.role().equals("REFB") || it.role().equals("REF"))
                                .map(ClinicalFacts::who)
                                .toList()));
    }

    private static String who(Participant it) {
        return it.person()
                .flatMap(CdaFields::name)
                .or(() -> it.organisation().flatMap(Organisation::name))
                .or(() -> it.person().flatMap(Professional::number))
                .or(() -> it.organisation().flatMap(Organisation::number))
                .orElse("");
    }

    private void stay(Stay it) {
        put("type_sejour", it.kind().map(Code::code));
        put("date_entree", it.from().map(ClinicalFacts::when));
        put("date_sortie", it.to().map(ClinicalFacts::when));
        put("mode_entree", it.admission().map(Code::code));
        put("mode_sortie", it.mode().map(mode -> mode.to().word()));
        put("mode_sortie_code", it.mode().map(mode -> mode.code().code()));
        put("type_etablissement", it.facility().map(Code::code));
        put("lieu_sejour", it.facilityName());
    }

    private void body(ClinicalDocument.Body body) {
        switch (body) {
            case ClinicalDocument.Body.Attached(var mediaType, var content) ->
                    put(
                            "corps",
                            Optional.of("%s, %d octets".formatted(mediaType, content.length())));
            case ClinicalDocument.Body.Sections(var sections) ->
                    put(
                            "sections",
                            joined(
                                    sections.stream()
                                            .flatMap(it -> it.code().stream())
                                            .map(Code::code)
                                            .toList()));
            case ClinicalDocument.Body.Nothing() -> {
                // A header alone.
            }
        }
    }

    /// The day, where one was written.
    private static String when(Dtm time) {
        return time.day().map(Object::toString).orElse(time.written());
    }

    private static Optional<String> joined(List<String> texts) {
        return Optional.of(
                        texts.stream()
                                .filter(text -> !text.isBlank())
                                .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty());
    }

    private void put(String key, Optional<String> value) {
        value.ifPresent(text -> fields.putIfAbsent(key, text));
    }
}
