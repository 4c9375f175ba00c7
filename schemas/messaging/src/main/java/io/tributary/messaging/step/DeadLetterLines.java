package io.tributary.messaging.step;

import io.tributary.events.Topic;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what was set aside; a flood of junk does not become a flood of lines. */
final class DeadLetterLines {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterLines.class);
    private static final int MOST_PER_POLL = 5;

    private DeadLetterLines() {}

    static void write(Topic<?> topic, List<DeadLetter> letters) {
        letters.stream().limit(MOST_PER_POLL).forEach(DeadLetterLines::write);
        int more = letters.size() - MOST_PER_POLL;
        if (more > 0) {
            log.warn("{} more records of this poll of {} are dead letters", more, topic.name());
        }
    }

    private static void write(DeadLetter letter) {
        log.warn(
                "{}-{}@{} is a dead letter: {} {}",
                letter.source().topic(),
                letter.source().partition(),
                letter.source().offset(),
                letter.reason().word(),
                letter.detail());
    }
}
