package fr.passerelle.whitelist;

import static fr.passerelle.whitelist.Published.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.opening.whitelist.ListInForce;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnAndListedTest {
    @TempDir private Path folder;

    @Test
    void ourOwnDomainsStayWhateverTheListSays() throws IOException {
        ListInForce list =
                ListInForce.open(folder.resolve("copie.xml"), Optional.empty(), () -> MARCH);
        OwnAndListed network = new OwnAndListed(Set.of("cpts.mssante.example"), list);

        assertThat(network.lists("cpts.mssante.example")).isTrue();
        assertThat(network.lists("etablissement-1.mssante.example")).isFalse();

        list.offer(Published.candidate(Published.list(MARCH, 3)));

        assertThat(network.lists("cpts.mssante.example")).isTrue();
        assertThat(network.lists("etablissement-1.mssante.example")).isTrue();
        assertThat(network.lists("mssante.example")).isFalse();
        assertThat(network.resembled("etab1issement-1.mssante.example"))
                .contains("etablissement-1.mssante.example");
        assertThat(network.resembled("cpts.mssante.example")).isEmpty();
    }
}
