package io.tributary.interaction.query;

import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.publication.PublishedGroups;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes views of stored interactions; what stands elsewhere is asked once for all of them. */
@Component
class InteractionViews {

    private final PublishedGroups published;

    InteractionViews(PublishedGroups published) {
        this.published = published;
    }

    /** One view for each, in order. */
    Mono<List<InteractionView>> of(List<StoredInteraction> stored) {
        return published
                .waiting(stored.stream().map(StoredInteraction::group).toList())
                .map(waiting -> toViews(stored, waiting));
    }

    private static List<InteractionView> toViews(
            List<StoredInteraction> stored, Set<UUID> waiting) {
        return stored.stream()
                .map(one -> InteractionView.of(one, !waiting.contains(one.group())))
                .toList();
    }
}
