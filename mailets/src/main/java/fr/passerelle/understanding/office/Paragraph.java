package fr.passerelle.understanding.office;

/// A paragraph while it is read, with the boxes that hang on it.
final class Paragraph {
    private final Transcript transcript;
    private final StringBuilder text = new StringBuilder();
    private final Later boxes = new Later();

    Paragraph(Transcript transcript) {
        this.transcript = transcript;
    }

    void say(CharSequence said) {
        text.append(said);
        transcript.say(said);
    }

    boolean endsInBlank() {
        return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    }

    String text() {
        return text.toString();
    }

    /// Text that stands beside the paragraph and is told behind it.
    Story boxes() {
        return boxes;
    }

    void end(Story story) {
        transcript.say("\n");
        story.line(text());
        boxes.tell(story);
    }
}
