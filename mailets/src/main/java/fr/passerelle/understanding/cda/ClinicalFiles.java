package fr.passerelle.understanding.cda;

import fr.passerelle.opening.Opened;
import java.time.LocalDate;
import java.util.List;

/// The files of a message that may be clinical documents, wherever they lie in it. Looking for them
/// is cheap; reading them is [ClinicalMail#read].
public final class ClinicalFiles {
    private final List<ClinicalFile> files;

    private ClinicalFiles(List<ClinicalFile> files) {
        this.files = files;
    }

    /// @param day the day of the mail
    public static ClinicalFiles in(Opened opened, LocalDate day) {
        return new ClinicalFiles(ClinicalFile.of(opened, day));
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    List<ClinicalFile> all() {
        return files;
    }
}
