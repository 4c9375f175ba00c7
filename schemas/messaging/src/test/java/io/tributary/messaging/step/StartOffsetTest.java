package io.tributary.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class StartOffsetTest {

    @Property
    void neverSkipsARecordThatIsNotKnownToBeDone(
            @ForAll @LongRange(max = 50) long position,
            @ForAll @LongRange(max = 50) long committed,
            @ForAll @LongRange(max = 50) long logStart) {
        long lower = Math.min(position, committed);
        StartOffset start =
                StartOffset.of(OptionalLong.of(position), OptionalLong.of(committed), logStart);
        assertThat(start)
                .isEqualTo(
                        lower < logStart
                                ? new StartOffset.Gap(lower, logStart)
                                : new StartOffset.At(lower));
    }

    @Example
    void startsAtTheLogsStartWhereOneOfBothIsUnknown() {
        assertThat(StartOffset.of(OptionalLong.empty(), OptionalLong.of(9), 3))
                .isEqualTo(new StartOffset.At(3));
        assertThat(StartOffset.of(OptionalLong.of(9), OptionalLong.empty(), 3))
                .isEqualTo(new StartOffset.At(3));
        assertThat(StartOffset.of(OptionalLong.empty(), OptionalLong.empty(), 3))
                .isEqualTo(new StartOffset.At(3));
    }

    @Example
    void isAGapWhereTheOnlyKnownOneIsBelowTheLogsStart() {
        assertThat(StartOffset.of(OptionalLong.of(2), OptionalLong.empty(), 3))
                .isEqualTo(new StartOffset.Gap(2, 3));
    }
}
