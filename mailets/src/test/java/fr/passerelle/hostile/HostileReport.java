package fr.passerelle.hostile;

import java.io.IOException;

/// What each hostile message costs, as a table. `mvn -Pbench verify -DskipTests
/// -Dbench.what=hostile` runs it.
public final class HostileReport {
    private HostileReport() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        HostileProcess.run(HostileCosts.class).forEach(System.out::println);
    }
}
