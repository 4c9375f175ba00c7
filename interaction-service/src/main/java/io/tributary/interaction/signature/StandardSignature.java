package io.tributary.interaction.signature;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * The signature of Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}, version
 * {@code v1}. A header may hold several, divided by blanks; those of other versions are skipped.
 */
final class StandardSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TIMESTAMP = 12;
    private static final int LONGEST_SIGNATURES = 2048;
    private static final int MOST_SIGNATURES = 20;
    private static final String VERSION = "v1,";

    /** No full stop: it divides what is signed, and so no id can reach into the timestamp. */
    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]+");

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private StandardSignature() {}

    static boolean verify(HttpHeaders headers, byte[] body, List<byte[]> secrets, Instant now) {
        Optional<String> id = header(headers, "webhook-id", LONGEST_ID, ID);
        Optional<String> timestamp =
                header(headers, "webhook-timestamp", LONGEST_TIMESTAMP, SECONDS)
                        .filter(seconds -> isNear(seconds, now));
        List<String> signatures = signatures(headers);
        if (id.isEmpty() || timestamp.isEmpty()) {
            return false;
        }
        byte[] content = content(id.get() + "." + timestamp.get() + ".", body);
        return Hmac.anyOf(secrets, content, mac -> anyOf(signatures, mac));
    }

    private static Optional<String> header(
            HttpHeaders headers, String name, int longest, Pattern form) {
        return SingleHeader.of(headers, name, longest)
                .filter(value -> form.matcher(value).matches());
    }

    private static boolean isNear(String seconds, Instant now) {
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
        return off.compareTo(TOLERANCE) <= 0;
    }

    private static List<String> signatures(HttpHeaders headers) {
        return SingleHeader.of(headers, "webhook-signature", LONGEST_SIGNATURES).stream()
                .flatMap(value -> Stream.of(value.split(" ")))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()))
                .limit(MOST_SIGNATURES)
                .toList();
    }

    private static boolean anyOf(List<String> signatures, Hmac mac) {
        boolean any = false;
        for (String signature : signatures) {
            any |= mac.isBase64(signature);
        }
        return any;
    }

    private static byte[] content(String start, byte[] body) {
        byte[] signed = start.getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[signed.length + body.length];
        System.arraycopy(signed, 0, content, 0, signed.length);
        System.arraycopy(body, 0, content, signed.length, body.length);
        return content;
    }
}
