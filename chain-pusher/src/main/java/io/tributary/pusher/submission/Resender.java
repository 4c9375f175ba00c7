package io.tributary.pusher.submission;

import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.attempt.Attempt;
import io.tributary.pusher.attempt.Attempts;
import io.tributary.pusher.lane.LanePoller;
import io.tributary.pusher.lane.LaneTurn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends unmined attempts again from time to time, and replaces those that are stuck. */
final class Resender {

    private final Attempts attempts;
    private final Carrier carrier;
    private final PusherProperties.Sending properties;
    private final Clock clock;

    Resender(Attempts attempts, Carrier carrier, PusherProperties.Sending properties, Clock clock) {
        this.attempts = attempts;
        this.carrier = carrier;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Looks at every attempt that the chain has not counted as of the turn's head; answers how many
     * there are.
     *
     * @param ownedSince when this instance took the lane over: what was sent before may not have
     *     been sent
     */
    int resend(LaneTurn turn, Instant ownedSince) {
        long count = carrier.countOnChain(turn);
        List<Attempt> open =
                LanePoller.await(attempts.unmined(turn.lane(), carrier.sender(), count));
        open.stream()
                .filter(attempt -> isDue(attempt, ownedSince))
                .forEach(attempt -> resend(attempt, turn));
        return open.size();
    }

    private boolean isDue(Attempt attempt, Instant ownedSince) {
        Instant sent = attempt.broadcastAt();
        return sent == null
                || sent.isBefore(ownedSince)
                || isOver(sent, properties.rebroadcastAfter());
    }

    private void resend(Attempt attempt, LaneTurn turn) {
        boolean mayReplace = !properties.replaceAfter().isZero();
        if (mayReplace && isOver(attempt.createdAt(), properties.replaceAfter())) {
            carrier.replace(attempt, turn);
        } else {
            carrier.send(turn, attempt);
        }
    }

    private boolean isOver(Instant since, Duration pause) {
        return !since.plus(pause).isAfter(clock.instant());
    }
}
