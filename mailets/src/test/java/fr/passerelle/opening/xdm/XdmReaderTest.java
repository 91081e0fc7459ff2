package fr.passerelle.opening.xdm;

import static fr.passerelle.opening.xdm.SamplePackage.FOLDER;
import static fr.passerelle.opening.xdm.SamplePackage.LETTER;
import static fr.passerelle.opening.xdm.SamplePackage.LETTER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.patient.Ins;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class XdmReaderTest {
    private static final String METADATA = FOLDER + "METADATA.XML";

    @Test
    void hashAndSizeOfAWholePackageAreValid() {
        XdmDocument letter = only(SamplePackage.zip().zip());
        assertThat(letter.hash()).isInstanceOf(Verdict.Valid.class);
        assertThat(letter.size()).isInstanceOf(Verdict.Valid.class);
        assertThat(letter.content()).contains(Slice.of(LETTER));
    }

    @Test
    void thePatientOfTheMetadataIsAnIns() {
        var patient = only(SamplePackage.zip().zip()).entry().orElseThrow().patient();
        assertThat(patient.orElseThrow().ins())
                .contains(new Ins("279035121518989", "1.2.250.1.213.1.4.10"));
    }

    /// Sizes behind the bytes (§4.3.9), as java.util.zip and many others write.
    @Test
    void aZipThatWasWrittenAsAStreamIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(FOLDER));
            zip.putNextEntry(new ZipEntry(METADATA));
            zip.write(SamplePackage.metadata().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(FOLDER + LETTER_NAME));
            zip.write(LETTER);
        }
        assertThat(only(out.toByteArray()).hash()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aRatioIsCountedWhileUnpackingAndNotBelieved() {
        byte[] zeros = new byte[4 * 1024 * 1024];
        String name = FOLDER + "BOMB.XML";
        ZipWriter bomb = SamplePackage.zip().add(name, zeros);
        assertThat(unsafe(bomb.zip())).contains("out of each byte");
        assertThat(unsafe(bomb.change(name, file -> file.announcing(1000)).zip()))
                .isEqualTo("a file that is longer than announced");
    }

    @Test
    void allFilesTogetherAreBoundedTooAndAllZipsOfAMessage() {
        byte[] noise = new byte[Limits.ARCHIVE_BYTES / 2 - 100_000];
        new SplittableRandom(3).nextBytes(noise);
        byte[] half = SamplePackage.zip().add(ZipWriter.stored(FOLDER + "A.BIN", noise)).zip();
        XdmReader reader = new XdmReader();
        assertThat(reader.read("1", Slice.of(half))).isInstanceOf(XdmReading.Read.class);
        assertThat(reader.read("2", Slice.of(half))).isInstanceOf(XdmReading.Read.class);
        assertThat(reader.read("3", Slice.of(half)))
                .isEqualTo(
                        new XdmReading.Unsafe(
                                "files of more than " + Limits.ARCHIVE_BYTES + " bytes"));
    }

    @Test
    void eachTrickIsRefusedByName() {
        assertThat(named("IHE_XDM/../x")).isEqualTo("a name that leads outside");
        assertThat(named("/x")).isEqualTo("a name that leads outside");
        assertThat(named("IHE_XDM\\x")).isEqualTo("a name that leads outside");
        assertThat(named("C:x")).isEqualTo("a name that leads outside");
        assertThat(named("x\0y")).isEqualTo("a name with characters that are no letters");
        assertThat(named("x".repeat(300))).isEqualTo("a name that is too long");
        assertThat(named(METADATA)).isEqualTo("two files of one name");
        assertThat(named("ihe_xdm/subset01/metadata.xml")).isEqualTo("two files of one name");
        assertThat(changed(file -> file.flagged(0x801))).isEqualTo("an enciphered file");
        assertThat(changed(file -> file.packedBy(9))).isEqualTo("compression method 9");
        assertThat(changed(file -> file.of(0xa1ff0000L))).isEqualTo("a link");
        assertThat(changed(file -> file.of(0x11ff0000L)))
                .isEqualTo("a file that is neither file nor folder");
        assertThat(changed(file -> file.named("IHE_XDM/OTHER")))
                .isEqualTo("the directory and the files disagree");
        assertThat(changed(file -> file.announcing(0xffffffffL))).contains("zip64");
        assertThat(changed(file -> file.announcing(0xfffffffL))).contains("a file of more than");
        assertThat(unsafe(SamplePackage.zip().hide(ZipWriter.stored("x", LETTER)).zip()))
                .isEqualTo("a file that the directory does not list");
        assertThat(unsafe(SamplePackage.zip().comment(new ZipWriter().zip()).zip()))
                .isEqualTo("two directories");
        assertThat(unsafe(SamplePackage.zip().add("x", SamplePackage.zip().zip()).zip()))
                .isEqualTo("a zip in the zip");
    }

    @Test
    void damageIsNotTakenForMalice() {
        assertThat(read(Arrays.copyOf(SamplePackage.zip().zip(), 2000)))
                .isInstanceOf(XdmReading.Damaged.class);
        assertThat(read(SamplePackage.zip().change(METADATA, file -> file.summing(7)).zip()))
                .isInstanceOf(XdmReading.Damaged.class);
    }

    @Test
    void whatIsNotXdmIsLeftAloneHoweverStrange() {
        ZipWriter other = new ZipWriter().add("a.txt", "a").add("../b.txt", "b");
        assertThat(read(other.zip())).isEqualTo(new XdmReading.NotXdm());
        assertThat(read("no zip".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new XdmReading.NotXdm());
    }

    @Test
    void oneFileNamedAThousandTimesIsSummedOnce() {
        byte[] large = new byte[8 * 1024 * 1024];
        new SplittableRandom(4).nextBytes(large);
        SamplePackage sample = new SamplePackage();
        for (int i = 0; i < 400; i++) {
            sample.entry("LARGE.BIN", large);
        }
        byte[] zip =
                new ZipWriter()
                        .add(METADATA, sample.text())
                        .add(ZipWriter.stored(FOLDER + "LARGE.BIN", large))
                        .zip();
        assertThat(whole(zip).documents())
                .hasSize(400)
                .allMatch(document -> document.hash() instanceof Verdict.Valid);
    }

    @Test
    void metadataWithMoreObjectsThanAPackageHasAreRefused() {
        SamplePackage sample = new SamplePackage();
        for (int i = 0; i <= Limits.REGISTRY_OBJECTS / 2; i++) {
            sample.entry(LETTER_NAME, "");
        }
        assertThat(unsafe(SamplePackage.zip(sample.text()).zip()))
                .isEqualTo("metadata with too many objects");
    }

    /// Every octet of the zip changed, and every length of it: an ending each time, and no
    /// Valid for a letter that is not the one.
    @Test
    void noDamageMakesAnotherLetterValid() {
        byte[] whole = SamplePackage.zip().zip();
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            endsWithinLimits(flipped);
            endsWithinLimits(Arrays.copyOf(whole, at));
        }
        for (int seed = 0; seed < 3000; seed++) {
            endsWithinLimits(wounded(whole, new SplittableRandom(seed)));
        }
    }

    /// Nothing is packed and the sum is not looked at by the attacker, who writes it anew: the
    /// hash alone tells.
    @Test
    void noOtherLetterIsValidEvenWhereTheSumOfTheZipFits() {
        for (int at = 0; at < LETTER.length; at++) {
            byte[] other = LETTER.clone();
            other[at] ^= 1;
            byte[] zip =
                    new ZipWriter()
                            .add(METADATA, SamplePackage.metadata())
                            .add(FOLDER + LETTER_NAME, other)
                            .zip();
            assertThat(only(zip).hash()).isInstanceOf(Verdict.Invalid.class);
            assertThat(only(zip).size()).isInstanceOf(Verdict.Valid.class);
        }
    }

    private static byte[] wounded(byte[] whole, SplittableRandom random) {
        byte[] wounded = whole.clone();
        for (int wounds = random.nextInt(1, 20); wounds > 0; wounds--) {
            wounded[random.nextInt(wounded.length)] = (byte) random.nextInt(256);
        }
        return random.nextBoolean()
                ? wounded
                : Arrays.copyOf(wounded, random.nextInt(wounded.length + 50));
    }

    private static void endsWithinLimits(byte[] zip) {
        switch (read(zip)) {
            case XdmReading.Read(var xdm) -> {
                long size = 0;
                for (XdmDocument each : xdm.documents()) {
                    size += each.content().map(Slice::length).orElse(0);
                    if (each.hash() instanceof Verdict.Valid) {
                        assertThat(each.content()).contains(Slice.of(LETTER));
                    }
                }
                assertThat(size).isLessThanOrEqualTo(Limits.ARCHIVE_BYTES);
            }
            case XdmReading.Damaged(var why) -> assertThat(why).isNotBlank();
            case XdmReading.Unsafe(var why) -> assertThat(why).isNotBlank();
            case XdmReading.NotXdm() -> {
                // Both of its top folders were hit.
            }
        }
    }

    private static String named(String name) {
        return unsafe(SamplePackage.zip().add(ZipWriter.deflated(name, LETTER)).zip());
    }

    private static String changed(java.util.function.UnaryOperator<ZipWriter.File> change) {
        return unsafe(SamplePackage.zip().change(METADATA, change).zip());
    }

    private static String unsafe(byte[] zip) {
        return switch (read(zip)) {
            case XdmReading.Unsafe(var why) -> why;
            case XdmReading other -> throw new AssertionError(other.toString());
        };
    }

    private static XdmDocument only(byte[] zip) {
        XdmPackage xdm = whole(zip);
        assertThat(xdm.documents()).hasSize(1);
        return xdm.documents().getFirst();
    }

    private static XdmPackage whole(byte[] zip) {
        return switch (read(zip)) {
            case XdmReading.Read(var xdm) -> xdm;
            case XdmReading other -> throw new AssertionError(other.toString());
        };
    }

    private static XdmReading read(byte[] zip) {
        return new XdmReader().read("2", Slice.of(zip));
    }
}
