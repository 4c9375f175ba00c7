package io.tributary.web.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;

/**
 * The trace that a request belongs to (W3C Trace Context): its {@code traceparent}'s, or one drawn
 * for it.
 */
public final class TraceId {

    private static final String ATTRIBUTE = TraceId.class.getName();
    private static final Pattern TRACEPARENT =
            Pattern.compile(
                    "[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceId() {}

    /** 32 lower-case hex digits, the same for the whole request. */
    public static String of(ServerWebExchange exchange) {
        return (String) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, name -> find(exchange));
    }

    /** The trace that is recorded for the request, before anybody asks. */
    public static void set(ServerWebExchange exchange, String traceId) {
        exchange.getAttributes().put(ATTRIBUTE, traceId);
    }

    private static String find(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst("traceparent");
        if (header != null) {
            Matcher matcher = TRACEPARENT.matcher(header);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return draw();
    }

    /** One for what belongs to no trace yet. */
    public static String draw() {
        byte[] drawn = new byte[16];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
