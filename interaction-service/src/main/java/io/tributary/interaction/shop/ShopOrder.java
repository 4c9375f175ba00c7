package io.tributary.interaction.shop;

import io.tributary.values.Address;
import io.tributary.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as its shop describes it.
 *
 * @param orderId the shop's own id
 * @param checkoutToken the unguessable token of the checkout that became this order
 * @param total what it costs; null where the shop does not say
 * @param paid whether it is, or once was, paid
 * @param wallet whom a cart or note attribute names
 * @param occurredAt when it was placed or paid; null where the shop does not say
 * @param test whether the shop calls it a test
 */
public record ShopOrder(
        String orderId,
        @Nullable String checkoutToken,
        @Nullable Money total,
        boolean paid,
        @Nullable Address wallet,
        @Nullable Instant occurredAt,
        boolean test) {}
