package io.tributary.messaging.replay;

import io.tributary.events.Topic;
import io.tributary.messaging.relay.Lease;
import io.tributary.messaging.relay.LeaseHolder;
import io.tributary.messaging.step.ReplayableSteps;
import io.tributary.messaging.step.StepStoppedException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the replay of one slot while this instance has the slot's lease. After trouble, and on
 * another instance after a crash, it goes on from what is stored.
 */
final class ReplaySlot implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(ReplaySlot.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final int slot;
    private final ReplayTable table;
    private final ReplayableSteps steps;
    private final ReplayRun.Factory runs;
    private final ReplayMeters meters;
    private @Nullable ReplayRun run;

    ReplaySlot(
            int slot,
            ReplayTable table,
            ReplayableSteps steps,
            ReplayRun.Factory runs,
            ReplayMeters meters) {
        this.slot = slot;
        this.table = table;
        this.steps = steps;
        this.runs = runs;
        this.meters = meters;
    }

    @Override
    public void acquired(Lease lease) {
        close();
    }

    @Override
    public Duration run(Lease lease) {
        ReplayRun current = run;
        if (current != null) {
            return pass(current);
        }
        TakenReplay taken = table.take(slot, lease.token()).timeout(TIMEOUT).block();
        if (taken == null) {
            return IDLE;
        }
        open(taken);
        return Duration.ZERO;
    }

    @Override
    public void released() {
        close();
    }

    private void open(TakenReplay taken) {
        Optional<Topic<?>> topic =
                steps.topics().stream()
                        .filter(known -> known.name().equals(taken.topic()))
                        .findFirst();
        if (topic.isEmpty()) {
            end(taken, Replay.Status.FAILED, "this service consumes " + taken.topic() + " no more");
            return;
        }
        run = runs.open(topic.get(), taken);
        meters.begun();
        log.info("Replay {} of {} is worked on here", taken.id(), taken.topic());
    }

    private Duration pass(ReplayRun current) {
        try {
            Optional<Duration> rest = current.pass();
            if (rest.isEmpty()) {
                end(current.replay(), Replay.Status.COMPLETED, "");
                close();
            }
            return rest.orElse(Duration.ZERO);
        } catch (StepStoppedException e) {
            log.info("Replay {} ends here: {}", current.replay().id(), e.getMessage());
            close();
            return Duration.ZERO;
        } catch (OffsetOutOfRangeException e) {
            String lost = "records are gone: " + e.offsetOutOfRangePartitions();
            end(current.replay(), Replay.Status.FAILED, lost);
            close();
            return Duration.ZERO;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void end(TakenReplay replay, Replay.Status status, String failure) {
        if (Boolean.TRUE.equals(table.end(replay, status, failure).timeout(TIMEOUT).block())) {
            meters.finished(replay.topic(), status);
            log.info("Replay {} of {} {} {}", replay.id(), replay.topic(), status.word(), failure);
        }
    }

    private void close() {
        ReplayRun open = run;
        run = null;
        if (open != null) {
            meters.left();
            open.close();
        }
    }
}
