package io.tributary.interaction.referral;

import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides referrals inside the transaction of their group; one transaction at a time for each
 * product.
 */
@Component
public class Referrals {

    private final ReferralEdges edges;
    private final EdgeChanges changes;

    Referrals(ReferralEdges edges, EdgeChanges changes) {
        this.edges = edges;
        this.changes = changes;
    }

    /**
     * Locks the products, decides item by item, stores the new edges; costs nothing where there is
     * no referral.
     */
    public Mono<Map<InteractionId, ReferralDecision>> decide(List<ReferralRequest> requests) {
        if (requests.isEmpty()) {
            return Mono.just(Map.of());
        }
        return edges.lock(requests.stream().map(request -> request.space().product()))
                .then(Mono.defer(() -> edges.above(requests)))
                .map(ReferralGraph::new)
                .flatMap(graph -> link(requests, graph));
    }

    /** Lets nobody else decide edges of the product until this transaction ends. */
    public Mono<Void> lock(ProductId product) {
        return edges.lock(Stream.of(product));
    }

    /**
     * Gives the referee this referrer instead of the one that it has, if the graph stays as it has
     * to be; under {@link #lock}. Never {@link ReferralOutcome#ALREADY_REFERRED}.
     */
    public Mono<ReferralOutcome> replace(ReferralRequest request) {
        return edges.above(List.of(request))
                .map(above -> decideAnew(request, above))
                .flatMap(outcome ->
                        outcome == ReferralOutcome.LINKED
                                ? changes.replace(request).thenReturn(outcome)
                                : Mono.just(outcome));
    }

    /** Takes the referrer away; under {@link #lock}. */
    public Mono<Void> remove(ProductId product, Address referee) {
        return changes.remove(product, referee);
    }

    private static ReferralOutcome decideAnew(
            ReferralRequest request, Map<ReferralGraph.Member, Address> above) {
        Map<ReferralGraph.Member, Address> others = new HashMap<>(above);
        others.remove(new ReferralGraph.Member(request.space(), request.referee()));
        return new ReferralGraph(others).decide(request).outcome();
    }

    private Mono<Map<InteractionId, ReferralDecision>> link(
            List<ReferralRequest> requests, ReferralGraph graph) {
        Map<InteractionId, ReferralDecision> decisions = new LinkedHashMap<>();
        List<ReferralRequest> linked = new ArrayList<>();
        for (ReferralRequest request : requests) {
            ReferralDecision decision = graph.decide(request);
            decisions.put(request.id(), decision);
            if (decision.outcome() == ReferralOutcome.LINKED) {
                linked.add(request);
            }
        }
        return edges.insert(linked).thenReturn(decisions);
    }
}
