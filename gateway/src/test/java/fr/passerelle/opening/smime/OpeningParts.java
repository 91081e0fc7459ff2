package fr.passerelle.opening.smime;

import fr.passerelle.bench.KeyKind;
import fr.passerelle.bench.OpeningBenchmark.Cpu;
import fr.passerelle.bench.OpeningBenchmark.Warm;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import fr.passerelle.opening.smime.Recipients.Wrapped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What an open of the GCM letter is made of, piece by piece. What is missing to the whole is
/// certificates, names, kept paths and answers, headers and leaves.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OpeningParts {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// The pieces of the letter, taken apart once.
    @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
    @State(Scope.Thread)
    public static class Pieces {
        Slice mail;
        byte[] envelope;
        Wrapped wrapped;
        SecretKeySpec contentKey;
        GCMParameterSpec parameters;
        byte[] sealed;
        Slice content;
        Slice signed;
        byte[] signature;
        byte[] attributes;
        byte[] signatureValue;
        X509Certificate signer;
        KeyKind kind;

        @Setup
        public void take(Warm warm) throws IOException, GeneralSecurityException {
            kind = warm.kind;
            mail = Slice.of(warm.received().raw().bytes());
            Entity outer = entity(MimeReader.read(mail));
            envelope = outer.encoding().decode(outer.body());
            AuthEnvelopedData data =
                    AuthEnvelopedData.getInstance(
                            ContentInfo.getInstance(Asn1.read(envelope)).getContent());
            wrapped = Recipients.find(data.getRecipientInfos(), warm.keys()).orElseThrow();
            var cipher = data.getAuthEncryptedContentInfo();
            parameters =
                    new GCMParameterSpec(
                            128,
                            GCMParameters.getInstance(
                                            cipher.getContentEncryptionAlgorithm().getParameters())
                                    .getNonce());
            contentKey = new SecretKeySpec(ContentKey.unwrap(wrapped, 32).key().toBytes(), "AES");
            byte[] text = cipher.getEncryptedContent().getOctets();
            byte[] tag = data.getMac().getOctets();
            sealed = Arrays.copyOf(text, text.length + tag.length);
            System.arraycopy(tag, 0, sealed, text.length, tag.length);
            content = Slice.of(deciphered());
            Entity inner = entity(MimeReader.readPart(content));
            signed = inner.children().get(0).whole();
            Entity second = inner.children().get(1);
            signature = second.encoding().decode(second.body());
            SignedMessage message = SignedMessage.find(signature).orElseThrow();
            SignerInfo one = SignerInfo.getInstance(message.data().getSignerInfos().getObjectAt(0));
            attributes = one.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER);
            signatureValue = one.getEncryptedDigest().getOctets();
            signer = signer(message);
        }

        /// Of the certificates that came with it, the one that is no authority's.
        private static X509Certificate signer(SignedMessage message)
                throws IOException, GeneralSecurityException {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (ASN1Encodable each : message.data().getCertificates()) {
                byte[] encoded = each.toASN1Primitive().getEncoded();
                if (factory.generateCertificate(new ByteArrayInputStream(encoded))
                                instanceof X509Certificate certificate
                        && certificate.getBasicConstraints() < 0) {
                    return certificate;
                }
            }
            throw new IllegalStateException("the letter came without its signer");
        }

        byte[] deciphered() throws GeneralSecurityException {
            return Primitives.CHOSEN.decipher(
                    "AES/GCM/NoPadding", contentKey, Optional.of(parameters), new byte[0], sealed);
        }
    }

    private static Entity entity(Reading reading) {
        return switch (reading) {
            case Reading.Message(var root) -> root;
            case Reading.Stopped(var why, _) -> throw new IllegalStateException(why.toString());
        };
    }

    /// Structure and base64, of the mail and of what is inside.
    @Benchmark
    public Object mime(Pieces pieces, Cpu cpu) throws Exception {
        return count(
                cpu,
                () -> {
                    Entity outer = entity(MimeReader.read(pieces.mail));
                    byte[] cms = outer.encoding().decode(outer.body());
                    Entity inner = entity(MimeReader.readPart(pieces.content));
                    Entity second = inner.children().get(1);
                    return cms.length + second.encoding().decode(second.body()).length;
                });
    }

    @Benchmark
    public Object asn1(Pieces pieces, Cpu cpu) throws Exception {
        return count(
                cpu,
                () -> {
                    var envelope =
                            AuthEnvelopedData.getInstance(
                                    ContentInfo.getInstance(Asn1.read(pieces.envelope))
                                            .getContent());
                    return SignedMessage.find(pieces.signature).hashCode() + envelope.hashCode();
                });
    }

    @Benchmark
    public Object secret(Pieces pieces, Cpu cpu) throws Exception {
        return count(cpu, () -> ContentKey.unwrap(pieces.wrapped, 32));
    }

    @Benchmark
    public Object verify(Pieces pieces, Cpu cpu) throws Exception {
        return count(
                cpu,
                () -> {
                    Slice attributes = Slice.of(pieces.attributes);
                    boolean holds =
                            switch (pieces.kind) {
                                case RSA_2048, RSA_4096 ->
                                        Primitives.CHOSEN.rsa(
                                                "SHA256withRSA",
                                                pieces.signer.getPublicKey(),
                                                Optional.empty(),
                                                attributes,
                                                pieces.signatureValue);
                                case P_256 ->
                                        Primitives.CHOSEN.ecdsa(
                                                "SHA-256",
                                                pieces.signer.getPublicKey(),
                                                attributes,
                                                pieces.signatureValue);
                            };
                    if (!holds) {
                        throw new IllegalStateException("the signature does not hold");
                    }
                    return pieces.signatureValue;
                });
    }

    /// AES and SHA over the content.
    @Benchmark
    public Object content(Pieces pieces, Cpu cpu) throws Exception {
        return count(
                cpu,
                () -> {
                    MessageDigest digest = MessageDigest.getInstance("SHA-256");
                    digest.update(
                            pieces.signed.array(), pieces.signed.offset(), pieces.signed.length());
                    return pieces.deciphered().length + digest.digest().length;
                });
    }

    private static Object count(Cpu cpu, Callable<Object> piece) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        Object answer = piece.call();
        cpu.nanos += THREADS.getCurrentThreadCpuTime() - before;
        cpu.opens++;
        return answer;
    }
}
