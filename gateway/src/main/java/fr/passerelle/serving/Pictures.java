package fr.passerelle.serving;

import fr.passerelle.config.Settings.Ocr;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.picture.Tesseract;
import fr.passerelle.understanding.picture.Tesseract.Search;
import java.util.Optional;

/// The program that reads pages that are pictures, as the settings want it.
public final class Pictures {
    private Pictures() {}

    /// @param ok whether the program is there, or need not be
    public record Seen(boolean ok, String sentenceFr) {}

    /// Reads nothing where the program is not wanted or not there.
    static PictureReader reader(Ocr ocr) {
        return search(ocr)
                .map(
                        search ->
                                switch (search) {
                                    case Search.Found(var tesseract) ->
                                            PictureReader.with(tesseract);
                                    case Search.Absent _, Search.WithoutFrench _, Search.Silent _ ->
                                            PictureReader.none();
                                })
                .orElseGet(PictureReader::none);
    }

    /// Looks for the program, and says what that gave.
    public static Seen look(Ocr ocr) {
        return search(ocr)
                .map(search -> seen(search, !(ocr instanceof Ocr.IfInstalled)))
                .orElseGet(
                        () ->
                                new Seen(
                                        true,
                                        "les images ne sont pas lues (ocr : non) ; elles vont à"
                                                + " une personne."));
    }

    private static Optional<Search> search(Ocr ocr) {
        return switch (ocr) {
            case Ocr.Off() -> Optional.empty();
            case Ocr.IfInstalled(), Ocr.Wanted() -> Optional.of(Tesseract.find(Tesseract.PROGRAM));
            case Ocr.At(var program) -> Optional.of(Tesseract.find(program.toString()));
        };
    }

    private static Seen seen(Search search, boolean wanted) {
        return switch (search) {
            case Search.Found _ ->
                    new Seen(
                            true,
                            "tesseract trouvé, avec le français (fra) ; les pages numérisées sont"
                                    + " lues, et chaque valeur reste à vérifier.");
            case Search.Absent() ->
                    new Seen(
                            !wanted,
                            "tesseract n’est pas installé ; une page qui est une image va à une"
                                    + " personne.");
            case Search.WithoutFrench() ->
                    new Seen(
                            false,
                            "tesseract trouvé, mais sans le français (fra) ; installez"
                                    + " tesseract-ocr-fra. Les images vont à une personne.");
            case Search.Silent() ->
                    new Seen(
                            false,
                            "le programme indiqué ne répond pas comme tesseract ; les images vont"
                                    + " à une personne.");
        };
    }
}
