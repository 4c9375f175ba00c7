package io.tributary.pusher.lane;

/** Another instance owns the lane now; what this one was about to write was refused. */
public final class LaneLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the lane and the token that is no longer the newest. */
    public LaneLostException(LaneId lane, long token) {
        super(lane.leaseName() + ": token " + token + " (expected: the newest)");
    }
}
