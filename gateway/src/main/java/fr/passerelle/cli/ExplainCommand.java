package fr.passerelle.cli;

import fr.passerelle.config.FormFile;
import fr.passerelle.explaining.Explaining;
import fr.passerelle.explaining.Explanation;
import fr.passerelle.explaining.SentFile;
import fr.passerelle.explaining.Sources;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.trust.TrustAnchors;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `passerelle explain`: what the gateway would make of these files. Nothing is written, no
/// store is opened.
@Command(
        name = "explain",
        description = {
            "Lit des messages sans rien envoyer ni rien garder, et dit ce qui en serait fait.",
            "Un dossier est lu en entier. Un document seul (PDF…) est lu comme une pièce jointe."
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "CHEMIN", description = "Fichiers ou dossiers à lire.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Un objet JSON par message, un par ligne.")
    private boolean json;

    @Option(
            names = "--sent",
            paramLabel = "FICHIER.jsonl",
            description = "Les messages que la passerelle avait envoyés, un objet JSON par ligne.")
    private @Nullable Path sent;

    @Option(
            names = "--authserv-id",
            paramLabel = "NOM",
            description = {
                "Le serveur dont on croit l’en-tête Authentication-Results ;",
                "sans lui, rien ne dit qui a vraiment écrit."
            })
    private @Nullable String authservId;

    @Option(
            names = "--anchors",
            paramLabel = "FICHIER.pem",
            description = "Les autorités de certification à qui l’on se fie.")
    private @Nullable Path anchors;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = {
                "L’instant de la lecture (2026-03-02T08:00:00Z) ;",
                "sans lui, la date de chaque message."
            })
    private @Nullable Instant at;

    @Option(
            names = "--forms",
            paramLabel = "DOSSIER",
            description = {
                "Les fiches de saisine de la CPTS (config/forms) ;",
                "sans lui, la fiche de référence seule."
            })
    private @Nullable Path forms;

    @Option(
            names = "--no-ocr",
            description = {
                "Ne pas lire les pages qui sont des images, même si tesseract est installé :",
                "le résultat est alors le même sur toute machine."
            })
    private boolean noOcr;

    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                err.println("Ce fichier n’existe pas : " + path);
                return Exit.BAD_USAGE;
            }
        }
        Optional<TrustAnchors> believed = Optional.empty();
        if (anchors != null) {
            try {
                believed = Optional.of(TrustAnchors.read(List.of(anchors)));
            } catch (IOException | GeneralSecurityException none) {
                err.println("Je ne trouve aucun certificat d’autorité dans " + anchors + ".");
                return Exit.BAD_USAGE;
            }
        }
        SentMails mails = SentMails.none();
        Optional<EmailAddress> own = Optional.empty();
        if (sent != null) {
            try {
                SentFile file = SentFile.read(sent);
                mails = file;
                own = file.own();
            } catch (IOException unreadable) {
                err.println("Je ne peux pas lire " + sent + ".");
                return Exit.BAD_USAGE;
            } catch (SentFile.Unreadable wrong) {
                err.println(wrong.getMessage());
                return Exit.BAD_USAGE;
            }
        }
        return explain(
                new Explaining(
                        mails,
                        own,
                        Optional.ofNullable(authservId),
                        believed,
                        Optional.ofNullable(at),
                        new Explaining.Readers(
                                forms == null ? Forms.reference() : FormFile.readAll(forms),
                                noOcr ? PictureReader.none() : PictureReader.ofThisMachine()),
                        InstantSource.system()));
    }

    private int explain(Explaining explaining) {
        PrintWriter out = spec.commandLine().getOut();
        int[] leftToAPerson = {0};
        int[] read = {0};
        Sources.forEach(
                paths,
                file -> {
                    Explanation told = explaining.explain(file);
                    read[0]++;
                    if (told.needsAPerson()) {
                        leftToAPerson[0]++;
                    }
                    if (json) {
                        out.println(told.json());
                    } else {
                        told.inWords().forEach(out::println);
                        out.println();
                    }
                    out.flush();
                });
        if (read[0] == 0) {
            spec.commandLine().getErr().println("Je ne trouve là aucun message à lire.");
        }
        return leftToAPerson[0] == 0 ? Exit.DONE : Exit.NOT_ALL;
    }
}
