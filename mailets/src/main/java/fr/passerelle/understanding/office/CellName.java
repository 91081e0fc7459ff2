package fr.passerelle.understanding.office;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a cell is (ECMA-376 part 1 §18.18.7), both counted from 0.
record CellName(int row, int column) {
    /// The last column is XFD, the last row 1048576.
    static final int COLUMNS = 16_384;

    static final int ROWS = 1_048_576;

    private static final Pattern NAME = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})");

    /// Empty for what is no name of a cell.
    static Optional<CellName> find(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        int column = 0;
        for (char letter : name.group(1).toCharArray()) {
            column = column * 26 + Character.toUpperCase(letter) - 'A' + 1;
        }
        int row = Integer.parseInt(name.group(2));
        return row < 1 || row > ROWS || column > COLUMNS
                ? Optional.empty()
                : Optional.of(new CellName(row - 1, column - 1));
    }
}
