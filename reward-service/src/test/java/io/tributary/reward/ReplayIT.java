package io.tributary.reward;

import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.values.Uuids;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Both topics read again on request, through the same steps. */
class ReplayIT extends ServiceTest {

    @Autowired private DatabaseClient client;

    @Test
    void changesNothingThatWasGrantedAndSettled() {
        UUID product = Uuids.next(Samples.NOW);
        CampaignMatch match = aMatch(product).build();
        grant(match);
        settle(pushed(reward(match, 0), 1), 2);
        List<RewardState> before = announced(reward(match, 0));

        JsonNode matches = replayed(Topics.CAMPAIGN_MATCHES, "\"" + product + "\"");
        JsonNode outcomes = replayed(Topics.REWARD_PUSHES, "null");

        assertThat(matches.required("applied").asInt()).isZero();
        assertThat(matches.required("alreadyDone").asInt()).isEqualTo(1);
        assertThat(outcomes.required("applied").asInt()).isZero();
        new RewardEquations(client).hold(List.of(match));
        assertThat(announced(reward(match, 0)).getLast()).isEqualTo(before.getLast());
    }

    private JsonNode replayed(Topic<?> topic, String product) {
        String body =
                """
                {"topic":"%s","from":"earliest","to":"now","productId":%s,"dryRun":false,
                 "republish":true,"ratePerSecond":100000,"reason":"the books are checked"}\
                """
                        .formatted(topic.name(), product);
        JsonNode started =
                answer(
                        client(managementPort)
                                .post()
                                .uri("/actuator/replays")
                                .header("Authorization", operator())
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(body)
                                .exchange());
        String path = "/actuator/replays/" + started.required("id").asString();
        await("the replay has ended", () -> status(path).equals("completed"));
        return state(path);
    }

    private String status(String path) {
        return state(path).required("status").asString();
    }

    private JsonNode state(String path) {
        return answer(
                client(managementPort)
                        .get()
                        .uri(path)
                        .header("Authorization", operator())
                        .exchange());
    }

    private static JsonNode answer(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus()
                        .is2xxSuccessful()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());
    }

    private static String operator() {
        return "Bearer " + PlatformInitializer.OPERATOR_TOKEN;
    }
}
