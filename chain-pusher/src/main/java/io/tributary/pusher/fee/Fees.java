package io.tributary.pusher.fee;

/**
 * What a transaction offers for a unit of gas (EIP-1559).
 *
 * @param maximum at most, tip included
 * @param priority the tip
 */
public record Fees(Wei maximum, Wei priority) {

    public Fees {
        if (priority.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(
                    "priority: " + priority + " (expected: at most the maximum, " + maximum + ")");
        }
    }
}
