package io.tributary.interaction.analytics;

import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.Correlation;
import io.tributary.interaction.journal.Correlator;
import io.tributary.interaction.journal.NewInteraction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Notes with which ids clients are seen, and gives those ids to interactions of a browser that came
 * without any; inside the transaction of their group, before they are stored and for good.
 */
@Component
class SeenClients implements Correlator {

    private final Sightings sightings;

    SeenClients(Sightings sightings) {
        this.sightings = sightings;
    }

    /** Costs nothing where there is nothing to note or to give. */
    @Override
    public Mono<List<NewInteraction>> correlate(List<NewInteraction> items) {
        return sightings.note(seen(items)).then(Mono.defer(() -> inherit(items)));
    }

    private Mono<List<NewInteraction>> inherit(List<NewInteraction> items) {
        List<Sighting> asked =
                items.stream()
                        .filter(SeenClients::inherits)
                        .flatMap(item -> Sighting.withinADay(item).stream())
                        .distinct()
                        .toList();
        if (asked.isEmpty()) {
            return Mono.just(items);
        }
        return sightings
                .of(asked)
                .map(known -> items.stream().map(item -> inherit(item, known)).toList());
    }

    private static NewInteraction inherit(NewInteraction item, Map<Sighting, Analytics> known) {
        if (!inherits(item)) {
            return item;
        }
        return Sighting.withinADay(item).stream()
                .flatMap(sighting -> Stream.ofNullable(known.get(sighting)))
                .findFirst()
                .map(item::withAnalytics)
                .orElse(item);
    }

    /** Only browsers: a server that leaves ids out has its reasons. */
    private static boolean inherits(NewInteraction item) {
        return item.analytics().client() != null && item.analytics().isEmpty();
    }

    /* The last of a group is the last seen. */
    private static Map<Sighting, Analytics> seen(List<NewInteraction> items) {
        Map<Sighting, Analytics> seen = new LinkedHashMap<>();
        for (NewInteraction item : items) {
            boolean own = item.analytics().by() == Correlation.CLIENT;
            if (own && !item.analytics().isEmpty()) {
                Sighting.now(item).forEach(sighting -> seen.put(sighting, item.analytics()));
            }
        }
        return seen;
    }
}
