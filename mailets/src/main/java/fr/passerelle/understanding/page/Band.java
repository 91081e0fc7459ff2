package fr.passerelle.understanding.page;

import java.util.ArrayList;
import java.util.List;

/// What stands at one height of a page: its cells with their places.
record Band(List<Cell> cells) {
    /// @param text with the lines to write on that are in it
    record Cell(String text, float left, float right) {
        /// Says nothing about the patient.
        @Override
        public String toString() {
            return "cell of " + text.length() + " characters";
        }
    }

    /// The cells whose middle is in this part of the width.
    Band between(float left, float right) {
        List<Cell> inside = new ArrayList<>();
        for (Cell cell : cells) {
            float middle = (cell.left() + cell.right()) / 2;
            if (middle >= left && middle < right) {
                inside.add(cell);
            }
        }
        return new Band(inside);
    }

    /// What is written in them, parted where there is a line to write on.
    List<String> texts() {
        List<String> texts = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            PageLine.cells(cell.text(), texts);
        }
        return texts;
    }
}
