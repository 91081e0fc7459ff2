package fr.passerelle.understanding.picture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Stands in for Tesseract, and behaves as its first argument says. Started in a process of its
/// own, with the Java of the tests.
final class FakeProgram {
    private static final String WORDS =
            """
            level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
            4\t1\t1\t1\t1\t0\t100\t100\t700\t30\t-1\t
            5\t1\t1\t1\t1\t1\t100\t100\t60\t30\t96\tNom
            5\t1\t1\t1\t1\t2\t168\t100\t6\t30\t95\t:
            5\t1\t1\t1\t1\t3\t184\t100\t200\t30\t91\tTESTPATIENT
            5\t1\t1\t1\t1\t4\t396\t100\t20\t30\t12\t~~
            4\t1\t2\t1\t1\t0\t600\t102\t300\t30\t-1\t
            5\t1\t2\t1\t1\t1\t600\t102\t100\t30\t90\tPrénom
            5\t1\t2\t1\t1\t2\t708\t102\t6\t30\t90\t:
            5\t1\t2\t1\t1\t3\t722\t102\t100\t30\t90\tGeorgette
            4\t1\t3\t1\t1\t0\t100\t200\t300\t30\t-1\t
            5\t1\t3\t1\t1\t1\t100\t200\t60\t30\t90\tALD
            5\t1\t3\t1\t1\t2\t168\t200\t6\t30\t90\t:
            5\t1\t3\t1\t1\t3\t184\t200\t20\t30\t90\t[x]
            5\t1\t3\t1\t1\t4\t212\t200\t50\t30\t90\toui
            """;

    private FakeProgram() {}

    /// The command that starts it.
    static List<String> behaving(String how) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeProgram.class.getName(),
                how);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        switch (arguments[0]) {
            case "well" -> {
                System.in.readAllBytes();
                out.print(WORDS);
            }
            case "languages" -> out.println("List of available languages (2):\neng\nfra");
            case "no-french" -> out.println("List of available languages (1):\neng");
            case "hanging" -> new CountDownLatch(1).await();
            case "crashing" -> {
                out.print(WORDS);
                System.exit(139);
            }
            case "garbage" -> {
                System.in.readAllBytes();
                out.write(new byte[] {0, (byte) 0xFF, '\t', '\t', '5', '\t', '\n', 'x', '\n'});
                out.println("5\t1\t1\t1\t1\t1\tfar\t100\t60\t30\t96\tNom");
                out.println("5\t99\t1\t1\t1\t1\t1\t100\t60\t30\t96\tNom");
            }
            case "without-end" -> {
                byte[] much = new byte[64 * 1024];
                while (!out.checkError()) {
                    out.write(much);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
