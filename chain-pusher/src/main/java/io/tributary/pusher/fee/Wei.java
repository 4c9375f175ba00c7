package io.tributary.pusher.fee;

import java.math.BigInteger;

/**
 * A price of gas, or a sum of the chain's own coin.
 *
 * @param value 0 or more
 */
public record Wei(BigInteger value) implements Comparable<Wei> {

    public Wei {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("wei: " + value + " (expected: 0 or more)");
        }
    }

    /** A sum that fits a long. */
    public static Wei of(long value) {
        return new Wei(BigInteger.valueOf(value));
    }

    /** The sum. */
    public Wei plus(Wei other) {
        return new Wei(value.add(other.value));
    }

    /** {@code this × numerator / denominator}, rounded up. */
    public Wei timesRoundedUp(int numerator, int denominator) {
        BigInteger divisor = BigInteger.valueOf(denominator);
        BigInteger product = value.multiply(BigInteger.valueOf(numerator));
        return new Wei(product.add(divisor.subtract(BigInteger.ONE)).divide(divisor));
    }

    /** The larger one. */
    public Wei max(Wei other) {
        return new Wei(value.max(other.value));
    }

    /** The smaller one. */
    public Wei min(Wei other) {
        return new Wei(value.min(other.value));
    }

    @Override
    public int compareTo(Wei other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
