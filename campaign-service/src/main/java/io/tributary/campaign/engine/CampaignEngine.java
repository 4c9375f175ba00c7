package io.tributary.campaign.engine;

import io.tributary.campaign.decision.Decisions;
import io.tributary.campaign.decision.Match;
import io.tributary.campaign.decision.MatchEvents;
import io.tributary.campaign.decision.Matches;
import io.tributary.campaign.definition.Candidates;
import io.tributary.campaign.guard.CampaignFence;
import io.tributary.campaign.guard.GuardWindow;
import io.tributary.events.Interaction;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import io.tributary.values.InteractionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides interactions, each once, against every campaign that looks at its type. Runs inside the
 * step's transaction and reads as its checklist: fence → claim → candidates → lock → decide → write
 * → announce.
 */
@Component
class CampaignEngine implements StepHandler<Interaction> {

    private final CampaignFence fence;
    private final Decisions decisions;
    private final Matches matches;
    private final Candidates candidates;
    private final ReservationDesk desk;
    private final EngineMeters meters;

    CampaignEngine(
            CampaignFence fence,
            Decisions decisions,
            Matches matches,
            Candidates candidates,
            ReservationDesk desk,
            EngineMeters meters) {
        this.fence = fence;
        this.decisions = decisions;
        this.matches = matches;
        this.candidates = candidates;
        this.desk = desk;
        this.meters = meters;
    }

    @Override
    public Mono<Handled> handle(List<Interaction> events) {
        return fence.share().flatMap(window -> decide(InteractionBatch.of(events, window), window));
    }

    private Mono<Handled> decide(InteractionBatch batch, GuardWindow window) {
        return claim(batch, window).flatMap(claimed -> decideClaimed(batch, claimed, window.now()));
    }

    private Mono<Set<InteractionId>> claim(InteractionBatch batch, GuardWindow window) {
        return batch.interactions().isEmpty()
                ? Mono.just(Set.of())
                : decisions.claim(batch.claims(), window.now());
    }

    private Mono<Handled> decideClaimed(
            InteractionBatch batch, Set<InteractionId> claimed, Instant now) {
        Mono<List<Match>> fresh = earn(batch.among(claimed), now);
        return fresh.flatMap(earned ->
                matches.of(batch.decidedBefore(claimed))
                        .map(before -> handled(batch, claimed, earned, before)));
    }

    private Mono<List<Match>> earn(List<Incoming> interactions, Instant now) {
        if (interactions.isEmpty()) {
            return Mono.just(List.of());
        }
        return candidates
                .of(
                        InteractionBatch.triggers(interactions),
                        InteractionBatch.earliest(interactions))
                .map(found -> Pairs.of(interactions, found))
                .flatMap(pairs -> judge(pairs, now));
    }

    private Mono<List<Match>> judge(List<Pair> pairs, Instant now) {
        return desk.lock(pairs)
                .map(reservations -> Verdicts.of(pairs, reservations, now))
                .flatMap(verdicts -> write(verdicts).thenReturn(verdicts.matches()));
    }

    private Mono<Void> write(Verdicts verdicts) {
        return desk.write(verdicts.reservations())
                .then(Mono.defer(() -> decisions.write(verdicts.decisions())))
                .then(Mono.defer(() -> matches.write(verdicts.matches())))
                .then(Mono.fromRunnable(() -> meters.count(verdicts.decisions())));
    }

    private static Handled handled(
            InteractionBatch batch,
            Set<InteractionId> claimed,
            List<Match> earned,
            List<Match> before) {
        int alreadyDone = batch.interactions().size() - claimed.size() + batch.repetitions();
        return new Handled(
                claimed.size(), alreadyDone, announce(earned), announce(before), batch.refused());
    }

    private static List<Outgoing<?>> announce(List<Match> matches) {
        return matches.stream().<Outgoing<?>>map(MatchEvents::outgoing).toList();
    }
}
