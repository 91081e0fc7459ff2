package fr.passerelle.understanding.office;

import java.util.List;

/// Where paragraphs and rows go while a document is read: the page, a cell, or a box whose turn
/// comes later.
interface Story {
    /// @param text may hold tabs, which part cells, and line ends
    void line(String text);

    void row(List<String> cells);
}
