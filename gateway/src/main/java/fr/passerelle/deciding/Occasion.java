package fr.passerelle.deciding;

import fr.passerelle.document.DischargeMode.Ending;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.understanding.Understood.News;
import fr.passerelle.understanding.reply.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What there is to decide on: something that *filing* found in a message, or a date that has
/// come.
public sealed interface Occasion {
    /// The case it is about, empty where it is about none.
    Optional<CaseId> about();

    /// A new request.
    ///
    /// @param referrer who asked, pseudonymous ("R04")
    /// @param missing keys of the compulsory fields that were not said
    /// @param urgent true for the urgent lane (a discharge letter that names no médecin traitant)
    record Requested(
            CaseId caseId,
            String referrer,
            Facts facts,
            Set<String> missing,
            Instant seniority,
            boolean urgent)
            implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// More was said about a case.
    ///
    /// @param missing what is still missing now
    record Supplemented(CaseId caseId, String by, Facts facts, Set<String> missing)
            implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// The same request again, from the same or another referrer.
    record Repeated(CaseId caseId, String referrer, boolean sameMessage) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// A discharge letter of a patient whose case is open, or whose letter names a doctor.
    ///
    /// @param namedDoctor true where the letter names a médecin traitant
    /// @param ending why a search makes no sense any more, where the letter says so in codes
    record LetterJoined(
            CaseId caseId,
            String from,
            Optional<LocalDate> dischargedOn,
            boolean namedDoctor,
            Optional<Ending> ending)
            implements Occasion {
        /// A letter of somebody who went home.
        public LetterJoined(
                CaseId caseId, String from, Optional<LocalDate> dischargedOn, boolean namedDoctor) {
            this(caseId, from, dischargedOn, namedDoctor, Optional.empty());
        }

        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// A discharge letter that opens nothing, and no case is open: it names a médecin traitant, or
    /// the patient did not go home.
    record LetterKept(String from, Optional<Ending> ending) implements Occasion {
        /// A letter that names a médecin traitant.
        public LetterKept(String from) {
            this(from, Optional.empty());
        }

        @Override
        public Optional<CaseId> about() {
            return Optional.empty();
        }
    }

    /// The coordinator answered whether the patient of this case died.
    record DeathAnswered(CaseId caseId, boolean confirmed) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// A case and something else look like one patient's, and no INS says so.
    record LooksAlike(CaseId caseId, Lookalike with, Resemblance resemblance) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// The coordinator says that they are two patients.
    record ToldApart(CaseId caseId, Lookalike from) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// The coordinator says that the letter is this patient's.
    record LetterRecognised(LetterJoined letter) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return letter.about();
        }
    }

    /// The coordinator says that another case is the same patient's: it goes on in this one.
    ///
    /// @param referrers of the other case
    /// @param facts what both say together, and what is `missing` then
    record Absorbs(
            CaseId caseId,
            CaseId absorbed,
            List<String> referrers,
            Facts facts,
            Set<String> missing,
            boolean urgent)
            implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// The other side of [Absorbs]: this case goes on in an older one.
    record Absorbed(CaseId caseId, CaseId into) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// The coordinator says that they are one patient's, and a machine may not lay them together.
    record StaysApart(CaseId caseId, CaseId other, Obstacle obstacle) implements Occasion {
        /// Why only a person can do it.
        public enum Obstacle {
            /// A doctor has said yes for the younger case, and expects somebody.
            DOCTOR_SAID_YES,
            /// One of them is over, or its file is destroyed: nothing is left to lay together.
            OVER,
            /// Two INS: one of them is wrong, or they are two people.
            TWO_INS
        }

        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// The coordinator answers a question that is not open: answered before, or never asked.
    record NotAsked(CaseId caseId) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// A doctor answered a proposal.
    record Answered(OfferId offer, Answer answer) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(offer.caseId());
        }
    }

    /// A doctor's machine answered: away, until a day where it says one.
    record Absent(OfferId offer, Optional<LocalDate> backOn) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(offer.caseId());
        }
    }

    /// A mail of ours came back. `offer` is empty where it was not a proposal.
    record Undelivered(CaseId caseId, Optional<OfferId> offer, boolean permanent, String status)
            implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// A letter of ours arrived, and the software of whom it went to did not integrate it.
    ///
    /// @param letter what it was
    /// @param person whom it went to, pseudonymous
    record NotIntegrated(CaseId caseId, LetterKind letter, String person, IntegrationError error)
            implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// News from the referrer (`R..`) or the doctor (`M..`).
    record Happened(CaseId caseId, String by, News news) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// Where is my request? One occasion a case that the asker follows.
    record StatusAsked(CaseId caseId, String by) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// A person must look at this message.
    ///
    /// @param by who wrote, pseudonymous, empty for strangers, to whom nothing is ever told
    /// @param because an English sentence without any name
    record ForAPerson(
            Optional<CaseId> caseId, Optional<OfferId> offer, Optional<String> by, String because)
            implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return caseId;
        }
    }

    /// Nothing to decide: receipts, machines, strangers.
    record Nothing(String because) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.empty();
        }
    }

    /// The next date of a case has come.
    record Due(CaseId caseId) implements Occasion {
        @Override
        public Optional<CaseId> about() {
            return Optional.of(caseId);
        }
    }

    /// What one message gave: several occasions where it asks about several cases.
    static List<Occasion> one(Occasion occasion) {
        return List.of(occasion);
    }
}
