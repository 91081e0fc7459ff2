package fr.passerelle.opening.smime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.mail.Slice;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever does the arithmetic, hostile octets get the same answer. Where there is no native
/// library, Java is asked twice.
class OwnKeyTest {
    private static final KeyPair RSA = pair("RSA", "");
    private static final KeyPair EC = pair("EC", "secp256r1");

    static List<Primitives> both() {
        return List.of(Primitives.JAVA, Primitives.CHOSEN);
    }

    @Test
    void ourKeysGoToTheLibraryThatWasChosen() {
        for (KeyPair pair : List.of(RSA, EC, pair("EC", "secp384r1"))) {
            assertThat(key(pair, Primitives.CHOSEN))
                    .hasToString(
                            pair.getPublic().getAlgorithm() + " by " + Primitives.CHOSEN.said());
        }
    }

    /// A library that is wrong about one key must not open letters with it.
    @Test
    void aKeyThatDoesNotFitItsCertificateStaysWithJava() {
        assertThat(OwnKey.of(RSA.getPrivate(), pair("RSA", "").getPublic(), Primitives.CHOSEN))
                .hasToString("RSA by Java");
        assertThat(OwnKey.of(EC.getPrivate(), RSA.getPublic(), Primitives.CHOSEN))
                .hasToString("RSA by Java");
    }

    /// A block that lost the zeros in front is the same number.
    @Test
    void everyBlockOfAnyLengthHasOneAnswer() {
        OwnKey java = key(RSA, Primitives.JAVA);
        OwnKey chosen = key(RSA, Primitives.CHOSEN);
        Random random = new Random(1);
        List<byte[]> blocks = new ArrayList<>(List.of(new byte[0], new byte[1], new byte[256]));
        for (int i = 0; i < 300; i++) {
            byte[] block = new byte[i % 2 == 0 ? 256 : 1 + random.nextInt(600)];
            random.nextBytes(block);
            blocks.add(block);
        }
        for (byte[] block : blocks) {
            assertThat(opened(chosen, block))
                    .as("%s octets", block.length)
                    .isEqualTo(opened(java, block));
        }
    }

    private static Optional<Slice> opened(OwnKey key, byte[] block) {
        try {
            return Optional.of(Slice.of(key.rsa("RSA/ECB/NoPadding", Optional.empty(), block)));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void aLabelThatTheLibraryDoesNotKnowIsReadByJava(Primitives by) throws Exception {
        var parameters =
                new OAEPParameterSpec(
                        "SHA-256",
                        "MGF1",
                        MGF1ParameterSpec.SHA1,
                        new PSource.PSpecified(new byte[] {1, 2}));
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, RSA.getPublic(), parameters);
        byte[] sealed = cipher.doFinal(new byte[32]);
        assertThat(key(RSA, by).rsa("RSA/ECB/OAEPPadding", Optional.of(parameters), sealed))
                .isEqualTo(new byte[32]);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aPointOffTheCurveIsRefused(Primitives by) throws Exception {
        OwnKey key = key(EC, by);
        byte[] point = point(pair("EC", "secp256r1").getPublic());
        assertThat(key.agree(point)).hasSize(32);
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            byte[] off = point.clone();
            off[1 + random.nextInt(off.length - 1)] ^= (byte) (1 << random.nextInt(8));
            refused(key, off);
        }
        refused(key, new byte[65]);
        refused(key, new byte[] {0});
        refused(key, new byte[0]);
        refused(key, Arrays.copyOf(point, 40));
        refused(key, point(pair("EC", "secp384r1").getPublic()));
        byte[] zero = new byte[65];
        zero[0] = 4;
        refused(key, zero);
    }

    private static void refused(OwnKey key, byte[] point) {
        // As damage that the reader of hostile octets expects, and no fault.
        assertThat(Asn1.attempt(() -> key.agree(point))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void noSignatureOfStrangeOctetsHolds(Primitives by) throws Exception {
        Slice signed = Slice.of(new byte[] {1, 2, 3});
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] strange = new byte[i % 3 == 0 ? 256 : random.nextInt(100)];
            random.nextBytes(strange);
            assertThat(by.ecdsa("SHA-256", EC.getPublic(), signed, strange)).isFalse();
            assertThat(by.rsa("SHA256withRSA", RSA.getPublic(), Optional.empty(), signed, strange))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void manyThreadsShareOneKey(Primitives by) throws Exception {
        OwnKey key = key(EC, by);
        byte[] point = point(EC.getPublic());
        byte[] wanted = key.agree(point);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(threads.submit(() -> key.agree(point)));
            }
            for (Future<byte[]> one : all) {
                assertThat(one.get()).isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void aKeyForAnotherPurposeAgreesOnNothing(Primitives by) {
        OwnKey key = key(RSA, by);
        assertThatThrownBy(() -> key.agree(new byte[65]))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static OwnKey key(KeyPair pair, Primitives by) {
        return OwnKey.of(pair.getPrivate(), pair.getPublic(), by);
    }

    private static byte[] point(PublicKey key) {
        assertThat(key).isInstanceOf(ECPublicKey.class);
        return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
    }

    private static KeyPair pair(String algorithm, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve.isEmpty()) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException fault) {
            throw new AssertionError(fault);
        }
    }
}
