package fr.passerelle.patient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A phone number on which a person can be called, in one form: ten digits for the numbers that
/// are dialled so in France and overseas (0546…, 0692…), E.164 for all others. « +33 6 … »,
/// « 0033 (0)6 … » and « 06 … » are one number.
///
/// Which lengths and which beginnings exist is known by Google's libphonenumber (its metadata
/// follow ARCEP and the ITU); a beginning it does not know is a doubt and no refusal, since
/// operators are given new ones.
///
/// @param number ten digits, or `+` and up to 15
public record PhoneNumber(String number) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Where ten digits that begin with 0 are dialled.
    private static final List<String> REGIONS = List.of("FR", "GP", "GF", "MQ", "RE", "YT", "PM");

    private static final int NATIONAL = 10;
    private static final int SHORTEST = 7;

    /// Blanks, dots, hyphens, strokes and brackets do not matter; letters do.
    public static Checked<PhoneNumber> read(String written) {
        String compact =
                Written.compact(written).replace("(0)", "").replace("(", "").replace(")", "");
        String number = compact.startsWith("00") ? "+" + compact.substring(2) : compact;
        boolean international = number.startsWith("+");
        String digits = international ? number.substring(1) : number;
        if (!Written.isDigits(digits, digits.length()) || digits.isEmpty()) {
            return new Checked.NotOne<>(Doubt.PHONE_SHAPE);
        }
        if (international) {
            return international(number);
        }
        if (digits.length() < SHORTEST && !digits.startsWith("0")) {
            return new Checked.NotOne<>(Doubt.PHONE_SHORT);
        }
        return digits.length() == NATIONAL && digits.startsWith("0")
                ? national(digits)
                : new Checked.NotOne<>(Doubt.PHONE_SHAPE);
    }

    private static Checked<PhoneNumber> national(String digits) {
        boolean known = REGIONS.stream().anyMatch(region -> isOf(digits, region));
        return assigned(new PhoneNumber(digits), known);
    }

    private static boolean isOf(String digits, String region) {
        return parse(digits, region)
                .filter(number -> NUMBERS.isValidNumberForRegion(number, region))
                .isPresent();
    }

    private static Checked<PhoneNumber> international(String number) {
        Optional<Phonenumber.PhoneNumber> parsed = parse(number, "ZZ");
        if (parsed.isEmpty() || !NUMBERS.isPossibleNumber(parsed.get())) {
            return new Checked.NotOne<>(Doubt.PHONE_SHAPE);
        }
        return assigned(of(parsed.get()), NUMBERS.isValidNumber(parsed.get()));
    }

    /// Country codes with which the ten digits begin with 0.
    private static PhoneNumber of(Phonenumber.PhoneNumber number) {
        String national = "0" + number.getNationalNumber();
        boolean dialled =
                switch (number.getCountryCode()) {
                    case 33, 262, 508, 590, 594, 596 -> national.length() == NATIONAL;
                    default -> false;
                };
        return new PhoneNumber(dialled ? national : NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    private static Checked<PhoneNumber> assigned(PhoneNumber number, boolean known) {
        return Checked.of(number, known ? Set.of() : Set.of(Doubt.PHONE_NOT_ASSIGNED));
    }

    private static Optional<Phonenumber.PhoneNumber> parse(String number, String region) {
        try {
            return Optional.of(NUMBERS.parse(number, region));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /// Says nothing about whose it is.
    @Override
    public String toString() {
        return "phone number of " + number.length() + " characters";
    }
}
