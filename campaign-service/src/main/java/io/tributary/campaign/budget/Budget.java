package io.tributary.campaign.budget;

import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign owes or has paid, and how much it may.
 *
 * @param reserved matches in flight and live rewards, pushed ones included
 * @param cap the most that may be reserved; zero: no limit
 */
public record Budget(TokenAmount reserved, TokenAmount cap) {

    private static final BigInteger END = BigInteger.TWO.pow(256);

    public Budget {
        if (!cap.isZero() && reserved.isMoreThan(cap)) {
            throw new IllegalArgumentException(
                    "reserved: " + reserved + " (expected: 0.." + cap + ")");
        }
    }

    /** Nothing reserved yet. */
    public static Budget open(TokenAmount cap) {
        return new Budget(TokenAmount.ZERO, cap);
    }

    /** Whether this much more may be reserved; without a cap the end is what an amount can hold. */
    public boolean admits(TokenAmount amount) {
        BigInteger sum = reserved.units().add(amount.units());
        return cap.isZero() ? sum.compareTo(END) < 0 : sum.compareTo(cap.units()) <= 0;
    }

    /** The same with this much more reserved. */
    public Budget reserve(TokenAmount amount) {
        return new Budget(reserved.plus(amount), cap);
    }

    /** The same with this much less reserved. */
    public Budget release(TokenAmount amount) {
        return new Budget(reserved.minus(amount), cap);
    }

    /** What may still be reserved; null without a cap. */
    public @Nullable TokenAmount remaining() {
        return cap.isZero() ? null : cap.minus(reserved);
    }
}
