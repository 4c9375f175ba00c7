package io.tributary.pusher.batch;

/** How far a batch is; each state is committed before the step that it allows. */
public enum BatchState {
    /** It has its rewards and its nonce. */
    PLANNED,
    /** What may be signed is written down. */
    AUTHORISED,
    /** A transaction with it may be on its way. */
    ATTEMPTED,
    /** Its event is in a block. */
    MINED,
    /** That block is final. */
    FINAL,
    /** Everyone was told. */
    PUBLISHED
}
