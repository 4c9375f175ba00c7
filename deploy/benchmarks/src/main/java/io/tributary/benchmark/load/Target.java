package io.tributary.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Where requests go and what is in them.
 *
 * @param port on 127.0.0.1; no load ever goes elsewhere
 * @param head everything before {@code Content-Length}
 * @param bodies the next body; called by one thread
 */
public record Target(int port, String head, Supplier<String> bodies) {

    /** POST of JSON with a bearer key. */
    public static Target post(int port, String path, String key, Supplier<String> bodies) {
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nAuthorization: Bearer "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: ";
        return new Target(port, head, bodies);
    }

    /** The next request as it goes over the wire. */
    byte[] request() {
        String body = bodies.get();
        return (head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }
}
