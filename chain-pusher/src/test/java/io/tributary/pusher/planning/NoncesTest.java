package io.tributary.pusher.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoncesTest {

    private static final UUID EPOCH = UUID.fromString("0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0");

    @Test
    void putsTheEpochBeforeTheSequence() {
        assertThat(Nonces.nonce(EPOCH, 258).value())
                .isEqualTo("0x0f1e2d3c4b5a49788796a5b4c3d2e1f0" + "0".repeat(29) + "102");
    }

    @Test
    void shares256NoncesPerStorageSlotOnChain() {
        String slot = Nonces.nonce(EPOCH, 512).value().substring(0, 64);

        assertThat(Nonces.nonce(EPOCH, 767).value()).startsWith(slot);
        assertThat(Nonces.nonce(EPOCH, 768).value()).doesNotStartWith(slot);
    }
}
