package io.tributary.campaign.engine;

import io.tributary.campaign.definition.Candidate;
import io.tributary.campaign.definition.Candidates;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings interactions before the campaigns that look at them. */
final class Pairs {

    private Pairs() {}

    /** In the order of the interactions, and for each in the order of the campaigns. */
    static List<Pair> of(List<Incoming> interactions, List<Candidate> campaigns) {
        Map<Candidates.Trigger, List<Candidate>> byTrigger =
                campaigns.stream().collect(Collectors.groupingBy(Pairs::triggerOf));
        return interactions.stream()
                .flatMap(interaction ->
                        byTrigger.getOrDefault(interaction.trigger(), List.of()).stream()
                                .map(campaign -> new Pair(interaction, campaign)))
                .toList();
    }

    private static Candidates.Trigger triggerOf(Candidate campaign) {
        return new Candidates.Trigger(
                campaign.terms().product(), campaign.terms().triggerType().value());
    }
}
