package io.tributary.messaging.step;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What came of one poll, gathered over its transactions; used by one thread. */
final class PollResult {

    private final List<ProducerRecord<byte[], byte[]>> outcomes = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private int applied;
    private int alreadyDone;

    void add(int newlyApplied, int doneBefore, List<ProducerRecord<byte[], byte[]>> produced) {
        applied += newlyApplied;
        alreadyDone += doneBefore;
        outcomes.addAll(produced);
    }

    void add(DeadLetter letter) {
        deadLetters.add(letter);
    }

    int applied() {
        return applied;
    }

    int alreadyDone() {
        return alreadyDone;
    }

    List<ProducerRecord<byte[], byte[]>> outcomes() {
        return outcomes;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }
}
