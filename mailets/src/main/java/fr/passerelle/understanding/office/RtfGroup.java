package fr.passerelle.understanding.office;

/// What holds inside of a group of RTF until it is closed.
final class RtfGroup {
    /// What becomes of the text of a group.
    enum Use {
        /// It is on the page.
        PAGE,
        /// Nobody sees it.
        NOTHING,
        /// Only a box of text inside of it is seen.
        SHAPE,
        FONTS,
        /// A field of a form, and its parts.
        FIELD,
        FIELD_NAME,
        FIELD_LABEL,
        FIELD_ENTRY
    }

    Use use;
    RtfFonts.Font font;
    boolean hidden;
    boolean deleted;
    boolean inTable;
    int unicodeSkips;

    /// Set by `\*`: the next control word names what may be passed over.
    boolean optional;

    /// Where the text of this group goes in its turn: a header, a note, a box.
    boolean apart;

    /// A group as the outermost begins.
    RtfGroup() {
        this.use = Use.PAGE;
        this.font = RtfFonts.NONE;
        this.unicodeSkips = 1;
    }

    /// A group inside of another.
    RtfGroup(RtfGroup around) {
        this.use = around.use;
        this.font = around.font;
        this.hidden = around.hidden;
        this.deleted = around.deleted;
        this.inTable = around.inTable;
        this.unicodeSkips = around.unicodeSkips;
    }

    boolean isSeen() {
        return use == Use.PAGE && !hidden && !deleted;
    }
}
