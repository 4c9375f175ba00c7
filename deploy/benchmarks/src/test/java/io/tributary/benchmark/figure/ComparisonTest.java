package io.tributary.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void takesTheMiddleOfOddlyManyRounds() {
        assertThat(rounds(9.0, 1.0, 4.0).median()).isEqualTo(4.0);
    }

    @Test
    void takesTheMeanOfTheMiddleTwoOfEvenlyManyRounds() {
        assertThat(rounds(9.0, 1.0, 4.0, 6.0).median()).isEqualTo(5.0);
    }

    @Test
    void tellsTheSpread() {
        Rounds rounds = rounds(9.0, 1.0, 4.0);

        assertThat(rounds.lowest()).isEqualTo(1.0);
        assertThat(rounds.highest()).isEqualTo(9.0);
    }

    @Test
    void dividesRoundByRound() {
        Comparison comparison =
                Comparison.of("x", "y/s", rounds(10.0, 30.0, 20.0), rounds(20.0, 40.0, 80.0));

        assertThat(comparison.ratio().rounds()).containsExactly(0.5, 0.75, 0.25);
        assertThat(comparison.ratio().median()).isEqualTo(0.5);
    }

    @Test
    void refusesSidesOfDifferentLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of("x", "y/s", rounds(1.0), rounds(1.0, 2.0)))
                .withMessage("rounds: 1 and 2 (expected: as many on both sides)");
    }

    @Test
    void refusesNoRounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounds("x", List.of()));
    }

    private static Rounds rounds(Double... figures) {
        return new Rounds("x", List.of(figures));
    }
}
