package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import io.tributary.web.paging.Cursor;
import java.time.Instant;
import java.util.UUID;

/**
 * A wallet below another one.
 *
 * @param wallet who was referred
 * @param level 1: by the wallet itself
 * @param since when it was linked to its own referrer
 * @param edge what linked it, for the order of those linked at once
 */
record TreeMember(Address wallet, int level, Instant since, UUID edge) {

    Cursor position() {
        return new Cursor(since, edge);
    }
}
