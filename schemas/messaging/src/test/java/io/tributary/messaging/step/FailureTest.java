package io.tributary.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.tributary.messaging.ContentException;
import io.tributary.messaging.step.Failure.Kind;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class FailureTest {

    @Test
    void blamesARecordForItsContentOnly() {
        assertThat(kind(new R2dbcDataIntegrityViolationException("c", "23505")))
                .isEqualTo(Kind.CONSTRAINT);
        assertThat(kind(new R2dbcBadGrammarException("v", "22021"))).isEqualTo(Kind.CONTENT);
        assertThat(kind(new R2dbcNonTransientResourceException("index row size", "54000")))
                .isEqualTo(Kind.CONTENT);
        assertThat(kind(new ContentException("x: 1 (expected: 2)"))).isEqualTo(Kind.CONTENT);
    }

    @Test
    void looksBehindWhatWrapsTheCause() {
        Throwable sql = new R2dbcDataIntegrityViolationException("c", "23514");
        assertThat(kind(new DataIntegrityViolationException("wrapped", sql)))
                .isEqualTo(Kind.CONSTRAINT);
    }

    @Test
    void neverBlamesARecordWhileSomethingIsAway() {
        assertThat(kind(new R2dbcNonTransientResourceException("gone", "57P01")))
                .isEqualTo(Kind.DATABASE);
        assertThat(kind(new R2dbcNonTransientResourceException("no state")))
                .isEqualTo(Kind.DATABASE);
        assertThat(kind(new R2dbcBadGrammarException("no table", "42P01")))
                .isEqualTo(Kind.DATABASE);
        assertThat(kind(new TimeoutException())).isEqualTo(Kind.DATABASE);
        assertThat(kind(new NotEnoughReplicasException("isr"))).isEqualTo(Kind.BROKER);
    }

    @Test
    void triesConflictsAgain() {
        assertThat(kind(new R2dbcRollbackException("s", "40001"))).isEqualTo(Kind.CONFLICT);
        assertThat(kind(new R2dbcRollbackException("d", "40P01"))).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void doesNotGuessWhatItDoesNotKnow() {
        assertThat(kind(new IllegalStateException("bug"))).isEqualTo(Kind.UNKNOWN);
    }

    private static Kind kind(Throwable thrown) {
        return Failure.of(thrown).kind();
    }
}
