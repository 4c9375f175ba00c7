package io.tributary.values;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * An account on an EVM chain: 20 bytes, never the zero address. Kept and written in lower case;
 * read in lower, upper or mixed case, where mixed case has to carry a right checksum (EIP-55).
 *
 * @param value {@code 0x} and 40 lower-case hex digits
 */
public record Address(String value) implements Comparable<Address> {

    private static final String ZERO = "0x" + "0".repeat(40);

    public Address {
        if (!isLowerCaseHex(value)) {
            throw new IllegalArgumentException(
                    "address: " + cut(value) + " (expected: 0x and 40 lower-case hex digits)");
        }
        if (value.equals(ZERO)) {
            throw new IllegalArgumentException("address: the zero address (expected: an account)");
        }
    }

    /**
     * Reads an address as people and libraries write it.
     *
     * @throws IllegalArgumentException if it is not 20 bytes of hex, is the zero address, or is of
     *     mixed case with a wrong checksum
     */
    public static Address parse(String text) {
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : "";
        String lower = "0x" + digits.toLowerCase(Locale.ROOT);
        if (digits.length() != 40 || !isLowerCaseHex(lower)) {
            throw new IllegalArgumentException(
                    "address: " + cut(text) + " (expected: 20 bytes of hex)");
        }
        boolean mixed =
                !digits.equals(digits.toLowerCase(Locale.ROOT))
                        && !digits.equals(digits.toUpperCase(Locale.ROOT));
        Address address = new Address(lower);
        if (mixed && !address.checksummed().substring(2).equals(digits)) {
            throw new IllegalArgumentException(
                    "address: "
                            + text
                            + " (expected: the checksum of EIP-55, or one case throughout)");
        }
        return address;
    }

    /** Makes an address of its 20 bytes. */
    public static Address of(byte[] bytes) {
        return new Address(Hex.encode(bytes));
    }

    /** The 20 bytes. */
    public byte[] bytes() {
        return Hex.decode(value);
    }

    /** The address in mixed case as EIP-55 has it. */
    public String checksummed() {
        String digits = value.substring(2);
        String hash = Hex.encode(Keccak256.hash(digits.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder mixed = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            boolean upper = Character.digit(hash.charAt(i + 2), 16) >= 8;
            char digit = digits.charAt(i);
            mixed.append(upper ? Character.toUpperCase(digit) : digit);
        }
        return mixed.toString();
    }

    /** The order in which rows of wallets are locked: that of the hex digits. */
    @Override
    public int compareTo(Address other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** The last 20 bytes of a 32-byte word, as the ABI pads addresses. */
    public static Address ofWord(byte[] word) {
        if (word.length != 32) {
            throw new IllegalArgumentException("word: " + word.length + " bytes (expected: 32)");
        }
        return of(Arrays.copyOfRange(word, 12, 32));
    }

    private static boolean isLowerCaseHex(String text) {
        if (text.length() != 42 || !text.startsWith("0x")) {
            return false;
        }
        return text.chars().skip(2).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
