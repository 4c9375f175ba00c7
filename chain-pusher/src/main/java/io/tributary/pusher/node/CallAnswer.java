package io.tributary.pusher.node;

/** What a call that changes nothing came to. */
public sealed interface CallAnswer {

    /** It ended and returned this, in hex. */
    record Returned(String data) implements CallAnswer {}

    /** It reverted with this data, in hex; {@code 0x} if there was none. */
    record Reverted(String data) implements CallAnswer {}
}
