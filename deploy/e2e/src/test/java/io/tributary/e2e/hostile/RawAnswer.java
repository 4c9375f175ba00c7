package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back over a connection until it was closed.
 *
 * @param status 0 where it was closed without an answer
 * @param head status line and headers, as they came
 * @param body as it came, without the chunks' sizes where it came in chunks
 */
record RawAnswer(int status, String head, String body) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Names of our classes and of those we use, SQL, stack traces. */
    private static final Pattern INTERNALS =
            Pattern.compile(
                    "(?i)io\\.tributary|java\\.|springframework|reactor\\.|netty|jackson|r2dbc|postgres"
                            + "|exception|\\bat [a-z.]+\\(|select .* from|insert into|sqlstate");

    /** Sends the bytes and reads until the end; fails if that takes longer than is bearable. */
    static RawAnswer to(int port, byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            Thread.ofVirtual().start(() -> write(socket, request));
            return parse(readAll(socket.getInputStream()));
        } catch (SocketTimeoutException slow) {
            throw new AssertionError("no answer within " + PATIENCE, slow);
        } catch (IOException broken) {
            throw new AssertionError("no answer: " + broken, broken);
        }
    }

    /** A server that has answered may close before all has been sent. */
    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException answered) {
            assertThat(answered).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
        }
    }

    /** A reset after the answer takes nothing of it away. */
    static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                read.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException reset) {
            if (read.size() == 0) {
                throw reset;
            }
        }
        return read.toByteArray();
    }

    static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(0, text, "");
        }
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        boolean isChunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return new RawAnswer(
                Integer.parseInt(head.split(" ", -1)[1]), head, isChunked ? unchunked(body) : body);
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        List<String> lines = body.lines().toList();
        for (int i = 1; i < lines.size(); i += 2) {
            whole.append(lines.get(i));
        }
        return whole.toString();
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    boolean has(String header) {
        return head.toLowerCase(Locale.ROOT).contains("\r\n" + header.toLowerCase(Locale.ROOT));
    }

    /** A refusal as clients may expect it of us, whoever has refused. */
    void requireProblem() {
        assertThat(status).as(this::toString).isBetween(400, 499);
        assertThat(has("Content-Type: application/problem+json")).as(this::toString).isTrue();
        JsonNode problem = json();
        assertThat(problem.path("type").asString()).startsWith("urn:tributary:problem:");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
        problem.path("errors")
                .forEach(error -> {
                    assertThat(error.path("value").asString("").length()).isLessThan(101);
                    assertThat(error.path("expected").asString()).isNotEmpty();
                });
        requireNoInternals();
    }

    void requireProblem(int expected, String code) {
        assertThat(status).as(this::toString).isEqualTo(expected);
        requireProblem();
        assertThat(json().path("type").asString()).isEqualTo("urn:tributary:problem:" + code);
    }

    void requireNoInternals() {
        assertThat(INTERNALS.matcher(body).find()).as(body).isFalse();
    }
}
