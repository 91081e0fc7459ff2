package fr.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final EmailAddress LEA = EmailAddress.of("lea@cabinet.example");

    @Test
    void oneAddressInAnyHonestDressIsFound() {
        for (String field :
                new String[] {
                    "lea@cabinet.example",
                    "<lea@cabinet.example>",
                    "Léa Roux <lea@cabinet.example>",
                    "\"Roux, Léa\" <lea@cabinet.example>",
                    "=?utf-8?Q?L=C3=A9a?= <LEA@Cabinet.example>",
                    "lea@cabinet.example (Dr Roux (remplaçante))",
                    "\"lea@cabinet.example\" <lea@cabinet.example>",
                    "lea@cabinet.example <lea@cabinet.example>",
                    "Léa <@relais.example,@autre.example:lea@cabinet.example>",
                    "lea . @ cabinet.example".replace(" . ", " "),
                    "Cabinet: lea@cabinet.example;",
                    "\"lea\"@cabinet.example"
                }) {
            assertThat(Addresses.read(field).single()).as(field).contains(LEA);
        }
    }

    @Test
    void aDisplayNameThatLooksLikeAnotherAddressIsWorthNothing() {
        assertThat(Addresses.read("\"chef@chu.example\" <lea@cabinet.example>").single())
                .contains(LEA);
    }

    @Test
    void whatCanBeReadTwoWaysNamesNobody() {
        for (String field :
                new String[] {
                    "chef@chu.example <lea@cabinet.example>",
                    "<chef@chu.example> <lea@cabinet.example>",
                    "lea@cabinet.example, chef@chu.example",
                    "lea@cabinet.example chef@chu.example",
                    "lea@cabinet.example@chu.example",
                    "Léa <lea@cabinet.example",
                    "\"Léa <lea@cabinet.example>",
                    "lea@cabinet.example (Léa",
                    "lea@cabinet.example;",
                    "Cabinet: lea@cabinet.example",
                    "Cabinet: lea@cabinet.example, chef@chu.example;",
                    "undisclosed-recipients:;",
                    "=?utf-8?Q?lea=40cabinet.example?=",
                    "Léa Roux",
                    ""
                }) {
            assertThat(Addresses.read(field).single()).as(field).isEmpty();
        }
    }

    @Test
    void charactersThatHideOrTurnTheTextNameNobody() {
        assertThat(Addresses.read("Léa \u202Eelpmaxe <lea@cabinet.example>").single()).isEmpty();
        assertThat(Addresses.read("lea@cabi\u200Bnet.example").single()).isEmpty();
        assertThat(Addresses.read("lea\u0000@cabinet.example").single()).isEmpty();
    }

    @Test
    void aLetterOfAnotherAlphabetIsNotTheSameLetter() {
        // U+212A KELVIN SIGN lower-cases to "k".
        assertThat(Addresses.read("dr@\u212Aine.example").single()).isEmpty();
        // Cyrillic "а".
        assertThat(Addresses.read("le\u0430@cabinet.example").single()).isEmpty();
    }

    @Test
    void commentsNestedWithoutEndAreRefusedNotFollowed() {
        assertThat(Addresses.read("(".repeat(100_000) + "lea@cabinet.example").single()).isEmpty();
    }
}
