package io.tributary.product.bank;

import io.tributary.values.Address;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The calldata of a function whose arguments are words: the selector, then 32 bytes each.
 *
 * @param data {@code 0x} and hex digits
 */
record ContractCall(String data) {

    private static final int WORD_DIGITS = 64;

    static ContractCall of(String signature) {
        byte[] hash = Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII));
        return new ContractCall(Hex.encode(Arrays.copyOf(hash, 4)));
    }

    ContractCall with(Address argument) {
        return withDigits(argument.value().substring(2));
    }

    ContractCall with(int argument) {
        return withDigits(Integer.toHexString(argument));
    }

    private ContractCall withDigits(String digits) {
        return new ContractCall(data + "0".repeat(WORD_DIGITS - digits.length()) + digits);
    }
}
