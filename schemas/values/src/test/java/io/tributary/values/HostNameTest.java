package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "shop.example, shop.example",
        "Shop.EXAMPLE, shop.example",
        "a, a",
        "x-1.shop.example, x-1.shop.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "127.0.0.1, 127.0.0.1"
    })
    void isLabelsInLowerCase(String given, String expected) {
        assertThat(new HostName(given).value()).isEqualTo(expected);
    }

    /** U+212A is the sign of Kelvin, whose lower case is k. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "shop..example",
                "-shop.example",
                "shop-.example",
                "shop.example.",
                "shop example",
                "shop.example\n",
                "shop.example:80",
                "https://shop.example",
                "shop.example/path",
                "bücher.example",
                "\u212a.example",
                "*.example"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HostName(text));
    }

    @Test
    void hasABoundOfItsLabelsAndOfItsLength() {
        String longest = "a.".repeat(126) + "a";

        assertThat(new HostName(longest).value()).hasSize(HostName.LONGEST);
        assertThat(new HostName("a".repeat(63)).hasSeveralLabels()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new HostName("a" + longest));
        assertThatIllegalArgumentException().isThrownBy(() -> new HostName("a".repeat(64)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostName("a".repeat(64) + ".example"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 20_000, 500_000})
    void refusesAnyNumberOfLabels(int labels) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostName("a.".repeat(labels) + "a"));
    }
}
