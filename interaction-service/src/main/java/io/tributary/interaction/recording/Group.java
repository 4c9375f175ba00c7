package io.tributary.interaction.recording;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.Uuids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one transaction records. The id is chosen before the first try and kept, as the
 * interactions' ids are, so that trying again after an unknown commit finds what is there.
 */
record Group(UUID id, List<NewInteraction> items) {

    static Group of(List<NewInteraction> items, Instant now) {
        return new Group(Uuids.next(now), items);
    }
}
