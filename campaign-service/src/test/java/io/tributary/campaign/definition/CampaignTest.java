package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.budget.Budget;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignTest {

    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"500, active", "501, budget_exhausted", "1000, budget_exhausted"})
    void isExhaustedOnceTheUsersPartNoLongerFits(long reserved, String status) {
        Campaign campaign =
                campaign(CampaignStatus.ACTIVE, Terms.ofACampaign().withCap(1000), reserved);

        assertThat(campaign.status(Instant.EPOCH).word()).isEqualTo(status);
    }

    @Test
    void isNeverExhaustedWithoutACap() {
        Campaign campaign = campaign(CampaignStatus.ACTIVE, Terms.ofACampaign(), 1_000_000);

        assertThat(campaign.status(Instant.EPOCH)).isEqualTo(CampaignStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, EXPIRED", "PAUSED, EXPIRED", "DRAFT, DRAFT", "DEACTIVATED, DEACTIVATED"})
    void expiresAtItsEnd(CampaignStatus stored, CampaignStatus shown) {
        Campaign campaign = campaign(stored, Terms.ofACampaign().withPeriod(null, END), 0);

        assertThat(campaign.status(END.minusNanos(1))).isEqualTo(stored);
        assertThat(campaign.status(END)).isEqualTo(shown);
    }

    private static Campaign campaign(CampaignStatus stored, Terms terms, long reserved) {
        Budget budget = new Budget(TokenAmount.of(reserved), terms.value().budgetCap());
        return new Campaign(
                new CampaignId(new UUID(0, 7)),
                1,
                stored,
                terms.value(),
                new ChainId(31337),
                budget,
                new Address("0x" + "3e".repeat(20)),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
