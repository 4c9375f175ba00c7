package io.tributary.interaction.referral;

import io.tributary.values.InteractionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides referrals inside the transaction of their group; one transaction at a time for each
 * product.
 */
@Component
public class Referrals {

    private final ReferralEdges edges;

    Referrals(ReferralEdges edges) {
        this.edges = edges;
    }

    /**
     * Locks the products, decides item by item, stores the new edges; costs nothing where there is
     * no referral.
     */
    public Mono<Map<InteractionId, ReferralDecision>> decide(List<ReferralRequest> requests) {
        if (requests.isEmpty()) {
            return Mono.just(Map.of());
        }
        return edges.lock(requests)
                .then(Mono.defer(() -> edges.above(requests)))
                .map(ReferralGraph::new)
                .flatMap(graph -> link(requests, graph));
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
