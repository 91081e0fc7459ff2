package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import java.util.List;

/// What came out of a file or a text body.
public sealed interface HprimRead {
    record One(HprimLetter letter, List<Defect> defects) implements HprimRead {
        public One {
            defects = List.copyOf(defects);
        }
    }

    /// A file of several letters, in their order, each with a patient of its own.
    record Several(List<HprimLetter> letters, List<Defect> defects) implements HprimRead {
        public Several {
            letters = List.copyOf(letters);
            defects = List.copyOf(defects);
        }
    }

    /// Something of the family that only shares the name, or is closed.
    record Foreign(Relative relative) implements HprimRead {}

    record NotHprim() implements HprimRead {}

    /// What is recognised and not read.
    enum Relative {
        HPRIM_SANTE(Defect.Kind.HPRIM_SANTE, "HPRIM Santé"),
        HPRIM_XML(Defect.Kind.HPRIM_XML, "HPRIM XML"),
        APICRYPT(Defect.Kind.APICRYPT, "a message enciphered by Apicrypt");

        private final Defect.Kind defect;
        private final String inWords;

        Relative(Defect.Kind defect, String inWords) {
            this.defect = defect;
            this.inWords = inWords;
        }

        public Defect.Kind defect() {
            return defect;
        }

        public String inWords() {
            return inWords;
        }
    }
}
