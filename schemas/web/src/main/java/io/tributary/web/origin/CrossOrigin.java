package io.tributary.web.origin;

import org.springframework.http.HttpHeaders;

/** The headers by which a browser lets a page of another origin read our answers. */
public final class CrossOrigin {

    private static final String METHODS = "GET, POST, PUT";
    private static final String REQUEST_HEADERS =
            "Authorization, X-Wallet-Token, Content-Type, Content-Encoding, Dry-Run,"
                    + " Idempotency-Key, traceparent";
    private static final String ANSWER_HEADERS =
            "RateLimit, RateLimit-Policy, Retry-After, Location";

    /** As long as a preflight is remembered: a key's new origin works at once, an old one ends. */
    private static final String SECONDS = "600";

    private CrossOrigin() {}

    /**
     * Lets this origin read the answer; never any origin, never with credentials of the browser.
     */
    static void allow(HttpHeaders answer, String origin) {
        answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        answer.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
    }

    /** Says what the request after this preflight may look like. */
    static void allowRequests(HttpHeaders answer) {
        answer.remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
        answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        answer.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS);
    }

    /** Keeps the answer from pages after all, as when one sends the key of a server. */
    public static void withdraw(HttpHeaders answer) {
        answer.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        answer.remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
    }
}
