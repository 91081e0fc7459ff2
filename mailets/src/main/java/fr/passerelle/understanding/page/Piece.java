package fr.passerelle.understanding.page;

/// Some text written in one go. Lengths are in any one unit, and grow to the right and downwards.
///
/// @param baseline what the letters stand on
/// @param size of the letters
/// @param space how wide a blank between words is
/// @param parted whether a blank stood before it
record Piece(
        String text,
        float left,
        float right,
        float baseline,
        float size,
        float space,
        boolean parted) {
    /// Large letters hang below it a little and stand above it this much.
    private static final float HEIGHT = 0.7f;

    float top() {
        return baseline - HEIGHT * size;
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "piece of " + text.length() + " characters";
    }
}
