package io.tributary.interaction.recording;

import io.tributary.interaction.journal.StoredInteraction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one or more transactions recorded.
 *
 * @param groups the groups that stored something
 * @param verdicts one for each item, in order
 * @param stored what is to be published
 */
record Recorded(List<UUID> groups, List<Verdict> verdicts, List<StoredInteraction> stored) {

    static Recorded nothing(Verdict verdict) {
        return new Recorded(List.of(), List.of(verdict), List.of());
    }

    Recorded and(Recorded next) {
        return new Recorded(
                join(groups, next.groups),
                join(verdicts, next.verdicts),
                join(stored, next.stored));
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
