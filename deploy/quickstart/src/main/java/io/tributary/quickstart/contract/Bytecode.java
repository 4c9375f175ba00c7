package io.tributary.quickstart.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The committed bytecode of the contracts, which the build copies from {@code
 * chain-pusher/contracts}.
 */
final class Bytecode {

    private Bytecode() {}

    /** Hex digits without {@code 0x}. */
    static String of(String contract) {
        String file = "/io/tributary/quickstart/contract/" + contract + ".bin";
        try (InputStream in = Bytecode.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the quickstart's jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return text.startsWith("0x") ? text.substring(2) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
