package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {

    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /** The example of RFC 9562, appendix A.4. */
    @Test
    void derivesVersionFive() {
        assertThat(Uuids.derived(DNS, "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void makesVersionSevenInTheOrderOfTime() {
        Instant first = Instant.parse("2026-11-22T09:00:00Z");
        UUID earlier = Uuids.next(first);
        UUID later = Uuids.next(first.plusMillis(1));
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.getMostSignificantBits() >>> 16).isEqualTo(first.toEpochMilli());
        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "2ED6657D-E927-568B-95E1-2665A8AEA6A2",
                "2ed6657de927568b95e12665a8aea6a2"
            })
    void readsTheLowerCaseFormOnly(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Uuids.parse(text));
    }

    @Test
    void givesAMatchAndItsRewardsOneIdForEver() {
        InteractionId interaction = InteractionId.parse("0193e2a0-0000-7000-8000-000000000001");
        CampaignId campaign = CampaignId.parse("0193e2a0-0000-7000-8000-000000000002");
        MatchId match = MatchId.of(interaction, campaign);
        assertThat(match).isEqualTo(MatchId.of(interaction, campaign));
        assertThat(RewardId.of(match, 0))
                .isEqualTo(RewardId.of(match, 0))
                .isNotEqualTo(RewardId.of(match, 1));
        assertThat(match.value().version()).isEqualTo(5);
    }
}
