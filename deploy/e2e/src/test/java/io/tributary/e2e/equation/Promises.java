package io.tributary.e2e.equation;

import java.util.Map;
import java.util.Set;

/**
 * What clients were answered, and so may rely on.
 *
 * @param product whose they are
 * @param accepted the ids of interactions that were answered as accepted
 * @param orders the wallet of each order that its shop told of and its buyer claimed
 * @param refunds the wallet of each of them that was refunded, by the order
 */
public record Promises(
        String product,
        Set<String> accepted,
        Map<String, String> orders,
        Map<String, String> refunds) {}
