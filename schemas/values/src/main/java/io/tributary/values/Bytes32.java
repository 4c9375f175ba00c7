package io.tributary.values;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A 32-byte word on chain: a nonce, a hash, or a UUID's 16 bytes followed by 16 zero bytes.
 *
 * @param value {@code 0x} and 64 lower-case hex digits
 */
public record Bytes32(String value) implements Comparable<Bytes32> {

    public Bytes32 {
        if (value.length() != 66 || !Hex.encode(Hex.decode(value)).equals(value)) {
            throw new IllegalArgumentException(
                    "bytes32: " + value + " (expected: 0x and 64 lower-case hex digits)");
        }
    }

    /** Makes a word of its 32 bytes. */
    public static Bytes32 of(byte[] bytes) {
        return new Bytes32(Hex.encode(bytes));
    }

    /** The form in which product and campaign ids stand on chain. */
    public static Bytes32 of(UUID id) {
        ByteBuffer word = ByteBuffer.allocate(32);
        word.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return of(word.array());
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return Hex.decode(value);
    }

    @Override
    public int compareTo(Bytes32 other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
