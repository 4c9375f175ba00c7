package io.tributary.messaging.step;

import io.tributary.messaging.step.StepTransaction.Committed;
import io.tributary.messaging.step.StepTransaction.StepDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Tries a transaction until it is known whether it commits, waits for something that is away, or
 * fails because of what a record says.
 *
 * @param <E> the record's class
 */
final class StepAttempts<E extends SpecificRecord> {

    private static final int MAX_CONFLICTS = 20;
    private static final int PROOF = 3;
    private static final Duration PAUSE_TOGETHER = Duration.ofMillis(200);
    private static final Duration PAUSE_ALONE = Duration.ofMillis(20);
    private static final int CONFLICT_PAUSE_MS = 50;

    private final StepTransaction<E> transaction;
    private final StepDatabase database;
    private final Consumer<Failure> conflicts;

    /**
     * @param conflicts told of each transaction that gave way to another one
     */
    StepAttempts(
            StepTransaction<E> transaction, StepDatabase database, Consumer<Failure> conflicts) {
        this.transaction = transaction;
        this.database = database;
        this.conflicts = conflicts;
    }

    /** What became of the records. */
    sealed interface Attempt {

        /** Committed. */
        record Done(Committed committed) implements Attempt {}

        /** Rolled back because of one of the records; it is not known which. */
        record Spoilt(String detail) implements Attempt {}
    }

    /**
     * Tries the records together.
     *
     * @param proof whether an unexplained failure has to repeat three times before a record is
     *     blamed
     * @throws TroubleException if something is away; nothing is known about the records
     */
    Attempt run(List<Received<E>> records, boolean proof) {
        Tries tries = new Tries(records.size() == 1, proof);
        while (true) {
            try {
                return new Attempt.Done(transaction.run(records));
            } catch (RuntimeException e) {
                Failure failure = Failure.of(e);
                if (isSpoilt(failure, tries)) {
                    return new Attempt.Spoilt(failure.detail());
                }
                pause(tries.pause(failure));
            }
        }
    }

    /** Whether a record is to blame; false: try again. */
    private boolean isSpoilt(Failure failure, Tries tries) {
        return switch (failure.kind()) {
            case CONTENT -> true;
            case CONSTRAINT -> !tries.alone || tries.areProof();
            case UNKNOWN -> {
                requireDatabase(failure);
                yield !tries.proof || tries.areProof();
            }
            case STOPPED -> throw (StepStoppedException) failure.cause();
            case CONFLICT -> {
                conflicts.accept(failure);
                if (tries.areTooMany()) {
                    throw new TroubleException(Trouble.Source.DATABASE, failure.cause());
                }
                yield false;
            }
            case DATABASE -> throw new TroubleException(Trouble.Source.DATABASE, failure.cause());
            case REGISTRY -> throw new TroubleException(Trouble.Source.REGISTRY, failure.cause());
            case BROKER -> throw new TroubleException(Trouble.Source.BROKER, failure.cause());
        };
    }

    private void requireDatabase(Failure failure) {
        if (!database.answers()) {
            throw new TroubleException(Trouble.Source.DATABASE, failure.cause());
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** How often the same records were tried. */
    private static final class Tries {

        private final boolean alone;
        private final boolean proof;
        private int failures;

        Tries(boolean alone, boolean proof) {
            this.alone = alone;
            this.proof = proof;
        }

        boolean areProof() {
            return ++failures >= PROOF;
        }

        boolean areTooMany() {
            return ++failures > MAX_CONFLICTS;
        }

        Duration pause(Failure failure) {
            if (failure.kind() == Failure.Kind.CONFLICT) {
                int random = ThreadLocalRandom.current().nextInt(1, CONFLICT_PAUSE_MS);
                return Duration.ofMillis(random);
            }
            return alone ? PAUSE_ALONE : PAUSE_TOGETHER;
        }
    }
}
