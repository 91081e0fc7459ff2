package fr.passerelle.opening;

import fr.passerelle.document.Association;
import fr.passerelle.document.Author;
import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.PatientIdentifier;
import fr.passerelle.document.Professional;
import fr.passerelle.document.SubmissionSet;
import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import java.util.List;
import java.util.Optional;

/// The packages of a message as `.expected.yml` files tell them; nothing where there are none.
final class PackagesAsYaml {
    private final StringBuilder yaml;

    private PackagesAsYaml(StringBuilder yaml) {
        this.yaml = yaml;
    }

    static void write(List<XdmPackage> packages, StringBuilder yaml) {
        if (packages.isEmpty()) {
            return;
        }
        yaml.append("packages:\n");
        PackagesAsYaml told = new PackagesAsYaml(yaml);
        packages.forEach(told::one);
    }

    private void one(XdmPackage it) {
        line("  - part: \"" + it.part() + "\"");
        for (SubmissionSet set : it.submissionSets()) {
            line("    set: " + set.folder());
            text("      unique-id", set.uniqueId());
            text("      source", set.sourceId());
            text("      patient", set.patient().map(PackagesAsYaml::patient));
            text("      content", set.contentType().map(PackagesAsYaml::code));
            text("      submitted", set.submissionTime().map(time -> time.written()));
            text("      title", set.title());
        }
        it.documents().forEach(this::document);
        for (Association each : it.associations()) {
            line(
                    "    association in %s: %s %s %s"
                            .formatted(each.folder(), each.source(), each.kind(), each.target()));
        }
        for (XdmPackage.Other other : it.others()) {
            line("    other: %s (%d bytes)".formatted(other.path(), other.content().length()));
        }
        for (Defect defect : it.defects()) {
            line(
                    "    defect: %s, %s, found: %s"
                            .formatted(defect.kind(), defect.where().words(), defect.found()));
        }
    }

    private void document(XdmDocument it) {
        line("    document: " + it.path());
        text("      bytes", it.content().map(content -> "" + content.length()));
        line("      hash: " + it.hash());
        line("      size: " + it.size());
        it.entry().ifPresent(this::entry);
    }

    private void entry(DocumentEntry it) {
        text("      unique-id", it.uniqueId());
        text("      title", it.title());
        text("      type", it.mimeType());
        text("      language", it.language());
        text("      patient", it.patient().map(PackagesAsYaml::patient));
        text("      source-patient", it.sourcePatient().identifier().map(PackagesAsYaml::patient));
        it.sourcePatient().info().forEach(info -> line("        " + info));
        it.authors().forEach(this::author);
        text("      signed", it.legalAuthenticator().map(PackagesAsYaml::person));
        text("      class-code", it.codes().documentClass().map(PackagesAsYaml::code));
        text("      type-code", it.codes().type().map(PackagesAsYaml::code));
        text("      format-code", it.codes().format().map(PackagesAsYaml::code));
        it.codes().confidentiality().forEach(each -> line("      confidentiality: " + code(each)));
        text("      created", it.times().creation().map(time -> time.written()));
        text("      from", it.times().serviceStart().map(time -> time.written()));
        text("      to", it.times().serviceStop().map(time -> time.written()));
        for (DocumentEntry.Reference each : it.references()) {
            line("      reference: %s %s".formatted(each.number(), each.kind().orElse("")));
        }
    }

    private void author(Author it) {
        text("      author", it.person().map(PackagesAsYaml::person));
        it.specialties().forEach(each -> line("        specialty: " + code(each)));
        for (Organisation each : it.institutions()) {
            line(
                    "        institution: %s, %s of %s"
                            .formatted(
                                    each.name().orElse(""),
                                    each.number().orElse(""),
                                    each.authority().orElse("")));
        }
    }

    private static String person(Professional it) {
        return "%s %s, %s %s of %s"
                .formatted(
                        it.given().orElse(""),
                        it.family().orElse(""),
                        it.numberType().orElse(""),
                        it.number().orElse(""),
                        it.authority().orElse(""));
    }

    private static String patient(PatientIdentifier it) {
        return "%s of %s, %s%s"
                .formatted(
                        it.number(),
                        it.authority().orElse("nobody"),
                        it.type().orElse("no type"),
                        it.ins().isPresent() ? ", an INS" : "");
    }

    private static String code(Code it) {
        return "%s of %s, %s"
                .formatted(it.code(), it.scheme().orElse("nobody"), it.display().orElse(""));
    }

    private void text(String key, Optional<String> value) {
        value.ifPresent(it -> line(key + ": " + it));
    }

    private void line(String line) {
        yaml.append(line).append('\n');
    }
}
