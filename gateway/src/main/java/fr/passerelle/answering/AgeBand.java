package fr.passerelle.answering;

/// An age as a proposal may tell it. The limits are those the policies know (under 6, over 70)
/// and decades elsewhere; at both ends the bands are wide, where few people share an age.
enum AgeBand {
    UNDER_6("moins de 6 ans", "under 6"),
    FROM_6("6 à 17 ans", "6 to 17"),
    FROM_18("18 à 29 ans", "18 to 29"),
    FROM_30("30 à 39 ans", "30 to 39"),
    FROM_40("40 à 49 ans", "40 to 49"),
    FROM_50("50 à 59 ans", "50 to 59"),
    FROM_60("60 à 69 ans", "60 to 69"),
    FROM_70("70 à 79 ans", "70 to 79"),
    FROM_80("80 ans ou plus", "80 or over");

    private final String french;
    private final String english;

    AgeBand(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /// @param age in years; a year too many or too few does no harm here
    static AgeBand of(int age) {
        if (age < 6) {
            return UNDER_6;
        }
        if (age < 18) {
            return FROM_6;
        }
        if (age < 30) {
            return FROM_18;
        }
        return values()[Math.min(age / 10, 8)];
    }

    String in(Language language) {
        return switch (language) {
            case FRENCH -> french;
            case ENGLISH -> english;
        };
    }
}
