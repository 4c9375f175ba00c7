package io.tributary.interaction.link;

import io.tributary.interaction.analytics.Fingerprints;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.DryRuns;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.web.auth.Caller;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records what clients post, browsers marked with their fingerprint, and with links: puts wallets
 * in the place of the codes by which referrals name them, and gives a code to whoever makes a link.
 * Both before the interaction is recorded, since a code is for ever: whether its interaction is
 * then accepted changes nothing about it.
 */
@Component
public class LinkedIntake {

    private final InteractionIntake intake;
    private final DryRuns dryRuns;
    private final ReferralLinks links;
    private final Fingerprints fingerprints;

    LinkedIntake(
            InteractionIntake intake,
            DryRuns dryRuns,
            ReferralLinks links,
            Fingerprints fingerprints) {
        this.intake = intake;
        this.dryRuns = dryRuns;
        this.links = links;
        this.fingerprints = fingerprints;
    }

    /**
     * Who sends interactions.
     *
     * @param key by which
     * @param request from where
     * @param dry whether it only asks what would be answered
     */
    public record Sender(Caller.Key key, ServerHttpRequest request, boolean dry) {}

    /**
     * As {@link InteractionIntake#record}, or {@link DryRuns#decide}, which gives nobody a code; a
     * code that is nobody's is a rejection.
     */
    public Mono<List<Verdict>> decide(List<NewInteraction> items, Sender sender) {
        if (sender.dry()) {
            return links.owners(names(items))
                    .flatMap(known -> decide(items, known, Map.of(), dryRuns::decide));
        }
        return fingerprints.mark(items, sender.key(), sender.request()).flatMap(this::record);
    }

    private Mono<List<Verdict>> record(List<NewInteraction> items) {
        return Mono.zip(links.owners(names(items)), links.make(owners(items)))
                .flatMap(known -> decide(items, known.getT1(), known.getT2(), intake::record));
    }

    private static Mono<List<Verdict>> decide(
            List<NewInteraction> items,
            Map<LinkName, Address> referrers,
            Map<LinkOwner, String> codes,
            Function<List<NewInteraction>, Mono<List<Verdict>>> decide) {
        List<NewInteraction> known =
                items.stream().flatMap(item -> name(item, referrers).stream()).toList();
        return decide.apply(known).map(verdicts -> merge(items, known, verdicts, codes));
    }

    /** The item as it can be recorded; empty if its code is nobody's. */
    private static Optional<NewInteraction> name(
            NewInteraction item, Map<LinkName, Address> referrers) {
        LinkName name = LinkName.of(item);
        return name == null
                ? Optional.of(item)
                : Optional.ofNullable(referrers.get(name))
                        .map(referrer -> item.referredBy(referrer, name.code()));
    }

    private static List<Verdict> merge(
            List<NewInteraction> items,
            List<NewInteraction> known,
            List<Verdict> verdicts,
            Map<LinkOwner, String> codes) {
        Map<InteractionId, Verdict> byItem = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            byItem.put(known.get(i).id(), verdicts.get(i));
        }
        List<Verdict> merged = new ArrayList<>(items.size());
        for (NewInteraction item : items) {
            Verdict verdict = byItem.get(item.id());
            merged.add(verdict == null ? unknownCode(item) : withLink(verdict, item, codes));
        }
        return merged;
    }

    private static Verdict withLink(
            Verdict verdict, NewInteraction item, Map<LinkOwner, String> codes) {
        return verdict instanceof Verdict.Accepted accepted && LinkOwner.makesLink(item.type())
                ? accepted.withLink(codes.get(LinkOwner.of(item)))
                : verdict;
    }

    private static Verdict unknownCode(NewInteraction item) {
        LinkName name = LinkName.of(item);
        FieldProblem error =
                new FieldProblem(
                        "/data/code",
                        name == null ? null : name.code(),
                        "the code of a referral link of this product");
        return new Verdict.Rejected(Problem.invalid(List.of(error)));
    }

    private static List<LinkName> names(List<NewInteraction> items) {
        List<LinkName> names = new ArrayList<>();
        for (NewInteraction item : items) {
            LinkName name = LinkName.of(item);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<LinkOwner> owners(List<NewInteraction> items) {
        return items.stream()
                .filter(item -> LinkOwner.makesLink(item.type()))
                .map(LinkOwner::of)
                .toList();
    }
}
