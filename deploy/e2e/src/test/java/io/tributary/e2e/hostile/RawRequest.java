package io.tributary.e2e.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as bytes, which no HTTP client would send for us. */
final class RawRequest {

    private static final int SHOWN = 1500;

    private final String method;
    private final String target;
    private final List<String> headers;
    private final byte[] body;

    /**
     * A request whose parts may be anything.
     *
     * @param headers whole lines
     */
    private RawRequest(String method, String target, List<String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    byte[] body() {
        return body;
    }

    static RawRequest of(String method, String target, @Nullable String bearer) {
        List<String> headers = new ArrayList<>();
        if (bearer != null) {
            headers.add("Authorization: Bearer " + bearer);
        }
        return new RawRequest(method, target, headers, new byte[0]);
    }

    RawRequest json(String json) {
        return with("Content-Type: application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }

    RawRequest with(String header) {
        List<String> more = new ArrayList<>(headers);
        String name = header.substring(0, header.indexOf(':') + 1);
        more.removeIf(line -> line.regionMatches(true, 0, name, 0, name.length()));
        more.add(header);
        return new RawRequest(method, target, more, body);
    }

    RawRequest without(String name) {
        List<String> fewer = new ArrayList<>(headers);
        fewer.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return new RawRequest(method, target, fewer, body);
    }

    RawRequest body(byte[] bytes) {
        return new RawRequest(method, target, headers, bytes);
    }

    RawRequest method(String other) {
        return new RawRequest(other, target, headers, body);
    }

    RawRequest target(String other) {
        return new RawRequest(method, other, headers, body);
    }

    /** With the length of the body. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head("Content-Length: " + body.length));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** In chunks, so that the length is known at the end only. */
    byte[] chunked() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head("Transfer-Encoding: chunked"));
        for (int at = 0; at < body.length; at += 50_000) {
            int size = Math.min(50_000, body.length - at);
            bytes.writeBytes(
                    (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(body, at, size);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private byte[] head(String framing) {
        String lines = headers.isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
        String head =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + lines
                        + framing
                        + "\r\n\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without the token, and not all of a long one. */
    @Override
    public String toString() {
        String whole = new String(bytes(), StandardCharsets.ISO_8859_1);
        String shown = whole.replaceAll("(?i)(authorization: bearer) \\S+", "$1 …");
        return shown.substring(0, Math.min(SHOWN, shown.length()));
    }
}
