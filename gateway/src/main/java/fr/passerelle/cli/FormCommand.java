package fr.passerelle.cli;

import fr.passerelle.config.LearntForm;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.explaining.FormInFile;
import fr.passerelle.understanding.form.Learning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `passerelle form`: the fiches de saisine of a CPTS.
@Command(name = "form", description = "Les fiches de saisine d’une CPTS.")
final class FormCommand implements Runnable {
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Que faire de la fiche ? learn");
    }

    @Command(
            name = "learn",
            description = {
                "Propose un fichier de config/forms à partir d’une fiche, vierge ou remplie.",
                "Tout format qu’un message peut porter : PDF, DOCX, XLSX, ODT, texte, message."
            })
    int learn(@Parameters(paramLabel = "FICHIER", description = "La fiche de la CPTS.") Path file) {
        if (!Files.isRegularFile(file)) {
            spec.commandLine().getErr().println("Ce fichier n’existe pas : " + file);
            return Exit.BAD_USAGE;
        }
        Optional<WrittenDocument> written;
        try {
            written = FormInFile.find(file);
        } catch (IOException unreadable) {
            throw Stop.tryAgain("Je ne peux pas lire " + file + ".");
        }
        Optional<LearntForm> learnt = written.map(Learning::of).map(LearntForm::new);
        if (learnt.filter(LearntForm::isAny).isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Je ne trouve aucune question de fiche de saisine dans " + file + ".");
            return Exit.NOT_ALL;
        }
        learnt.get()
                .lines(String.valueOf(file.getFileName()))
                .forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return learnt.get().isComplete() ? Exit.DONE : Exit.NOT_ALL;
    }
}
