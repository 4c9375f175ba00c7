package io.tributary.quickstart.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannerTest {

    @ParameterizedTest
    @CsvSource({"stop,STOP", "kill,KILL", "FREEZE,FREEZE", "' kill\n',KILL", "'',KILL"})
    void isReadFromAFile(String text, Manner manner) {
        assertThat(Manner.parse(text)).isEqualTo(manner);
    }

    @Test
    void refusesAnotherWord() {
        assertThatThrownBy(() -> Manner.parse("maim"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("manner: MAIM (expected: stop, kill or freeze)");
    }
}
