package io.tributary.interaction.query;

import io.tributary.interaction.analytics.Correlations;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.link.LinkOwner;
import io.tributary.interaction.link.ReferralLinks;
import io.tributary.interaction.publication.PublishedGroups;
import io.tributary.values.InteractionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes views of stored interactions; what stands elsewhere is asked once for all of them. */
@Component
class InteractionViews {

    private final PublishedGroups published;
    private final Correlations correlations;
    private final ReferralLinks links;

    InteractionViews(PublishedGroups published, Correlations correlations, ReferralLinks links) {
        this.published = published;
        this.correlations = correlations;
        this.links = links;
    }

    /** One view for each, in order. */
    Mono<List<InteractionView>> of(List<StoredInteraction> stored) {
        if (stored.isEmpty()) {
            return Mono.just(List.of());
        }
        List<LinkOwner> owners =
                stored.stream()
                        .filter(one -> LinkOwner.makesLink(one.type()))
                        .map(LinkOwner::of)
                        .toList();
        return Mono.zip(
                        published.waiting(stored.stream().map(StoredInteraction::group).toList()),
                        correlations.of(stored),
                        links.codes(owners))
                .map(found -> new Beside(found.getT1(), found.getT2(), found.getT3()))
                .map(beside -> stored.stream().map(beside::view).toList());
    }

    /** What is known of some interactions beside their rows. */
    private record Beside(
            Set<UUID> waiting,
            Map<InteractionId, Analytics> analytics,
            Map<LinkOwner, String> codes) {

        InteractionView view(StoredInteraction one) {
            @Nullable String code =
                    LinkOwner.makesLink(one.type()) ? codes.get(LinkOwner.of(one)) : null;
            return InteractionView.of(
                    one,
                    analytics.getOrDefault(one.id(), one.analytics()),
                    code,
                    !waiting.contains(one.group()));
        }
    }
}
