package io.tributary.web.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The token of {@code Authorization: Bearer}. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token; null without one, with two, or with another scheme. */
    static @Nullable String token(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.size() != 1
                || !values.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = values.getFirst().substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
