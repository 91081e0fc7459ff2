package fr.passerelle.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A message of many megabytes, written in a few lines (`NNN-what.bomb`). A line is itself, ended
/// by CRLF, unless it begins with one of these words:
///
/// - `@repeat N TEXT`: TEXT as N lines;
/// - `@run N TEXT`: TEXT N times, and no line end;
/// - `@numbered N TEXT`: the same, with a number that grows in place of each `#`;
/// - `@hex DIGITS`: these bytes;
/// - `@entries N`: a zip of N files without content;
/// - `@begin times N` … `@end`: what stands between, N times;
/// - `@begin base64` … `@end`: what stands between, in base64;
/// - `@begin zip` … `@end`: a zip of the files between, each `@begin file NAME` … `@end`.
///
/// TEXT begins behind one blank and may hold the escapes of Java (`\s` is a blank).
final class Recipe {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    private final List<String> lines;
    private int number;

    private Recipe(List<String> lines) {
        this.lines = lines;
    }

    static byte[] cook(List<String> lines) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        new Recipe(lines).block(0, lines.size(), message);
        return message.toByteArray();
    }

    private void block(int from, int to, ByteArrayOutputStream into) {
        int at = from;
        while (at < to) {
            String line = lines.get(at);
            if (!line.startsWith("@begin ")) {
                line(line, into);
                at++;
                continue;
            }
            int end = end(at);
            switch (line.split(" ", 3)[1]) {
                case "times" -> {
                    for (int i = Integer.parseInt(line.split(" ", 3)[2]); i > 0; i--) {
                        block(at + 1, end, into);
                    }
                }
                case "base64" -> {
                    ByteArrayOutputStream inside = new ByteArrayOutputStream();
                    block(at + 1, end, inside);
                    into.writeBytes(BASE64.encode(inside.toByteArray()));
                    line("", into);
                }
                case "zip" -> into.writeBytes(zip(at + 1, end));
                default -> throw new IllegalArgumentException("no such block: " + line);
            }
            at = end + 1;
        }
    }

    private byte[] zip(int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int at = from; at < to; at = end(at) + 1) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                block(at + 1, end(at), file);
                zip.putNextEntry(new ZipEntry(lines.get(at).split(" ", 3)[2]));
                file.writeTo(zip);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// The line that ends the block which begins here.
    private int end(int begin) {
        int open = 1;
        int at = begin;
        while (open > 0) {
            String line = lines.get(++at);
            open += line.startsWith("@begin ") ? 1 : line.equals("@end") ? -1 : 0;
        }
        return at;
    }

    private void line(String line, ByteArrayOutputStream into) {
        if (!line.startsWith("@")) {
            put(line + "\r\n", into);
            return;
        }
        Iterator<String> words = List.of(line.split(" ", 3)).iterator();
        switch (words.next()) {
            case "@repeat" -> repeat(words.next(), words.next() + "\\r\\n", into);
            case "@run" -> repeat(words.next(), words.next(), into);
            case "@numbered" -> {
                int times = Integer.parseInt(words.next());
                String text = words.next().translateEscapes();
                for (int i = 0; i < times; i++) {
                    put(text.replace("#", Integer.toString(++number)), into);
                }
            }
            case "@hex" -> into.writeBytes(HexFormat.of().parseHex(words.next()));
            case "@entries" -> into.writeBytes(zip(Integer.parseInt(words.next())));
            default -> throw new IllegalArgumentException("no such word: " + line);
        }
    }

    private static void repeat(String times, String text, ByteArrayOutputStream into) {
        byte[] bytes = text.translateEscapes().getBytes(StandardCharsets.UTF_8);
        for (int i = Integer.parseInt(times); i > 0; i--) {
            into.writeBytes(bytes);
        }
    }

    private static byte[] zip(int entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(Integer.toString(i)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(String text, ByteArrayOutputStream into) {
        into.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
