package io.tributary.values;

import java.math.BigInteger;

/**
 * An amount of a token in its smallest unit, exact: every operation throws instead of wrapping, as
 * uint256 does in Solidity since 0.8.
 *
 * @param units 0 to 2^256 - 1
 */
public record TokenAmount(BigInteger units) implements Comparable<TokenAmount> {

    /** Nothing. */
    public static final TokenAmount ZERO = new TokenAmount(BigInteger.ZERO);

    private static final int MAX_DIGITS = 78;

    public TokenAmount {
        if (units.signum() < 0 || units.bitLength() > 256) {
            throw new IllegalArgumentException(
                    "units: " + cut(units) + " (expected: 0 <= units < 2^256)");
        }
    }

    /** An amount that fits a long. */
    public static TokenAmount of(long units) {
        return new TokenAmount(BigInteger.valueOf(units));
    }

    /**
     * Reads decimal digits without sign, point, exponent or leading zero.
     *
     * @throws IllegalArgumentException if it is anything else, or 2^256 and more
     */
    public static TokenAmount parse(String digits) {
        boolean plain =
                !digits.isEmpty()
                        && digits.length() <= MAX_DIGITS
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!plain) {
            throw new IllegalArgumentException(
                    "units: "
                            + (digits.length() <= 100 ? digits : digits.substring(0, 100))
                            + " (expected: a decimal string, 0 <= units < 2^256)");
        }
        return new TokenAmount(new BigInteger(digits));
    }

    /** The sum; throws {@link IllegalArgumentException} at 2^256. */
    public TokenAmount plus(TokenAmount other) {
        return new TokenAmount(units.add(other.units));
    }

    /** The difference; throws {@link IllegalArgumentException} below zero. */
    public TokenAmount minus(TokenAmount other) {
        return new TokenAmount(units.subtract(other.units));
    }

    /** {@code this × share / 10000}, rounded down. */
    public TokenAmount shareRoundedDown(BasisPoints share) {
        BigInteger product = units.multiply(BigInteger.valueOf(share.value()));
        return new TokenAmount(product.divide(BigInteger.valueOf(BasisPoints.WHOLE)));
    }

    /** Whether nothing is left. */
    public boolean isZero() {
        return units.signum() == 0;
    }

    /** Whether this is more than the other. */
    public boolean isMoreThan(TokenAmount other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(TokenAmount other) {
        return units.compareTo(other.units);
    }

    /** The decimal digits, as JSON and Avro carry them. */
    @Override
    public String toString() {
        return units.toString();
    }

    private static String cut(BigInteger units) {
        return units.bitLength() > 300
                ? "a number of " + units.bitLength() + " bits"
                : units.toString();
    }
}
