package fr.passerelle.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The targets, by the name of their folder.
enum Target {
    MIME("fr.passerelle.**"),
    CMS("fr.passerelle.**:org.bouncycastle.asn1.**"),
    XDM("fr.passerelle.**"),
    XML("fr.passerelle.**:com.ctc.wstx.**"),
    FORM("fr.passerelle.**"),
    OFFICE("fr.passerelle.**"),
    RTF("fr.passerelle.**"),
    PDF("fr.passerelle.**:org.apache.pdfbox.**"),
    CDA("fr.passerelle.**"),
    HPRIM("fr.passerelle.**"),
    HL7("fr.passerelle.**");

    private final String instrumented;

    Target(String instrumented) {
        this.instrumented = instrumented;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The class that Jazzer calls.
    String className() {
        return switch (this) {
            case MIME -> MimeTarget.class.getName();
            case CMS -> CmsTarget.class.getName();
            case XDM -> XdmTarget.class.getName();
            case XML -> XmlTarget.class.getName();
            case FORM -> FormTarget.class.getName();
            case OFFICE -> OfficeTarget.class.getName();
            case RTF -> RtfTarget.class.getName();
            case PDF -> PdfTarget.class.getName();
            case CDA -> CdaTarget.class.getName();
            case HPRIM -> HprimTarget.class.getName();
            case HL7 -> Hl7Target.class.getName();
        };
    }

    /// Classes whose branches guide the search.
    String instrumented() {
        return instrumented;
    }

    /// Throws where a promise is broken.
    void play(byte[] input) {
        switch (this) {
            case MIME -> MimeTarget.fuzzerTestOneInput(input);
            case CMS -> CmsTarget.fuzzerTestOneInput(input);
            case XDM -> XdmTarget.fuzzerTestOneInput(input);
            case XML -> XmlTarget.fuzzerTestOneInput(input);
            case FORM -> FormTarget.fuzzerTestOneInput(input);
            case OFFICE -> OfficeTarget.fuzzerTestOneInput(input);
            case RTF -> RtfTarget.fuzzerTestOneInput(input);
            case PDF -> PdfTarget.fuzzerTestOneInput(input);
            case CDA -> CdaTarget.fuzzerTestOneInput(input);
            case HPRIM -> HprimTarget.fuzzerTestOneInput(input);
            case HL7 -> Hl7Target.fuzzerTestOneInput(input);
        }
    }

    /// Inputs that show the fuzzer what the format looks like.
    ///
    /// @param messages the folder `test-mailboxes/messages`
    List<byte[]> seeds(Path messages) throws IOException {
        return switch (this) {
            case MIME -> MimeTarget.seeds(messages);
            case CMS -> CmsTarget.seeds();
            case XDM -> XdmTarget.seeds(messages);
            case XML -> XmlTarget.seeds();
            case FORM -> FormTarget.seeds();
            case OFFICE -> OfficeTarget.seeds();
            case RTF -> RtfTarget.seeds();
            case PDF -> PdfTarget.seeds(messages);
            case CDA -> Attached.files(messages.resolve("cda"), "xml");
            case HPRIM -> Attached.files(messages.resolve("hprim"), "hpr|hpm");
            case HL7 -> Hl7Target.seeds(messages);
        };
    }
}
