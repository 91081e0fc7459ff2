package fr.passerelle.opening.smime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Slice;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureSpi;
import java.util.Arrays;
import java.util.Optional;
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

    /// Its own exceptions are no [java.security.GeneralSecurityException]: one that went up would
    /// make a message wait for a person that only has a strange signature.
    @Test
    void whereTheLibraryBreaksJavaAnswers() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        byte[] letter = {1, 2, 3};
        Signature own = Signature.getInstance("SHA256withRSA");
        own.initSign(pair.getPrivate());
        own.update(letter);
        byte[] signature = own.sign();

        Primitives breaking = new Primitives(Optional.of(new Breaking()));
        assertThat(
                        breaking.rsa(
                                "SHA256withRSA",
                                pair.getPublic(),
                                Optional.empty(),
                                Slice.of(letter),
                                signature))
                .isTrue();
        signature[5] ^= 1;
        assertThat(
                        breaking.rsa(
                                "SHA256withRSA",
                                pair.getPublic(),
                                Optional.empty(),
                                Slice.of(letter),
                                signature))
                .isFalse();
    }

    /// A library that knows the algorithm and fails at every verification.
    private static final class Breaking extends Provider {
        private static final long serialVersionUID = 1L;

        Breaking() {
            super("Breaking", "1", "for a test");
            put("Signature.SHA256withRSA", BreakingSignature.class.getName());
        }
    }

    public static final class BreakingSignature extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte octet) {}

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException("it only verifies");
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            throw new UnsupportedOperationException("an exception of its own");
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    @Test
    void nothingIsRegisteredForTheWholeProcess() {
        assertThat(Primitives.CHOSEN.said()).isNotEmpty();
        assertThat(Arrays.toString(Security.getProviders())).doesNotContain("Corretto");
    }
}
