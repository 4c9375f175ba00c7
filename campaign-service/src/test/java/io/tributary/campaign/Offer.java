package io.tributary.campaign;

import io.tributary.values.TokenAmount;
import java.math.BigInteger;

/**
 * What a campaign of the tests gives; by default 10000 units, all to the user, without limits.
 *
 * @param base the whole reward
 * @param userPercent the user's part, in basis points
 * @param cap the most that may be reserved; zero: no limit
 * @param mostPerUser the most matches of a wallet; zero: no limit
 */
public record Offer(TokenAmount base, int userPercent, TokenAmount cap, int mostPerUser) {

    public static Offer anOffer() {
        return new Offer(TokenAmount.of(10_000), 10_000, TokenAmount.ZERO, 0);
    }

    public Offer withBase(long units) {
        return new Offer(TokenAmount.of(units), userPercent, cap, mostPerUser);
    }

    public Offer withCap(long units) {
        return new Offer(base, userPercent, TokenAmount.of(units), mostPerUser);
    }

    public Offer withLimit(int most) {
        return new Offer(base, userPercent, cap, most);
    }

    public Offer withUserPercent(int percent) {
        return new Offer(base, percent, cap, mostPerUser);
    }

    /** How many matches without a referrer the cap pays; as many as can be counted without one. */
    public long matchesWithinCap() {
        BigInteger each =
                base.units()
                        .multiply(BigInteger.valueOf(userPercent))
                        .divide(BigInteger.valueOf(10_000));
        return cap.isZero() || each.signum() == 0
                ? Long.MAX_VALUE
                : cap.units().divide(each).longValueExact();
    }
}
