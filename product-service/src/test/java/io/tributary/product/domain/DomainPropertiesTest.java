package io.tributary.product.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainPropertiesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,/127.0.0.1:53",
        "127.0.0.1:5353,/127.0.0.1:5353",
        "[::1]:5353,/[0:0:0:0:0:0:0:1]:5353"
    })
    void readsTheResolver(String text, String expected) {
        assertThat(new DomainProperties(text, TIMEOUT).server()).hasToString(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void leavesItToTheSystemWithoutOne(@Nullable String text) {
        assertThat(new DomainProperties(text, TIMEOUT).server()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:x", "127.0.0.1/x", "a b", ":53", "127.0.0.1:99999"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DomainProperties(text, TIMEOUT))
                .withMessageContaining(text);
    }

    @Test
    void refusesATimeoutOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DomainProperties(null, Duration.ZERO))
                .withMessageContaining("PT0S");
    }
}
