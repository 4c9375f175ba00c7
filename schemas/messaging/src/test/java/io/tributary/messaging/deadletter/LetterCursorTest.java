package io.tributary.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCursorTest {

    @Property(tries = 200)
    void readsWhatItWrote(
            @ForAll @Size(min = 1, max = 30)
                    Map<@IntRange(max = 999) Integer, @LongRange(min = 0) Long> offsets) {
        Map<LetterCursor.Place, Long> below = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            String topic = partition % 2 == 0 ? "a.v1.b.dlt" : "c-d.v1.e.dlt";
            below.put(
                    new LetterCursor.Place(topic, partition), offset % 1_000_000_000_000_000_000L);
        });
        LetterCursor cursor = new LetterCursor(below);
        assertThat(LetterCursor.decode(cursor.encode())).isEqualTo(cursor);
    }

    @Test
    void fitsIntoAUrlWithManyPartitions() {
        Map<LetterCursor.Place, Long> below = new HashMap<>();
        for (int partition = 0; partition < 150; partition++) {
            below.put(
                    new LetterCursor.Place("interactions.v1.campaign-service.dlt", partition),
                    123_456_789L);
        }
        assertThat(new LetterCursor(below).encode()).hasSizeLessThan(4_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:",
                "a:0",
                "a:0=",
                "a:0=-1",
                "a:0=1,",
                "a:0=1;",
                "a:x=1",
                "a:0=9999999999999999999",
                "a:999999=1"
            })
    void refusesAnythingElse(String text) {
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        assertThatThrownBy(() -> LetterCursor.decode(encoded))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LetterCursor.decode("%" + encoded))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
