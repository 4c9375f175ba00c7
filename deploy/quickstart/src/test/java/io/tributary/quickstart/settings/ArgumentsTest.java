package io.tributary.quickstart.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void staysUpInOneMachineAndKeepsNothingByDefault() {
        assertThat(Arguments.parse(List.of())).isEqualTo(new Arguments(false, false, null, null));
    }

    @Test
    void takesAllOptionsInAnyOrder() {
        Arguments read =
                Arguments.parse(
                        List.of(
                                "--report",
                                "/tmp/r.json",
                                "--processes",
                                "--data",
                                "/tmp/d",
                                "--exit"));
        assertThat(read)
                .isEqualTo(new Arguments(true, true, Path.of("/tmp/d"), Path.of("/tmp/r.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--exi", "demo", "--report", "--data --exit", "--report "})
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> Arguments.parse(List.of(line.split(" ", -1))))
                .isInstanceOfSatisfying(
                        QuickstartException.class,
                        e -> assertThat(e.outcome()).isEqualTo(Outcome.ENVIRONMENT))
                .hasMessageContaining("usage:");
    }
}
