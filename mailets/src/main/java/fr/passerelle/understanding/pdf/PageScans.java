package fr.passerelle.understanding.pdf;

import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.picture.Picture;
import fr.passerelle.understanding.picture.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/// Takes the picture out of a page that is one (ISO 32000-1 §8.9). Scanners put one picture on a
/// page: it is handed on as it was packed (JPEG, fax) or unpacked row by row. A page in strips, or
/// in colours that need more, is left to a person: to draw it, all that a stranger put on it would
/// have to be unpacked here (decision 0025).
final class PageScans {
    /// Below this it is a logo or a stamp: a page at 75 dots an inch has half a million points.
    private static final long FEWEST_POINTS = 400_000;

    /// What is unpacked of one picture: a page at 300 dots an inch, in colours.
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    /// What all pictures of one document may take until they are read.
    private static final int MOST_HELD = 40 * 1024 * 1024;

    /// Beside it there may be a stamp; a page in strips has no such picture.
    private static final double COVERS = 0.8;

    private static final String BASE_85 = "ASCII85Decode";

    private static final int FORMS_IN_FORMS = 3;
    private static final int MOST_NAMES = 200;

    private final boolean wanted;
    private int taken;
    private int held;

    PageScans(boolean wanted) {
        this.wanted = wanted;
    }

    PdfContents.Scan of(PDPage page) throws IOException {
        List<COSStream> pictures = new ArrayList<>();
        COSDictionary resources =
                page.getResources() == null ? null : page.getResources().getCOSObject();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(resources, pictures, seen, FORMS_IN_FORMS);
        long points = pictures.stream().mapToLong(PageScans::points).sum();
        if (points < FEWEST_POINTS) {
            return new PdfContents.Scan.None();
        }
        if (!wanted || taken >= Limits.PICTURE_PAGES) {
            return new PdfContents.Scan.NotTaken();
        }
        COSStream largest =
                pictures.stream().max(Comparator.comparingLong(PageScans::points)).orElseThrow();
        Optional<Picture> picture =
                points(largest) >= points * COVERS ? taken(largest) : Optional.empty();
        if (picture.isEmpty() || held + picture.get().bytes() > MOST_HELD) {
            return new PdfContents.Scan.NotTaken();
        }
        taken++;
        held += picture.get().bytes();
        return new PdfContents.Scan.Found(picture.get());
    }

    private static void collect(
            @Nullable COSDictionary resources,
            List<COSStream> pictures,
            Set<COSDictionary> seen,
            int depth) {
        COSDictionary objects =
                resources == null || depth == 0
                        ? null
                        : resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null) {
            return;
        }
        int names = 0;
        for (COSName name : objects.keySet()) {
            if (++names > MOST_NAMES) {
                return;
            }
            COSStream object = objects.getCOSStream(name);
            if (object == null || !seen.add(object)) {
                continue;
            }
            if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
                pictures.add(object);
            } else {
                collect(object.getCOSDictionary(COSName.RESOURCES), pictures, seen, depth - 1);
            }
        }
    }

    private static long points(COSStream picture) {
        return (long) Math.max(0, picture.getInt(COSName.WIDTH, COSName.W))
                * Math.max(0, picture.getInt(COSName.HEIGHT, COSName.H));
    }

    private static Optional<Picture> taken(COSStream picture) throws IOException {
        return switch (filter(picture)) {
            case "DCTDecode" -> Picture.of(packed(picture, "DCTDecode"));
            case "CCITTFaxDecode" -> fax(picture);
            case "", "FlateDecode", "LZWDecode", "RunLengthDecode" -> raster(picture);
            default -> Optional.empty();
        };
    }

    /// The filter that packs a stream; several are none that scanners write, but for base 85 around
    /// one.
    private static String filter(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray several) {
            boolean written = several.size() == 2 && BASE_85.equals(several.getName(0));
            filters = several.size() == 1 || written ? several.getObject(several.size() - 1) : null;
            return filters instanceof COSName name ? name.getName() : "several";
        }
        return filters instanceof COSName name ? name.getName() : "";
    }

    /// As it was packed.
    private static byte[] packed(COSStream stream, String filter) throws IOException {
        try (InputStream content = new PDStream(stream).createInputStream(List.of(filter))) {
            return content.readNBytes(Limits.PICTURE_BYTES + 1);
        }
    }

    /// A fax in its envelope of TIFF (ISO 32000-1 §7.4.6, Table 11).
    private static Optional<Picture> fax(COSStream picture) throws IOException {
        COSDictionary how = picture.getCOSDictionary(COSName.DECODE_PARMS, COSName.DP);
        if (picture.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP) instanceof COSArray all
                && all.size() > 0
                && all.getObject(0) instanceof COSDictionary first) {
            how = first;
        }
        int kind = how == null ? 0 : how.getInt(COSName.K, 0);
        int columns = how == null ? 1728 : how.getInt(COSName.COLUMNS, 1728);
        boolean blackIsOne = how != null && how.getBoolean(COSName.BLACK_IS_1, false);
        int height = picture.getInt(COSName.HEIGHT, COSName.H);
        if (kind >= 0 || columns != picture.getInt(COSName.WIDTH, COSName.W)) {
            return Optional.empty();
        }
        return Raster.fax(
                columns,
                height,
                blackIsOne != isTurned(picture),
                packed(picture, "CCITTFaxDecode"));
    }

    private static Optional<Picture> raster(COSStream picture) throws IOException {
        int width = picture.getInt(COSName.WIDTH, COSName.W);
        int height = picture.getInt(COSName.HEIGHT, COSName.H);
        boolean mask = picture.getBoolean(COSName.IMAGE_MASK, false);
        int bits = mask ? 1 : picture.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC);
        int colours = mask ? 1 : colours(picture);
        if (width <= 0
                || height <= 0
                || colours == 0
                || (bits != 8 && (bits != 1 || colours != 1))) {
            return Optional.empty();
        }
        long row = ((long) width * colours * bits + 7) / 8;
        if (row * height > MOST_BYTES) {
            return Optional.empty();
        }
        try (InputStream content = picture.createInputStream()) {
            return bits == 1
                    ? Raster.blackAndWhite(width, height, !isTurned(picture), content)
                    : Raster.grey(width, height, colours, isTurned(picture), content);
        }
    }

    /// 1 for grey and 3 for red, green and blue (§8.6.4, §8.6.5.5); 0 for what needs more.
    private static int colours(COSStream picture) {
        COSBase space = picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
        if (space instanceof COSArray array
                && array.size() > 1
                && COSName.ICCBASED.equals(array.getObject(0))
                && array.getObject(1) instanceof COSStream profile) {
            int components = profile.getInt(COSName.N);
            return components == 1 || components == 3 ? components : 0;
        }
        if (space instanceof COSArray array && array.size() > 0) {
            space = array.getObject(0);
        }
        return switch (space) {
            case COSName name ->
                    switch (name.getName()) {
                        case "DeviceGray", "CalGray", "G" -> 1;
                        case "DeviceRGB", "CalRGB", "RGB" -> 3;
                        default -> 0;
                    };
            case null, default -> 0;
        };
    }

    /// White for black (§8.9.5.2).
    private static boolean isTurned(COSStream picture) {
        COSBase decode = picture.getDictionaryObject(COSName.DECODE, COSName.D);
        return decode instanceof COSArray array
                && array.size() > 0
                && array.getObject(0) instanceof COSNumber first
                && first.floatValue() > 0.5f;
    }
}
