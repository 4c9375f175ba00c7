package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of every OpenAPI document, with requests that are nearly right: no 5xx, every
 * refusal a problem, an answer over every connection. {@code -Dtributary.fuzz.seed} repeats a run,
 * {@code -Dtributary.fuzz.requests} (of each operation) makes it longer.
 */
@Order(221)
@ExtendWith(SharedQuickstart.class)
class FuzzE2ET {

    private static final long SEED = Long.getLong("tributary.fuzz.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("tributary.fuzz.requests", 150);

    private static Shop shop;

    @BeforeAll
    static void open(RunningQuickstart quickstart) {
        shop = Shop.of(quickstart);
    }

    @TestFactory
    Stream<DynamicTest> answersNearlyRightRequests() {
        return shop.operations().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey().toString(),
                                () -> fuzz(entry.getKey(), shop.port(entry.getValue()))));
    }

    private void fuzz(Operation operation, int port) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            Random random = new Random(SEED ^ (31L * operation.toString().hashCode() + i));
            RawRequest request = new Mutations(random).of(shop.valid(operation));
            try {
                RawAnswer answer = RawAnswer.to(port, request.bytes());
                require(answer, request.method());
                statuses.merge(answer.status(), 1, Integer::sum);
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "seed " + SEED + ", request " + i + ":\n" + request, wrong);
            }
        }
        assertThat(statuses.keySet()).as("some were refused").anyMatch(status -> status >= 400);
    }

    private static void require(RawAnswer answer, String method) {
        assertThat(answer.status()).as(answer::toString).isBetween(200, 499);
        if (answer.status() >= 400 && !method.equals("HEAD")) {
            answer.requireProblem();
        }
        answer.requireNoInternals();
    }
}
