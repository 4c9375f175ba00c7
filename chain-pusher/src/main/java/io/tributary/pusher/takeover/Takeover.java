package io.tributary.pusher.takeover;

/** Whether a lane may work. */
public sealed interface Takeover {

    /** The database knows everything that was ever authorised. */
    record Complete() implements Takeover {}

    /**
     * It does not, and the lane stands still.
     *
     * @param why what is missing, for people
     */
    record Halted(String why) implements Takeover {}
}
