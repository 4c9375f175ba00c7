package io.tributary.messaging.step;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What came of one poll, gathered over its transactions; used by one thread. */
final class PollResult {

    private final List<ProducerRecord<byte[], byte[]>> outcomes = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private StepCounts committed = StepCounts.NONE;
    private long apart;

    void add(StepCounts counts, List<ProducerRecord<byte[], byte[]>> produced) {
        committed = committed.plus(counts);
        outcomes.addAll(produced);
    }

    /** A record that no transaction took. */
    void addApart(DeadLetter letter) {
        apart++;
        deadLetters.add(letter);
    }

    void add(DeadLetter letter) {
        deadLetters.add(letter);
    }

    long applied() {
        return committed.applied();
    }

    long alreadyDone() {
        return committed.alreadyDone();
    }

    /** What the transactions counted. */
    StepCounts committed() {
        return committed;
    }

    /** What no transaction took. */
    StepCounts apart() {
        return StepCounts.refused(apart);
    }

    List<ProducerRecord<byte[], byte[]>> outcomes() {
        return outcomes;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }
}
