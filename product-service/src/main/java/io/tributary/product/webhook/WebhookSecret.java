package io.tributary.product.webhook;

import java.util.Base64;
import java.util.regex.Pattern;

/** What a secret has to look like; who checks it learns nothing else of it. */
final class WebhookSecret {

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{16,256}");
    private static final String STANDARD = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private WebhookSecret() {}

    static boolean fits(WebhookKind kind, String secret) {
        return PRINTABLE.matcher(secret).matches()
                && (kind != WebhookKind.STANDARD || isStandard(secret));
    }

    static String expected(WebhookKind kind) {
        return kind == WebhookKind.STANDARD
                ? "whsec_ and base64 of 24..64 bytes"
                : "16..256 printable ASCII characters without blanks";
    }

    private static boolean isStandard(String secret) {
        if (!secret.startsWith(STANDARD)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(STANDARD.length())).length;
            return LEAST_BYTES <= bytes && bytes <= MOST_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
