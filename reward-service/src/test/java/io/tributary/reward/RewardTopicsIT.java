package io.tributary.reward;

import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.events.ServiceName;
import io.tributary.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RewardTopicsIT extends ServiceTest {

    @Test
    void announcesTheRewardsOfAMatch() {
        CampaignMatch match = aMatch().build();

        grant(match);

        assertThat(
                        IntStream.rangeClosed(0, 3)
                                .mapToObj(level -> awaitAnnounced(reward(match, level), 1)))
                .extracting(RewardState::getAmount)
                .containsExactly(
                        "5000000000000000000",
                        "4000000000000000000",
                        "800000000000000000",
                        "200000000000000000");
        ConsumerRecord<String, byte[]> record = announcements(reward(match, 0)).getFirst();
        assertThat(header(record, "ce_id")).isEqualTo(reward(match, 0) + ":1");
    }

    @Test
    void announcesTheSameBytesForAMatchDeliveredTwice() {
        CampaignMatch match = aMatch().build();
        UUID id = reward(match, 0);
        grant(match);

        produceMatch(match);

        await("it is announced again", () -> announcements(id).size() == 2);
        List<ConsumerRecord<String, byte[]>> twice = announcements(id);
        assertThat(twice.get(1).value()).isEqualTo(twice.get(0).value());
        assertThat(header(twice.get(1), "ce_id")).isEqualTo(header(twice.get(0), "ce_id"));
    }

    @Test
    void announcesAPaymentAndRepeatsItForAnOutcomeDeliveredTwice() {
        CampaignMatch match = aMatch().build();
        UUID id = reward(match, 0);
        grant(match);

        settle(pushed(id, 1), 2);
        producePush(pushed(id, 1));

        await("it is announced again", () -> announcements(id).size() == 3);
        List<RewardState> states = announced(id);
        assertThat(states).extracting(RewardState::getVersion).containsExactly(1L, 2L, 2L);
        assertThat(states.get(1).getStatus()).isEqualTo(RewardStatus.PUSHED);
        assertThat(states.get(1).getTxHash()).isEqualTo(Samples.TX);
        assertThat(states.get(2)).isEqualTo(states.get(1));
    }

    @Test
    void appliesAnOutcomeThatCameBeforeItsMatch() {
        CampaignMatch early = aMatch().build();
        CampaignMatch other = aMatch().build();
        grant(other);
        producePush(pushed(reward(early, 0), 1));
        settle(parked(reward(other, 0), 1, "bank_short"), 2);

        grant(early);

        RewardState state = awaitAnnounced(reward(early, 0), 2);
        assertThat(state.getStatus()).isEqualTo(RewardStatus.PUSHED);
    }

    @Test
    void setsAsideWhatItCannotGrantAndGrantsTheOthers() {
        CampaignMatch first = aMatch().build();
        CampaignMatch wrong = aMatch().setReserved("1").build();
        CampaignMatch poison = aMatch().setOrderId("A\u0000").build();
        CampaignMatch last = aMatch().build();
        String deadLetters = Topics.CAMPAIGN_MATCHES.deadLetterName(ServiceName.REWARD_SERVICE);

        produceMatch(first);
        produceMatch(wrong);
        byte[] noAvro = "no Avro".getBytes(StandardCharsets.UTF_8);
        broker.produce(Topics.CAMPAIGN_MATCHES, "broken", noAvro);
        produceMatch(poison);
        produceMatch(last);

        awaitAnnounced(reward(first, 0), 1);
        awaitAnnounced(reward(last, 0), 1);
        List<ConsumerRecord<String, byte[]>> dead = topics.awaitRecords(deadLetters, 3);
        assertThat(dead).extracting(ConsumerRecord::key).contains("broken");
        assertThat(announcements(reward(wrong, 0))).isEmpty();
        assertThat(announcements(reward(poison, 0))).isEmpty();
    }

    @Test
    void isReadyAndCountsWhatItGranted() {
        grant(aMatch().build());

        client(managementPort)
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        client(managementPort)
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("tributary_rewards_granted_total"));
    }
}
