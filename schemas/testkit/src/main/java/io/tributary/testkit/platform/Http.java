package io.tributary.testkit.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The few requests that probes and settings need. */
final class Http {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    private Http() {}

    static int get(String url) throws IOException, InterruptedException {
        return CLIENT.send(request(url).GET().build(), BodyHandlers.discarding()).statusCode();
    }

    static String getBody(String url) throws IOException, InterruptedException {
        return CLIENT.send(request(url).GET().build(), BodyHandlers.ofString()).body();
    }

    static int put(String url, String json) throws IOException {
        HttpRequest put =
                request(url)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json))
                        .build();
        try {
            return CLIENT.send(put, BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + url, e);
        }
    }

    static String post(String url, String json) throws IOException, InterruptedException {
        HttpRequest post =
                request(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build();
        return CLIENT.send(post, BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }
}
