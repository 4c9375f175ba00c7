package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"purchase.completed", "custom.a", "custom.loyalty-card_2.scanned"})
    void takesTypesThatInteractionsHave(String type) {
        assertThat(new TriggerType(type).value()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "custom.",
                "custom.A",
                "custom.a\n",
                "custom.a12345678901234567890123456789012345678901234567890123456789012345",
                "purchase.refunded",
                "purchase.cancelled",
                "webshop.close"
            })
    void refusesOthersAndWhatTakesBack(String type) {
        assertThatThrownBy(() -> new TriggerType(type)).hasMessageContaining("custom.<name>");
    }
}
