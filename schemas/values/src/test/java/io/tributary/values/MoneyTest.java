package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "49.90", "999999999999999999.99999999"})
    void readsDecimalStrings(String amount) {
        assertThat(Money.isAmount(amount)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "01",
                "1.",
                ".5",
                "1e3",
                "1,5",
                "1000000000000000000",
                "0.000000001",
                "NaN"
            })
    void refusesEverythingElse(String amount) {
        assertThat(Money.isAmount(amount)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E1R", "EU"})
    void wantsACurrencyOfThreeLetters(String currency) {
        assertThat(Money.isCurrency(currency)).isFalse();
        assertThat(Money.isCurrency("EUR")).isTrue();
    }
}
