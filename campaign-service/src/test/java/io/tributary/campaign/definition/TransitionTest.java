package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFT, ACTIVE",
        "ACTIVE, nothing",
        "PAUSED, ACTIVE",
        "BUDGET_EXHAUSTED, refused",
        "DEACTIVATED, ACTIVE",
        "EXPIRED, refused"
    })
    void activatesAsTheTableSays(CampaignStatus from, String outcome) {
        assertThat(outcome(Transition.activate(from))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, DEACTIVATED",
        "ACTIVE, DEACTIVATED",
        "PAUSED, DEACTIVATED",
        "BUDGET_EXHAUSTED, DEACTIVATED",
        "DEACTIVATED, nothing",
        "EXPIRED, DEACTIVATED"
    })
    void deactivatesAsTheTableSays(CampaignStatus from, String outcome) {
        assertThat(outcome(Transition.deactivate(from))).isEqualTo(outcome);
    }

    private static String outcome(Transition transition) {
        return switch (transition) {
            case Transition.Change change -> change.to().name();
            case Transition.Nothing _ -> "nothing";
            case Transition.Refused _ -> "refused";
        };
    }
}
