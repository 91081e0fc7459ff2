package fr.passerelle.opening.smime;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrimitivesTest {
    /// On the systems the library is packaged for it is used, unless it was switched off: an
    /// update of it that does not load must not go unnoticed.
    @Test
    void theNativeLibraryIsUsedWhereItRuns() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        boolean known =
                Arrays.asList("amd64", "aarch64").contains(System.getProperty("os.arch", ""));
        boolean off = System.getProperty("passerelle.native", "").equals("off");
        assertThat(Primitives.CHOSEN.natively().isPresent()).isEqualTo(linux && known && !off);
    }

    @Test
    void nothingIsRegisteredForTheWholeProcess() {
        assertThat(Primitives.CHOSEN.said()).isNotEmpty();
        assertThat(Arrays.toString(Security.getProviders())).doesNotContain("Corretto");
    }
}
