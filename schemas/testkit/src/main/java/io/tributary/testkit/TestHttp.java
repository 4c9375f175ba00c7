package io.tributary.testkit;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * HTTP to what runs on this machine. Every answer is read to its end, whatever a test asks of it:
 * what a test that looks at the status alone does not read stays with its connection, and Netty
 * tells of a leak (Spring Framework, issue 31335).
 */
public final class TestHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private TestHttp() {}

    /** A client of this port that waits up to 20 s, and reads up to 16 MiB. */
    public static WebTestClient to(int port) {
        return at("http://127.0.0.1:" + port);
    }

    /** The same of a base URL. */
    public static WebTestClient at(String url) {
        return WebTestClient.bindToServer()
                .baseUrl(url)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .filter(TestHttp::readWhole)
                .build();
    }

    static Mono<ClientResponse> readWhole(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request).flatMap(TestHttp::whole);
    }

    private static Mono<ClientResponse> whole(ClientResponse answer) {
        return answer.bodyToMono(byte[].class)
                .map(bytes ->
                        Flux.<DataBuffer>just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)))
                .defaultIfEmpty(Flux.empty())
                .map(body -> copy(answer).body(body).build());
    }

    private static ClientResponse.Builder copy(ClientResponse answer) {
        return ClientResponse.create(answer.statusCode(), answer.strategies())
                .headers(headers -> headers.addAll(answer.headers().asHttpHeaders()))
                .cookies(cookies -> cookies.addAll(answer.cookies()));
    }
}
