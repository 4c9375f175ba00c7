package io.tributary.messaging.step;

/** A run of records was ended from outside, or goes on elsewhere; says nothing about a record. */
public final class StepStoppedException extends RuntimeException {

    /**
     * @param run what was ended
     */
    public StepStoppedException(String run) {
        super(run + " is over or goes on elsewhere");
    }
}
