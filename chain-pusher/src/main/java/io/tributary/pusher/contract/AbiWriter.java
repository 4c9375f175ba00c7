package io.tributary.pusher.contract;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Keccak256;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the 32-byte words of the contract ABI, one after another. */
public final class AbiWriter {

    /** Bytes of a word. */
    public static final int WORD = 32;

    private static final int SELECTOR = 4;
    private static final int ADDRESS = 20;

    private final ByteBuffer buffer;

    /** A writer that has room for this many bytes. */
    public AbiWriter(int size) {
        buffer = ByteBuffer.allocate(size);
    }

    /** Bytes of words that hold this many bytes. */
    static int padded(int length) {
        return Math.ceilDiv(length, WORD) * WORD;
    }

    /** The first four bytes of the hash of a function's or error's signature. */
    static byte[] selector(String signature) {
        return Arrays.copyOf(hash(signature).bytes(), SELECTOR);
    }

    /** The hash of a text, as it names events and EIP-712 types. */
    public static Bytes32 hash(String text) {
        return Bytes32.of(Keccak256.hash(text.getBytes(StandardCharsets.US_ASCII)));
    }

    AbiWriter selectorOf(String signature) {
        buffer.put(selector(signature));
        return this;
    }

    /** Appends a word. */
    public AbiWriter word(Bytes32 word) {
        buffer.put(word.bytes());
        return this;
    }

    /** Appends an address in a word. */
    public AbiWriter address(Address address) {
        buffer.position(buffer.position() + WORD - ADDRESS);
        buffer.put(address.bytes());
        return this;
    }

    /** Appends an amount in a word. */
    public AbiWriter amount(TokenAmount amount) {
        return number(amount.units());
    }

    /** Appends a number in a word. */
    public AbiWriter number(long number) {
        return number(BigInteger.valueOf(number));
    }

    AbiWriter padded(byte[] bytes) {
        buffer.put(bytes);
        buffer.position(buffer.position() + padded(bytes.length) - bytes.length);
        return this;
    }

    /** Everything that was appended; the writer must be full. */
    public byte[] bytes() {
        if (buffer.hasRemaining()) {
            throw new IllegalStateException(
                    "room left: " + buffer.remaining() + " bytes (expected: 0)");
        }
        return buffer.array();
    }

    private AbiWriter number(BigInteger number) {
        byte[] digits = number.toByteArray();
        int from = digits.length > WORD ? 1 : 0;
        buffer.position(buffer.position() + WORD - (digits.length - from));
        buffer.put(digits, from, digits.length - from);
        return this;
    }
}
