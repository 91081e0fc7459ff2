package fr.passerelle.understanding.hprim;

import java.util.Optional;

/// A line of coded results (HPRIM Médecins 3.0, `****LAB****`). Values stay as they were written:
/// nothing is decided on them.
public sealed interface LabLine {
    /// `TEX|…`
    record Comment(String text) implements LabLine {}

    /// `RES|label|code|type|value|unit|min|max|flag|status|value2|unit2|min2|max2`, any tail of it
    /// missing.
    ///
    /// @param type `A` text, `N` number
    /// @param flag `L`, `H`, `LL`, `HH` or `N`
    /// @param status `F` final, `R` result to come
    /// @param second the same in another unit
    record Result(
            String label,
            Optional<String> code,
            Optional<String> type,
            Optional<Measure> measure,
            Optional<String> flag,
            Optional<String> status,
            Optional<Measure> second)
            implements LabLine {}

    /// A value in its unit with the bounds of what is normal.
    record Measure(
            String value, Optional<String> unit, Optional<String> min, Optional<String> max) {}
}
