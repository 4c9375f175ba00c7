package io.tributary.e2e.equation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void namesRowsThatDifferOrAreOnOneSideOnly() {
        Map<String, String> left = Map.of("same", "1", "other", "1", "left", "1");
        Map<String, String> right = Map.of("same", "1", "other", "2", "right", "1");
        assertThat(Difference.between("x = y", left, right).map(Difference::toString))
                .containsExactly(
                        "x = y: left: 1, missing",
                        "x = y: other: 1, 2",
                        "x = y: right: missing, 1");
    }

    @Test
    void isEveryRowWhereThereShouldBeNone() {
        assertThat(Difference.none("nobody", Map.of("a", "1")))
                .containsExactly(new Difference("nobody", "a", "1", "missing"));
    }
}
