package io.tributary.web.origin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The {@code Origin} of a request (RFC 6454). */
public final class Origins {

    /** More is no origin: 253 characters of a host name, its scheme and its port. */
    public static final int LONGEST = 512;

    /** Equal to no origin that a key can name. */
    private static final String UNUSABLE = "";

    private Origins() {}

    /**
     * Where the request's page came from; null without the header, which is how everything but a
     * browser asks. One that is doubled or absurdly long is the empty text, which no key names.
     */
    public static @Nullable String of(HttpHeaders headers) {
        List<String> values = headers.get(HttpHeaders.ORIGIN);
        if (values == null || values.isEmpty()) {
            return null;
        }
        return values.size() == 1 && values.getFirst().length() <= LONGEST
                ? values.getFirst()
                : UNUSABLE;
    }
}
