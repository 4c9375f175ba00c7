package io.tributary.values;

import java.util.HexFormat;

/** Hex with the prefix {@code 0x}, as JSON-RPC and our JSON write bytes. */
public final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    /** Writes {@code 0x} and two lower-case digits a byte. */
    public static String encode(byte[] bytes) {
        return "0x" + FORMAT.formatHex(bytes);
    }

    /**
     * Reads {@code 0x} and an even number of digits of either case.
     *
     * @throws IllegalArgumentException if the prefix is missing or a digit is not hex
     */
    public static byte[] decode(String text) {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException(
                    "hex: " + cut(text) + " (expected: 0x and hex digits)");
        }
        try {
            return FORMAT.parseHex(text, 2, text.length());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "hex: " + cut(text) + " (expected: an even number of hex digits)", wrong);
        }
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
