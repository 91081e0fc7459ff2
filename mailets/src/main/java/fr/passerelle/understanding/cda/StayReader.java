package fr.passerelle.understanding.cda;

import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DischargeMode;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Field;
import fr.passerelle.document.Stay;
import fr.passerelle.xml.XmlElement;
import java.time.LocalDate;
import java.util.Optional;

/// Gathers what the header and the entries of the body say of the stay.
final class StayReader {
    private static final String ADMISSION = "ORG-070";
    private static final String DISCHARGE = "ORG-074";

    private final Notes notes;
    private boolean eventRead;
    private Optional<Code> eventKind = Optional.empty();
    private Optional<Code> encounterKind = Optional.empty();
    private Optional<Dtm> eventFrom = Optional.empty();
    private Optional<Dtm> eventTo = Optional.empty();
    private Optional<Dtm> encounterFrom = Optional.empty();
    private Optional<Dtm> encounterTo = Optional.empty();
    private Optional<Defect.Where> times = Optional.empty();
    private Optional<Code> facility = Optional.empty();
    private Optional<String> facilityName = Optional.empty();
    private Optional<Code> admission = Optional.empty();
    private Optional<DischargeMode> mode = Optional.empty();

    StayReader(Notes notes) {
        this.notes = notes;
    }

    /// The first one is the main act (CI-SIS); the others are its details.
    void documentationOf(XmlElement documentationOf) {
        if (eventRead) {
            return;
        }
        eventRead = true;
        documentationOf.children(
                event -> {
                    if (event.name().equals("serviceEvent")) {
                        event.children(this::inEvent);
                    }
                });
    }

    private void inEvent(XmlElement child) {
        switch (child.name()) {
            case "code" -> eventKind = Values.code(child);
            case "effectiveTime" ->
                    child.children(
                            end -> {
                                if (end.name().equals("low")) {
                                    eventFrom = end(end);
                                } else if (end.name().equals("high")) {
                                    notes.place(Field.DISCHARGE_DATE, end);
                                    eventTo = end(end);
                                }
                            });
            default -> {
                // Performers.
            }
        }
    }

    void componentOf(XmlElement componentOf) {
        componentOf.children(
                encounter -> {
                    if (encounter.name().equals("encompassingEncounter")) {
                        encounter.children(this::inEncounter);
                    }
                });
    }

    private void inEncounter(XmlElement child) {
        switch (child.name()) {
            case "code" -> encounterKind = Values.code(child);
            case "effectiveTime" ->
                    child.children(
                            end -> {
                                if (end.name().equals("low")) {
                                    encounterFrom = end(end);
                                } else if (end.name().equals("high")) {
                                    notes.place(Field.DISCHARGE_DATE, end);
                                    encounterTo = end(end);
                                }
                            });
            case "location" -> child.children(house -> house.children(this::inFacility));
            default -> {
                // Responsible party and participants.
            }
        }
    }

    private Optional<Dtm> end(XmlElement end) {
        times = times.or(() -> Optional.of(notes.place(end)));
        return Values.time(end, notes);
    }

    private void inFacility(XmlElement child) {
        switch (child.name()) {
            case "code" -> facility = facility.or(() -> Values.code(child));
            case "location" ->
                    child.children(
                            place -> {
                                if (place.name().equals("name")) {
                                    facilityName = facilityName.or(() -> Values.text(place));
                                }
                            });
            default -> {
                // Its number stands with the custodian.
            }
        }
    }

    /// Whether an observation of this code is one of those it is made of.
    static boolean asks(String observation) {
        return observation.equals(ADMISSION) || observation.equals(DISCHARGE);
    }

    /// One observation of the body.
    void observed(String what, Code value, Defect.Where where) {
        if (what.equals(ADMISSION)) {
            admission = admission.or(() -> Optional.of(value));
        } else if (what.equals(DISCHARGE)) {
            discharged(DischargeMode.of(value), where);
        }
    }

    private void discharged(DischargeMode read, Defect.Where where) {
        if (read.to() == DischargeMode.To.UNKNOWN) {
            notes.defect(Defect.Kind.UNKNOWN_DISCHARGE_MODE, where, read.code().code());
        }
        if (mode.isPresent() && mode.get().to() != read.to()) {
            // Home and dead at once: a person reads it.
            notes.defect(Defect.Kind.CONTRADICTION, where, read.code().code());
            mode = Optional.of(new DischargeMode(DischargeMode.To.UNKNOWN, mode.get().code()));
        } else if (mode.isEmpty()) {
            mode = Optional.of(read);
        }
    }

    Stay stay() {
        Optional<Dtm> from = eventFrom.or(() -> encounterFrom);
        Optional<Dtm> to = eventTo.or(() -> encounterTo);
        Optional<LocalDate> begins = from.flatMap(Dtm::day);
        Optional<LocalDate> ends = to.flatMap(Dtm::day);
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            notes.defect(
                    Defect.Kind.DATES_IN_WRONG_ORDER,
                    times.orElseThrow(),
                    begins.get() + " – " + ends.get());
        }
        return new Stay(
                encounterKind.or(() -> eventKind),
                from,
                to,
                facility,
                facilityName,
                admission,
                mode);
    }
}
