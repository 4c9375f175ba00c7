package io.tributary.product.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "HTTPS://Shop.Example, https://shop.example",
        "https://shop.example:443, https://shop.example",
        "http://shop.example:80, http://shop.example",
        "http://shop.example:443, http://shop.example:443",
        "http://localhost:3000, http://localhost:3000",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "https://xn--bcher-kva.example:65535, https://xn--bcher-kva.example:65535",
    })
    void writesAnOriginAsBrowsersDo(String given, String expected) {
        assertThat(WebOrigin.parse(given).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "https://*.shop.example",
                "shop.example",
                "//shop.example",
                "ftp://shop.example",
                "file://",
                "https://",
                "https://shop.example/",
                "https://shop.example/path",
                "https://shop.example?query",
                "https://shop.example#part",
                "https://user@shop.example",
                "https://shop.example:",
                "https://shop.example:0",
                "https://shop.example:080",
                "https://shop.example:65536",
                "https://shop..example",
                "https://-shop.example",
                "https://bücher.example",
                "https://shop.example https://other.example",
                " https://shop.example",
                "https://shop.example\n",
                "https://\u212a.example",
            })
    void refusesWhatIsNoOrigin(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WebOrigin.parse(text));
    }

    @Test
    void refusesAHostLongerThanADnsName() {
        String host = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".";

        assertThat(WebOrigin.parse("https://" + host + "d".repeat(61))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebOrigin.parse("https://" + host + "d".repeat(62)));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 20_000, 500_000})
    void refusesAHostOfAnyNumberOfLabels(int labels) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebOrigin.parse("https://" + "a.".repeat(labels) + "a"));
    }
}
