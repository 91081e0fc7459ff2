package fr.passerelle.understanding.hl7v2;

import fr.passerelle.mail.Slice;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The characters that part a message, as its first segment names them (HL7 v2.5 §2.5.4):
/// `MSH|^~\&`.
///
/// @param sub parts a component; old programs leave it out, and then nothing does
record Separators(byte field, byte component, byte repetition, byte escape, Optional<Byte> sub) {
    private static final int NAMED = 4;

    /// Empty where these are not four or three different marks behind `MSH` and the first.
    ///
    /// @param msh from its first letter on
    static Optional<Separators> find(Slice msh) {
        int at = msh.offset() + "MSH".length();
        if (msh.end() - at < NAMED) {
            return Optional.empty();
        }
        byte field = msh.array()[at];
        int end = at + 1;
        while (end < msh.end() && end <= at + NAMED && msh.array()[end] != field) {
            end++;
        }
        int named = end - at - 1;
        Set<Byte> all = new HashSet<>();
        for (int i = at; i < end; i++) {
            byte b = msh.array()[i];
            if (b <= ' ' || b > '~' || Character.isLetterOrDigit(b) || !all.add(b)) {
                return Optional.empty();
            }
        }
        if (named < NAMED - 1) {
            return Optional.empty();
        }
        return Optional.of(
                new Separators(
                        field,
                        msh.array()[at + 1],
                        msh.array()[at + 2],
                        msh.array()[at + 3],
                        named == NAMED ? Optional.of(msh.array()[at + NAMED]) : Optional.empty()));
    }
}
