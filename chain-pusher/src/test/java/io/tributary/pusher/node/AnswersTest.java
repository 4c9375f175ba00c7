package io.tributary.pusher.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "already known, ALREADY_KNOWN",
        "Known transaction, ALREADY_KNOWN",
        "transaction already imported, ALREADY_KNOWN",
        "nonce too low: next nonce 5 tx nonce 4, NONCE_TOO_LOW",
        "OldNonce, NONCE_TOO_LOW",
        "replacement transaction underpriced, UNDERPRICED",
        "insufficient funds for gas * price + value, INSUFFICIENT_FUNDS",
        "Insufficient funds for gas * price + value, INSUFFICIENT_FUNDS",
        "exceeds block gas limit, REFUSED"
    })
    void tellsRefusalsApart(String words, SendAnswer.Kind kind) {
        assertThat(SendAnswer.refused(words)).isEqualTo(new SendAnswer(kind, words));
    }

    @Test
    void readsLevelsOfFinality() {
        assertThat(Finality.parse("finalized")).isEqualTo(new Finality.Tagged("finalized"));
        assertThat(Finality.parse("safe")).isEqualTo(new Finality.Tagged("safe"));
        assertThat(Finality.parse("latest+12")).isEqualTo(new Finality.Depth(12));
        assertThatThrownBy(() -> Finality.parse("latest"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
