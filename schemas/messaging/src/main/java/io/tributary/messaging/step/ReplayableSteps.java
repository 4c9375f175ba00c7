package io.tributary.messaging.step;

import io.tributary.events.Topic;
import java.util.List;

/** The steps of this service, for replays. */
public interface ReplayableSteps {

    /** The topics that this service consumes. */
    List<Topic<?>> topics();

    /**
     * The step on this topic, fed by the caller.
     *
     * @throws IllegalArgumentException if this service does not consume the topic
     */
    RecordRun replay(Topic<?> topic, ReplayMode mode, StepProgress progress);
}
