package io.tributary.reward;

import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.aMatchWithoutReferrer;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.released;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.step.Handled;
import io.tributary.testkit.delivery.DeliveryTrial;
import io.tributary.testkit.delivery.World;
import io.tributary.values.Uuids;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RewardDeliveryIT {

    private static final int MATCHES = 12;

    private static final HandlerFixture service = HandlerFixture.shared();

    /** A record of either topic, whichever world's ids it gets. */
    private sealed interface Event {}

    private record Granted(int match) implements Event {}

    private record Told(int match, int level, int version, String what) implements Event {}

    @Test
    void endsTheSameHoweverMatchesAndOutcomesAreDelivered() {
        DeliveryTrial.of(story()).endsTheSame(Books::new);
    }

    @Test
    void endsTheSameWhereThreeGetTheSameAtOnce() {
        DeliveryTrial.of(story()).endsTheSameAtOnce(Books::new);
    }

    @Test
    void changesNothingOnceAllIsDone() {
        Books done = new Books();
        done.deliver(story());

        DeliveryTrial.of(story()).changesNothing(done);
    }

    /** Every match, then what becomes of its rewards: parked, released, pushed, or nothing. */
    private static List<Event> story() {
        List<Event> story = new ArrayList<>();
        for (int match = 0; match < MATCHES; match++) {
            story.add(new Granted(match));
            story.add(new Told(match, 0, 1, "parked"));
            story.add(new Told(match, 0, 2, "released"));
            story.add(new Told(match, 1, 1, "parked"));
            story.add(new Told(match, 0, 3, match % 3 == 0 ? "pushed" : "parked"));
            story.add(new Told(match, 2, 1, "pushed"));
        }
        return story;
    }

    /** Matches of its own, and what was announced of their rewards. */
    private static final class Books implements World<Event, Map<String, String>> {

        private final List<CampaignMatch> matches =
                IntStream.range(0, MATCHES).mapToObj(Books::match).toList();
        private final Map<String, ByteBuffer> announced = new ConcurrentHashMap<>();

        private static CampaignMatch match(int number) {
            return number % 4 == 3
                    ? aMatchWithoutReferrer(Uuids.next(Samples.NOW)).build()
                    : aMatch().build();
        }

        @Override
        public void deliver(List<Event> poll) {
            List<CampaignMatch> granted = new ArrayList<>();
            List<RewardPush> told = new ArrayList<>();
            for (Event event : poll) {
                switch (event) {
                    case Granted(int match) -> granted.add(matches.get(match));
                    case Told news -> told.add(push(news));
                }
            }
            if (!told.isEmpty()) {
                note(service.settle(told.toArray(RewardPush[]::new)));
            }
            if (!granted.isEmpty()) {
                note(service.grant(granted.toArray(CampaignMatch[]::new)));
            }
        }

        @Override
        public Map<String, String> state() {
            service.equations.hold(matches);
            Map<String, String> states = new TreeMap<>();
            for (int number = 0; number < MATCHES; number++) {
                for (RewardState state : service.states(matches.get(number)).values()) {
                    states.put(number + "/" + state.getLevel(), words(state));
                }
            }
            return states;
        }

        /** Equal versions of a reward have equal bytes. */
        private void note(Handled handled) {
            Stream.concat(handled.fresh().stream(), handled.repeated().stream())
                    .forEach(this::note);
        }

        private void note(Outgoing<?> outgoing) {
            ByteBuffer bytes = HandlerFixture.bytes((RewardState) outgoing.value());
            ByteBuffer first = announced.putIfAbsent(outgoing.id(), bytes);
            assertThat(bytes).isEqualTo(first == null ? bytes : first);
        }

        private RewardPush push(Told news) {
            var id = reward(matches.get(news.match), news.level);
            return switch (news.what) {
                case "parked" -> parked(id, news.version, "reason " + news.version);
                case "released" -> released(id, news.version);
                default -> pushed(id, news.version);
            };
        }

        private static String words(RewardState state) {
            return "%s %s %s %s"
                    .formatted(
                            state.getStatus(),
                            state.getAmount(),
                            state.getParkedReason(),
                            state.getTxHash());
        }
    }
}
