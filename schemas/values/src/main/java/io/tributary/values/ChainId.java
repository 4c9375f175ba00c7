package io.tributary.values;

/**
 * The number of an EVM chain (EIP-155).
 *
 * @param value 1 to 2^53 - 1, so that it survives as a JSON number
 */
public record ChainId(long value) {

    private static final long MAX = (1L << 53) - 1;

    public ChainId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException(
                    "chain id: " + value + " (expected: 1 <= id < 2^53)");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
