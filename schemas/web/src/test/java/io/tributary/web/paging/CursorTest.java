package io.tributary.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Property(tries = 200)
    void comesBackAsItWent(
            @ForAll @LongRange(min = 0, max = 253_402_300_798L) long seconds,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nanos,
            @ForAll long high,
            @ForAll long low) {
        Cursor cursor = new Cursor(Instant.ofEpochSecond(seconds, nanos), new UUID(high, low));

        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
    }

    @Property(tries = 200)
    void readsNothingElse(@ForAll String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.decode(text));
    }

    @Test
    void namesTheLastItemOfAFullPageOnly() {
        Cursor place = new Cursor(Instant.EPOCH, new UUID(1, 2));

        assertThat(Page.of(List.of("a", "b", "c"), 2, item -> place))
                .isEqualTo(new Page<>(List.of("a", "b"), place.encode()));
        assertThat(Page.of(List.of("a", "b"), 2, item -> place))
                .isEqualTo(new Page<>(List.of("a", "b"), null));
    }
}
