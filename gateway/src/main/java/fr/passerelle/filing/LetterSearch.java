package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Lookalike;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.Resemblance;
import fr.passerelle.document.DischargeMode;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.store.PatientMarks;
import fr.passerelle.understanding.Understood;
import java.util.Map;
import java.util.Optional;

/// Finds the case of a discharge letter.
final class LetterSearch {
    private final Inquiry it;
    private final RequestSearch requests;
    private final LikenessSearch likenesses;

    LetterSearch(Inquiry it, RequestSearch requests) {
        this.it = it;
        this.requests = requests;
        this.likenesses = new LikenessSearch(it);
    }

    Found discharge(Understood.Discharge discharge) {
        if (it.writer().isEmpty()) {
            return it.aPerson(
                    Optional.empty(), "a discharge letter whose sender nobody vouches for");
        }
        String from = it.writer().get().id();
        Fiche fiche = discharge.fiche();
        PatientMarks marks = PatientMarks.of(fiche);
        boolean named = discharge.doctor() instanceof Understood.DeclaredDoctor.Named;
        Optional<DischargeMode> mode = discharge.stay().mode();
        if (mode.filter(it -> it.to() == DischargeMode.To.UNKNOWN).isPresent()) {
            return it.aPerson(Optional.empty(), "a discharge letter whose way out is in no table");
        }
        Optional<DischargeMode.Ending> ending = mode.flatMap(DischargeMode::ends);
        Optional<CaseId> same =
                marks.ins().stream()
                        .flatMap(ins -> it.cases().findByIns(it.transaction(), ins).stream())
                        .findFirst();
        if (same.isPresent()) {
            Fiche before = it.cases().fiche(it.transaction(), same.get()).orElse(Fiche.EMPTY);
            if (Likeness.of(before, fiche) != Likeness.SAME) {
                return requests.somebodyElse(same.get(), from, fiche);
            }
            return Found.one(
                    new Occasion.LetterJoined(
                            same.get(), from, fiche.date(Field.DISCHARGE_DATE), named, ending),
                    same.get() + ", by the INS of an open case");
        }
        Optional<CaseId> alike = likenesses.find(fiche, Optional.empty());
        if (alike.isPresent()) {
            Lookalike.Letter letter =
                    new Lookalike.Letter(from, fiche.date(Field.DISCHARGE_DATE), named, ending);
            return perhaps(alike.get(), letter, fiche, marks);
        }
        if (ending.isPresent()) {
            return Found.one(
                    new Occasion.LetterKept(from, ending),
                    "no case is open and the patient did not go home");
        }
        return switch (discharge.doctor()) {
            case Understood.DeclaredDoctor.Named _ ->
                    Found.one(
                            new Occasion.LetterKept(from),
                            "no case is open and the letter names a doctor");
            case Understood.DeclaredDoctor.NotDeclared _ ->
                    requests.request(withoutDoctor(fiche), true);
            case Understood.DeclaredDoctor.NotSaid _ ->
                    it.aPerson(
                            Optional.empty(),
                            "a discharge letter that says nothing about a doctor");
        };
    }

    /// The coordinator is asked, one question a case at a time. What a number alone should not
    /// answer, a second question or two INS, is read as it comes.
    private Found perhaps(CaseId alike, Lookalike.Letter letter, Fiche fiche, PatientMarks marks) {
        Obstacle obstacle = fiche.ins().isPresent() ? Obstacle.OTHER_PATIENT : Obstacle.NO_INS;
        Resemblance resemblance = likenesses.compare(fiche, alike);
        if (resemblance.ins() == Resemblance.Ins.DIFFERENT) {
            return read(
                    alike,
                    letter,
                    "a discharge letter with the traits of this case and another INS",
                    "same traits, another INS",
                    obstacle);
        }
        if (it.likenesses().asked(it.transaction(), alike).isPresent()) {
            return read(
                    alike,
                    letter,
                    "a discharge letter that looks like a case about which a question is open",
                    "same traits, and a question is open",
                    obstacle);
        }
        marks.ins().ifPresent(ins -> it.cases().markPerhaps(it.transaction(), alike, ins));
        String lacks = fiche.ins().isPresent() ? "the case has no INS" : "the letter has no INS";
        return Found.one(
                        new Occasion.LooksAlike(alike, letter, resemblance),
                        alike + " perhaps: same traits, " + lacks)
                .behind(obstacle);
    }

    private static Found read(
            CaseId alike,
            Lookalike.Letter letter,
            String because,
            String perhaps,
            Obstacle obstacle) {
        return Found.one(
                        new Occasion.ForAPerson(
                                Optional.of(alike),
                                Optional.empty(),
                                Optional.of(letter.from()),
                                because),
                        alike + " perhaps: " + perhaps)
                .behind(obstacle);
    }

    /// The letter has said it: its author is not asked again.
    private static Fiche withoutDoctor(Fiche fiche) {
        return fiche.says(Field.MT_SITUATION)
                ? fiche
                : fiche.with(new Fiche(Map.of(Field.MT_SITUATION, "aucun")));
    }
}
