package io.tributary.product.chain;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The calldata of a function whose arguments are words, the last perhaps bytes of any length: the
 * selector, then 32 bytes each (Solidity's contract ABI).
 *
 * @param data {@code 0x} and hex digits
 */
public record ContractCall(String data) {

    private static final int SELECTOR_DIGITS = 10;
    private static final int WORD_DIGITS = 64;

    /** A call without arguments so far; {@code signature} as in {@code balanceOf(address)}. */
    public static ContractCall of(String signature) {
        byte[] hash = Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII));
        return new ContractCall(Hex.encode(Arrays.copyOf(hash, 4)));
    }

    /** With an address as the next argument. */
    public ContractCall with(Address argument) {
        return withDigits(argument.value().substring(2));
    }

    /** With a number as the next argument. */
    public ContractCall with(int argument) {
        return withDigits(Integer.toHexString(argument));
    }

    /** With a word as the next argument. */
    public ContractCall with(Bytes32 argument) {
        return withDigits(argument.value().substring(2));
    }

    /** With {@code bytes} as the last argument: where it begins, its length, itself in words. */
    public ContractCall withLast(byte[] argument) {
        int before = (data.length() - SELECTOR_DIGITS) / WORD_DIGITS;
        String digits = Hex.encode(argument).substring(2);
        int missing = -digits.length() & (WORD_DIGITS - 1);
        ContractCall head = with((before + 1) * WORD_DIGITS / 2).with(argument.length);
        return new ContractCall(head.data() + digits + "0".repeat(missing));
    }

    private ContractCall withDigits(String digits) {
        return new ContractCall(data + "0".repeat(WORD_DIGITS - digits.length()) + digits);
    }
}
