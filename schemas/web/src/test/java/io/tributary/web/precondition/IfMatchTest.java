package io.tributary.web.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.web.problem.ProblemException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7\"",
                "*",
                " * ",
                "\"3\", \"7\"",
                "\"3\" ,,\t\"7\"",
                "W/\"1\",\"7\"",
                "\"a,b\",\"7\""
            })
    void holdsForTheVersionItNames(String field) {
        assertThat(refusal(IfMatchResolver.read(List.of(field)), 7)).isNull();
    }

    @Test
    void readsSeveralLinesAsOneList() {
        IfMatch both = IfMatchResolver.read(List.of("\"6\"", "\"7\""));
        assertThat(refusal(both, 6)).isNull();
        assertThat(refusal(both, 7)).isNull();
        assertThat(refusal(both, 8)).isEqualTo("precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"07\"", "\"\"", "W/\"7\"", "\"*\""})
    void failsForAnyOtherStateAndForWeakTags(String field) {
        assertThat(refusal(IfMatchResolver.read(List.of(field)), 7))
                .isEqualTo("precondition-failed");
    }

    @Test
    void isNeeded() {
        assertThat(refusal(IfMatchResolver.read(List.of()), 7)).isEqualTo("precondition-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "\"7", "7\"", "\"7\" \"8\"", "\"7\", *", "w/\"7\"", "\"7\";q=1"})
    void refusesWhatIsNoListOfTags(String field) {
        assertThatThrownBy(() -> IfMatchResolver.read(List.of(field)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("invalid-request");
    }

    /** The kind of problem; null: it holds. */
    private static @Nullable String refusal(IfMatch condition, long version) {
        AtomicReference<@Nullable String> refusal = new AtomicReference<>();
        condition
                .require(version)
                .doOnError(
                        ProblemException.class, error -> refusal.set(error.problem().type().code()))
                .onErrorComplete()
                .block();
        return refusal.get();
    }
}
