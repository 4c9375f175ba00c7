package io.tributary.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void measuresAllAtFullLengthByDefault() {
        Arguments read = Arguments.parse(List.of());

        assertThat(read.quick()).isFalse();
        assertThat(read.wants("flow")).isTrue();
        assertThat(read.report()).isNull();
    }

    @Test
    void readsEveryOption() {
        Arguments read =
                Arguments.parse(
                        List.of(
                                "--quick",
                                "--only",
                                "batch-http",
                                "--report",
                                "/tmp/x.json",
                                "--setting",
                                "a.b=c=d",
                                "--setting",
                                "e=f"));

        assertThat(read.quick()).isTrue();
        assertThat(read.wants("batch-http")).isTrue();
        assertThat(read.wants("flow")).isFalse();
        assertThat(read.report()).isEqualTo(Path.of("/tmp/x.json"));
        assertThat(read.settings()).isEqualTo(Map.of("a.b", "c=d", "e", "f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--only", "--report", "--setting", "quick"})
    void refusesWhatItDoesNotKnow(String word) {
        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> Arguments.parse(List.of(word)))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.ENVIRONMENT))
                .withMessageContaining("usage:");
    }
}
