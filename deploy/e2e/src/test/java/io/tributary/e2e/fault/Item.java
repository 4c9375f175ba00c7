package io.tributary.e2e.fault;

import java.util.Map;

/**
 * An interaction as a client posts it.
 *
 * @param key what makes it the same as another one
 * @param wanted what it may be answered
 * @param body its JSON
 */
record Item(String key, Wanted wanted, Map<String, Object> body) {

    /** What an item may be answered. */
    enum Wanted {

        /** accepted, or duplicate with the id of the first. */
        STORED,

        /** The same; or refused, because another wallet has that order already. */
        STORED_OR_CLAIMED,

        /** Refused: it is wrong in itself. */
        REFUSED
    }
}
