package fr.passerelle.understanding.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PictureHeaderTest {
    @Test
    void aPageIsReadable() {
        assertThat(PictureHeader.of(png(1240, 1754))).isEqualTo(new PictureHeader.OfPages(1));
    }

    @Test
    void aLogoIsTooSmall() {
        assertThat(PictureHeader.of(png(300, 120))).isEqualTo(new PictureHeader.TooSmall());
    }

    @Test
    void threeThousandMillionPointsAreTooMany() {
        assertThat(PictureHeader.of(png(60_000, 60_000))).isEqualTo(new PictureHeader.TooLarge());
    }

    @Test
    void sidesWhoseProductIsNoNumberAreTooLarge() {
        assertThat(PictureHeader.of(png(0x7FFFFFFF, 0x7FFFFFFF)))
                .isEqualTo(new PictureHeader.TooLarge());
    }

    @Test
    void theSizeOfAJpegStandsBehindWhateverComesBeforeIt() {
        assertThat(PictureHeader.of(jpeg(1754, 1240))).isEqualTo(new PictureHeader.OfPages(1));
        assertThat(PictureHeader.of(jpeg(60_000, 60_000))).isEqualTo(new PictureHeader.TooLarge());
    }

    @Test
    void aJpegWithoutASizeIsNotRead() {
        assertThat(PictureHeader.of(hex("FFD8FFE000020000000000000000000000")))
                .isEqualTo(new PictureHeader.NotRead());
    }

    @Test
    void theDirectoriesOfATiffAreItsPages() {
        assertThat(PictureHeader.of(tiff(3, false))).isEqualTo(new PictureHeader.OfPages(3));
    }

    @Test
    void aTiffThatBitesItsTailIsTooLarge() {
        assertThat(PictureHeader.of(tiff(3, true))).isEqualTo(new PictureHeader.TooLarge());
    }

    @Test
    void aTiffOfMorePagesThanTheLimitIsTooLarge() {
        assertThat(PictureHeader.of(tiff(9, false))).isEqualTo(new PictureHeader.TooLarge());
    }

    @Test
    void aTiffWhoseDirectoryIsNowhereIsNotRead() {
        assertThat(PictureHeader.of(hex("49492A00FFFFFF7F")))
                .isEqualTo(new PictureHeader.NotRead());
    }

    @Test
    void picturesOfTelephonesAreKnownAndNotRead() {
        assertThat(PictureHeader.of(ascii("....ftypheic....mif1")))
                .isEqualTo(new PictureHeader.NotRead());
        assertThat(PictureHeader.of(ascii("RIFF....WEBPVP8 ")))
                .isEqualTo(new PictureHeader.NotRead());
    }

    @Test
    void aTextIsNone() {
        assertThat(PictureHeader.of(ascii("Nom : TESTPATIENT")))
                .isEqualTo(new PictureHeader.None());
        assertThat(PictureHeader.of(new byte[0])).isEqualTo(new PictureHeader.None());
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .put(hex("89504E470D0A1A0A0000000D49484452"))
                .putInt(width)
                .putInt(height)
                .array();
    }

    private static byte[] jpeg(int height, int width) {
        return ByteBuffer.allocate(40)
                .put(hex("FFD8FFE00004AAAAFFC0001108"))
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }

    private static byte[] tiff(int pages, boolean biting) {
        int page = 2 + 2 * 12 + 4;
        ByteBuffer file = ByteBuffer.allocate(8 + pages * page).order(ByteOrder.LITTLE_ENDIAN);
        file.put(hex("49492A00")).putInt(8);
        for (int i = 1; i <= pages; i++) {
            file.putShort((short) 2);
            file.putShort((short) 256).putShort((short) 4).putInt(1).putInt(1240);
            file.putShort((short) 257).putShort((short) 3).putInt(1).putInt(1754);
            file.putInt(i < pages ? 8 + i * page : biting ? 8 : 0);
        }
        return file.array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
