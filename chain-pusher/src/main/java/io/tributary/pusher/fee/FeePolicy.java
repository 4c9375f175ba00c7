package io.tributary.pusher.fee;

import java.util.Optional;

/** Decides what is offered: enough for a base fee that doubles, within the cap. */
public final class FeePolicy {

    private static final int BUMP_NUMERATOR = 9;
    private static final int BUMP_DENOMINATOR = 8;

    private final Wei cap;
    private final Wei lowestPriority;

    /** A policy with this cap and this least tip. */
    public FeePolicy(Wei cap, Wei lowestPriority) {
        this.cap = cap;
        this.lowestPriority = lowestPriority;
    }

    /**
     * For a transaction that was never sent; empty while the next block would not take it under the
     * cap.
     */
    public Optional<Fees> first(FeeHistory history) {
        Wei priority = history.medianPriorityFee().max(lowestPriority);
        if (history.nextBaseFee().plus(priority).compareTo(cap) > 0) {
            return Optional.empty();
        }
        Wei wanted = history.nextBaseFee().timesRoundedUp(2, 1).plus(priority);
        return Optional.of(new Fees(wanted.min(cap), priority));
    }

    /**
     * For one that replaces a stuck one: 12.5 % more on both, which is what every node asks, or
     * what the market wants if that is more; empty where the cap does not allow it.
     */
    public Optional<Fees> replacing(Fees stuck, FeeHistory history) {
        Wei maximum = stuck.maximum().timesRoundedUp(BUMP_NUMERATOR, BUMP_DENOMINATOR);
        Wei priority = stuck.priority().timesRoundedUp(BUMP_NUMERATOR, BUMP_DENOMINATOR);
        if (maximum.compareTo(cap) > 0) {
            return Optional.empty();
        }
        Optional<Fees> market = first(history);
        Wei wanted = market.map(Fees::maximum).orElse(maximum).max(maximum);
        Wei tip = market.map(Fees::priority).orElse(priority).max(priority);
        return Optional.of(new Fees(wanted, tip.min(wanted)));
    }
}
