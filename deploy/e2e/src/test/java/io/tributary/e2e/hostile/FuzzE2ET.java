package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
    private static final int REQUESTS = Integer.getInteger("tributary.fuzz.requests", 60);

    private static Shop shop;
    private static ValidRequests requests;

    @BeforeAll
    static void open(RunningQuickstart quickstart) {
        shop = Shop.of(quickstart);
        requests = new ValidRequests(quickstart, shop);
    }

    @TestFactory
    Stream<DynamicTest> answersNearlyRightRequests() {
        return requests.operations().keySet().stream()
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.toString(),
                                () ->
                                        fuzz(
                                                () -> requests.to(operation),
                                                requests.port(operation))));
    }

    /** On the management port of a service that consumes; the documents do not show them. */
    @TestFactory
    Stream<DynamicTest> answersNearlyRightRequestsOfOperators() {
        return requests.ofOperators().stream()
                .map(valid ->
                        DynamicTest.dynamicTest(
                                valid.method() + " " + valid.target(),
                                () -> fuzz(() -> valid, shop.port(9083))));
    }

    /** Behind a right signature, where the readers of shops' bodies begin. */
    @TestFactory
    Stream<DynamicTest> answersRightlySignedNonsense() {
        return shop.kindsOfShops().stream()
                .map(kind -> DynamicTest.dynamicTest(kind, () -> fuzzSigned(kind)));
    }

    private static void fuzzSigned(String kind) {
        for (int i = 0; i < REQUESTS; i++) {
            Random random = new Random(SEED ^ (31L * kind.hashCode() + i));
            byte[] body = new Mutations(random).of(shop.delivery(kind)).body();
            RawRequest request = shop.signed(kind, body);
            RawAnswer answer = RawAnswer.to(shop.port(8082), request.bytes());
            assertThat(answer.status())
                    .as("seed " + SEED + ", request " + i + ":\n" + request + "\n" + answer)
                    .isIn(200, 413, 422);
        }
    }

    private static void fuzz(Supplier<RawRequest> valid, int port) {
        Set<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            RawRequest right = valid.get();
            Random random = new Random(SEED ^ (31L * right.method().hashCode() + i));
            RawRequest request = new Mutations(random).of(right);
            try {
                RawAnswer answer = RawAnswer.to(port, request.bytes());
                require(answer, request);
                statuses.add(answer.status());
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "seed " + SEED + ", request " + i + ":\n" + request, wrong);
            }
        }
        assertThat(statuses).as("some were refused").anyMatch(status -> status >= 400);
    }

    private static void require(RawAnswer answer, RawRequest request) {
        if (answer.status() == 503 && request.target().startsWith("/actuator/replays")) {
            return; // More replays at once than are run; nobody is blamed.
        }
        assertThat(answer.status()).as(answer::toString).isBetween(200, 499);
        if (request.target().matches("/actuator/(health|prometheus).*")) {
            return; // Their answers are Spring Boot's own.
        }
        if (answer.status() >= 400 && !request.method().equals("HEAD")) {
            answer.requireProblem();
        }
        answer.requireNoInternals();
    }
}
