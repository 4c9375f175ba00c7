package io.tributary.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Requests to a service that can commit nothing, so that they wait until there is no room. */
final class Flood implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final int OVERLOADED = 503;

    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Sent> all = new ArrayList<>();

    /**
     * Sends this again and again until one is turned away; those before wait.
     *
     * @param items how many interactions one stores if it is taken
     */
    void untilTurnedAway(String what, int items, Supplier<ResponseSpec> request) {
        List<Sent> these = new ArrayList<>();
        await(what + " is turned away")
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> {
                    these.add(new Sent(items, later(request)));
                    return these.stream().anyMatch(Sent::isTurnedAway);
                });
        all.addAll(these);
    }

    /** Awaits all answers; how many interactions they say are stored. */
    long taken() {
        return all.stream()
                .filter(sent -> !isRefusal(sent.answer().join()))
                .mapToLong(Sent::items)
                .sum();
    }

    @Override
    public void close() {
        senders.close();
    }

    private CompletableFuture<EntityExchangeResult<byte[]>> later(Supplier<ResponseSpec> request) {
        return CompletableFuture.supplyAsync(
                () -> request.get().expectBody().returnResult(), senders);
    }

    private static boolean isRefusal(EntityExchangeResult<byte[]> answer) {
        int status = answer.getStatus().value();
        assertThat(status).isIn(200, 202, OVERLOADED);
        if (status != OVERLOADED) {
            return false;
        }
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
        return true;
    }

    private record Sent(int items, CompletableFuture<EntityExchangeResult<byte[]>> answer) {

        boolean isTurnedAway() {
            return answer.isDone() && isRefusal(answer.join());
        }
    }
}
