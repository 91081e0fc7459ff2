package fr.passerelle.deciding;

/// The number of an offer: its case and a running number within it ("C-1042/2"). Not a secret;
/// the token of its mail is.
public record OfferId(CaseId caseId, int number) {
    /// Reads what [#toString] writes.
    public static OfferId of(String text) {
        int slash = text.lastIndexOf('/');
        return new OfferId(
                new CaseId(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return caseId.value() + "/" + number;
    }
}
