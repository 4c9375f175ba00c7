package io.tributary.interaction.recording;

import io.tributary.interaction.dedup.Claimed;
import io.tributary.interaction.journal.CheckoutClaim;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.InteractionId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A claim of a checkout or an order that an interaction of a group carries.
 *
 * @param item the interaction
 * @param claim what it claims
 * @param stored under which id it, or the first of its key, is stored
 */
public record CarriedClaim(NewInteraction item, CheckoutClaim claim, InteractionId stored) {

    /* A duplicate claims as well: it may name a token that the first did not. */
    static List<CarriedClaim> of(List<NewInteraction> items, Map<InteractionId, Claimed> claimed) {
        return items.stream().flatMap(item -> of(item, claimed.get(item.id()))).toList();
    }

    private static Stream<CarriedClaim> of(NewInteraction item, @Nullable Claimed claimed) {
        CheckoutClaim claim = item.checkout();
        if (claim == null) {
            return Stream.empty();
        }
        return switch (claimed) {
            case Claimed.First _, Claimed.StoredBefore _ ->
                    Stream.of(new CarriedClaim(item, claim, item.id()));
            case Claimed.Duplicate duplicate ->
                    Stream.of(new CarriedClaim(item, claim, duplicate.first()));
            case Claimed.OverLimit _, Claimed.OrderTaken _ -> Stream.empty();
            case null -> Stream.empty();
        };
    }
}
