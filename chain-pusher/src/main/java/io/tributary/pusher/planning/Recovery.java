package io.tributary.pusher.planning;

/** What became of the attempt to bring a lost batch back. */
public enum Recovery {
    /** It is there again, authorised, under its nonce and with its list. */
    RECOVERED,
    /** Some of its rewards have not been taken in again yet: {@code rewards.v1} tells of them. */
    REWARDS_UNKNOWN,
    /** Its rewards are in other batches, or do not add up to its list: a person has to look. */
    CONTRADICTED
}
