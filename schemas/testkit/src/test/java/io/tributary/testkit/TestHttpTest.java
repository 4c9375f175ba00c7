package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TestHttpTest {

    private static final ClientRequest REQUEST =
            ClientRequest.create(HttpMethod.GET, URI.create("http://127.0.0.1/")).build();

    @Test
    void readsToItsEndWhatNobodyAsksFor() {
        AtomicBoolean read = new AtomicBoolean();

        ClientResponse answer =
                answered(Flux.just(part("a"), part("b")).doOnComplete(() -> read.set(true)));

        assertThat(read).isTrue();
        assertThat(answer.statusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(answer.headers().header("X")).containsExactly("1");
        assertThat(answer.bodyToMono(String.class).block()).isEqualTo("ab");
    }

    @Test
    void leavesAnEmptyAnswerEmpty() {
        assertThat(answered(Flux.empty()).bodyToMono(String.class).block()).isNull();
    }

    private static ClientResponse answered(Flux<DataBuffer> body) {
        ClientResponse sent =
                ClientResponse.create(HttpStatus.ACCEPTED).header("X", "1").body(body).build();
        return Objects.requireNonNull(
                TestHttp.readWhole(REQUEST, request -> Mono.just(sent)).block());
    }

    private static DataBuffer part(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
