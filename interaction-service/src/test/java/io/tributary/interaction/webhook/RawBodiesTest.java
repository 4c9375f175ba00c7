package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What everybody's bodies may hold together. */
class RawBodiesTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int ROOM = 64;
    private static final int ROOM_OF_ONE = 8;

    private final RawBodies bodies = new RawBodies();

    @Test
    void takesNoMoreWhileOthersHoldAllOfTheRoomAndGoesOnAfterThem() {
        List<Disposable> slow = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            slow.add(bodies.read(unfinished(MEBIBYTE, i / ROOM_OF_ONE)).subscribe());
        }

        assertThat(refusalOf(body("{}", ROOM))).isEqualTo(CommonProblem.OVERLOADED);

        slow.getFirst().dispose();
        assertThat(bodies.read(body("{}", ROOM)).block())
                .isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        slow.forEach(Disposable::dispose);
    }

    @Test
    void leavesOthersTheirRoomWhenOneAddressHoldsAllOfItsOwn() {
        for (int i = 0; i < ROOM_OF_ONE; i++) {
            bodies.read(unfinished(MEBIBYTE, 1)).subscribe();
        }

        assertThat(refusalOf(body("{}", 1))).isEqualTo(CommonProblem.OVERLOADED);
        assertThat(bodies.read(body("{}", 2)).block()).hasSize(2);
    }

    @Test
    void givesBackWhatRefusedBodiesHeld() {
        for (int i = 0; i < 2 * ROOM; i++) {
            assertThat(refusalOf(exchange(Flux.just(part(MEBIBYTE), part(1)), 1)))
                    .isEqualTo(CommonProblem.TOO_LARGE);
        }

        assertThat(bodies.read(body("{}", 1)).block()).hasSize(2);
    }

    private Object refusalOf(MockServerWebExchange exchange) {
        return bodies.read(exchange)
                .map(Object.class::cast)
                .onErrorResume(
                        ProblemException.class, refused -> Mono.just(refused.problem().type()))
                .blockOptional()
                .orElseThrow();
    }

    private static MockServerWebExchange body(String text, int address) {
        return exchange(Flux.just(part(text.getBytes(StandardCharsets.UTF_8))), address);
    }

    private static MockServerWebExchange unfinished(int bytes, int address) {
        return exchange(Flux.concat(Flux.just(part(bytes)), Flux.never()), address);
    }

    private static MockServerWebExchange exchange(Flux<DataBuffer> parts, int address) {
        return MockServerWebExchange.from(
                MockServerHttpRequest.post("/")
                        .remoteAddress(new InetSocketAddress("10.0.0." + address, 1))
                        .body(parts));
    }

    private static DataBuffer part(int bytes) {
        return part(new byte[bytes]);
    }

    private static DataBuffer part(byte[] bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
