package fr.passerelle.understanding.pdf;

/// What a file begins with. The mark may stand a little behind the beginning (ISO 32000-1,
/// implementation note 13).
enum Mark {
    PDF("%PDF"),
    FDF("%FDF");

    /// How far behind.
    static final int HEAD = 1024;

    private final String mark;

    Mark(String mark) {
        this.mark = mark;
    }

    boolean isIn(byte[] content) {
        int end = Math.min(content.length, HEAD) - mark.length();
        for (int i = 0; i <= end; i++) {
            int same = 0;
            while (same < mark.length() && content[i + same] == mark.charAt(same)) {
                same++;
            }
            if (same == mark.length()) {
                return true;
            }
        }
        return false;
    }
}
