package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant EXPIRY = Instant.parse("2026-03-05T23:00:00Z");
    private final Tokens tokens = new Tokens(new byte[32], new Random(7));

    @Test
    void aTokenHoldsForItsPersonOfferAndExpiry() {
        for (int i = 0; i < 200; i++) {
            String token = tokens.make("M01", "C-1042/2", EXPIRY);
            assertThat(token).hasSize(Tokens.LENGTH).matches("[0-9a-hjkmnp-tv-z]+");
            assertThat(tokens.holds(token, "M01", "C-1042/2", EXPIRY)).isTrue();
        }
    }

    @Test
    void anyOtherPersonOfferOrExpiryDoesNotHold() {
        String token = tokens.make("M01", "C-1042/2", EXPIRY);
        assertThat(tokens.holds(token, "M02", "C-1042/2", EXPIRY)).isFalse();
        assertThat(tokens.holds(token, "M01", "C-1042/3", EXPIRY)).isFalse();
        assertThat(tokens.holds(token, "M01C", "-1042/2", EXPIRY)).isFalse();
        assertThat(tokens.holds(token, "M01", "C-1042/2", EXPIRY.plusSeconds(1))).isFalse();
    }

    @Test
    void anyChangedCharacterDoesNotHold() {
        String token = tokens.make("M01", "C-1042/2", EXPIRY);
        for (int i = 0; i < token.length(); i++) {
            for (char c : "0123456789abcdefghijklmnopqrstuvwxyzA+".toCharArray()) {
                if (c != token.charAt(i)) {
                    String changed = token.substring(0, i) + c + token.substring(i + 1);
                    assertThat(tokens.holds(changed, "M01", "C-1042/2", EXPIRY))
                            .as(changed)
                            .isFalse();
                }
            }
        }
        assertThat(tokens.holds("", "M01", "C-1042/2", EXPIRY)).isFalse();
        assertThat(tokens.holds(token + "0", "M01", "C-1042/2", EXPIRY)).isFalse();
    }

    @Test
    void anotherKeyDoesNotHold() {
        byte[] key = new byte[32];
        key[31] = 1;
        String token = tokens.make("M01", "C-1042/2", EXPIRY);
        assertThat(new Tokens(key, new Random(7)).holds(token, "M01", "C-1042/2", EXPIRY))
                .isFalse();
    }

    @Test
    void noTokenComesTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(tokens.make("M01", "C-1042/2", EXPIRY))).isTrue();
        }
    }
}
