package io.tributary.values;

/**
 * A share in hundredths of a percent.
 *
 * @param value 0 to 10000
 */
public record BasisPoints(int value) {

    /** The value of the whole: 100 %. */
    public static final int WHOLE = 10_000;

    public BasisPoints {
        if (value < 0 || value > WHOLE) {
            throw new IllegalArgumentException("basis points: " + value + " (expected: 0..10000)");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
