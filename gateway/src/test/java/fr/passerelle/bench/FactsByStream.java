package fr.passerelle.bench;

import fr.passerelle.document.Author;
import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Code;
import fr.passerelle.document.DischargeMode;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.InstanceIdentifier;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.Participant;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.Professional;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.mail.Slice;
import fr.passerelle.patient.Ins;
import fr.passerelle.understanding.cda.CdaReader;
import fr.passerelle.understanding.cda.CdaReading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The same facts as [FactsByXPath], under the same names, by the reader of the gateway; which
/// reads more of the document than these.
final class FactsByStream {
    private FactsByStream() {}

    static Map<String, String> read(byte[] bytes) {
        if (!(CdaReader.read("1", Slice.of(bytes)) instanceof CdaReading.Read read)) {
            throw new IllegalArgumentException("no document of the benchmark");
        }
        ClinicalDocument it = read.document();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "id", it.identity().id().map(InstanceIdentifier::root));
        put(facts, "set", it.identity().set().map(InstanceIdentifier::root));
        put(facts, "version", it.identity().version().map(String::valueOf));
        put(facts, "code", it.identity().code().map(Code::code));
        put(facts, "title", it.identity().title());
        put(facts, "written", it.identity().written().map(Dtm::written));
        it.patient().ifPresent(patient -> patient(facts, patient));
        Optional<Author> author = it.authors().stream().findFirst();
        put(facts, "author", author.flatMap(Author::person).flatMap(Professional::number));
        put(
                facts,
                "profession",
                author.flatMap(a -> a.specialties().stream().findFirst()).map(Code::code));
        put(
                facts,
                "house",
                author.flatMap(a -> a.institutions().stream().findFirst())
                        .flatMap(Organisation::number));
        put(facts, "custodian", it.custodian().flatMap(Organisation::number));
        put(
                facts,
                "recipient",
                it.recipients().stream()
                        .findFirst()
                        .flatMap(Participant::person)
                        .flatMap(Professional::number));
        Optional<Professional> doctor =
                it.medecinTraitant() instanceof MedecinTraitant.Named named
                        ? Optional.of(named.person())
                        : Optional.empty();
        put(facts, "doctor", doctor.flatMap(Professional::number));
        put(facts, "doctor's name", doctor.flatMap(Professional::family));
        put(facts, "kind of stay", it.stay().kind().map(Code::code));
        put(facts, "admission", it.stay().from().map(Dtm::written));
        put(facts, "discharge", it.stay().to().map(Dtm::written));
        put(facts, "kind of house", it.stay().facility().map(Code::code));
        put(facts, "mode of discharge", it.stay().mode().map(DischargeMode::code).map(Code::code));
        put(facts, "mode of admission", it.stay().admission().map(Code::code));
        return facts;
    }

    private static void patient(Map<String, String> facts, RecordTarget it) {
        put(facts, "ins", it.ins().stream().findFirst().map(Ins::matricule));
        put(
                facts,
                "local number",
                it.identifiers().stream()
                        .filter(each -> each.ins().isEmpty())
                        .findFirst()
                        .map(PatientIdentifier::number));
        put(facts, "birth name", it.names().birth());
        put(facts, "name used", it.names().used());
        put(facts, "first given", it.names().firstBirth());
        put(facts, "given", it.names().given().stream().findFirst());
        put(facts, "sex", it.sex());
        put(facts, "born", it.birth().map(Dtm::written));
        put(facts, "born in", it.birthPlace());
        put(facts, "post code", it.address().postalCode());
        put(facts, "town", it.address().city());
        put(facts, "telecom", it.telecoms().stream().findFirst());
    }

    private static void put(Map<String, String> facts, String name, Optional<String> value) {
        facts.put(name, value.orElse(""));
    }
}
