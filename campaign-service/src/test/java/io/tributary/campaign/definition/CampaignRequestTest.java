package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.web.json.JsonBody;
import io.tributary.web.json.StrictJson;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CampaignRequestTest {

    private static final String EXPECTED = "RFC 3339, for example 2026-11-22T09:00:00Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:00Z",
                "2026-11-22T09:00:00+01",
                "2026-11-22T09:00:00+01:00:30",
                "2026-11-22",
                "9999-12-31T23:59:59-18:00",
                "1970-01-01T00:00:00+00:01"
            })
    void refusesTimesOfAnotherFormOrBeyondOurYears(String time) {
        String period = "\"startsAt\":\"%s\",\"endsAt\":\"%s\"".formatted(time, time);

        assertThat(catchThrowableOfType(ProblemException.class, () -> read(period)))
                .extracting(refused -> refused.problem().errors())
                .isEqualTo(
                        List.of(
                                new FieldProblem("/startsAt", time, EXPECTED),
                                new FieldProblem("/endsAt", time, EXPECTED)));
    }

    @Test
    void keepsAPeriodInMicroseconds() {
        Period period =
                read("\"startsAt\":\"2026-11-22T10:00:00.123456789+01:00\",\"endsAt\":\"9999-12-31T23:59:59Z\"")
                        .period();

        assertThat(period.startsAt()).isEqualTo(Instant.parse("2026-11-22T09:00:00.123456Z"));
        assertThat(period.endsAt()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    private static CampaignTerms read(String period) {
        String json =
                """
                {"productId":"01a202d0-d529-7b0c-87cf-adfc441d32d7","name":"Ten tokens",
                 "triggerType":"purchase.completed","token":"0x15d34aaf54267db7d7c367839aaf71a00a2c6a65",
                 "reward":{"type":"fixed","baseReward":"10000"},"userPercent":5000,"deperditionPerLevel":8000,
                 %s}\
                """
                        .formatted(period);
        JsonNode body = new StrictJson().parse(json.getBytes(StandardCharsets.UTF_8));
        return CampaignRequest.read(new JsonBody((ObjectNode) body, "", new ArrayList<>()));
    }
}
