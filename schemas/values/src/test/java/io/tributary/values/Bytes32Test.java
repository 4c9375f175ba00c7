package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class Bytes32Test {

    private static final UUID ID = UUID.fromString("0193e2a0-1234-7abc-8def-0123456789ab");

    @Test
    void writesAUuidBeforeSixteenZeroBytes() {
        Bytes32 word = Bytes32.of(ID);
        assertThat(word.value()).isEqualTo("0x0193e2a012347abc8def0123456789ab" + "0".repeat(32));
        assertThat(Bytes32.of(word.bytes())).isEqualTo(word);
    }

    @Test
    void refusesAnotherLengthOrCase() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bytes32("0x12"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bytes32("0x" + "AB".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bytes32("12".repeat(33)));
    }
}
