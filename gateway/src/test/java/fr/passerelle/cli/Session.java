package fr.passerelle.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/// One command run in this process.
record Session(int status, String out, String err) {
    static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));

    static Session run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(arguments);
        return new Session(status, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
