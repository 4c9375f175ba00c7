package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.contract.Contract;
import io.tributary.e2e.contract.OpenApiDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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

    /** Right requests that are refused all the same; any other has to be taken as it is. */
    private static final Map<String, Set<Integer>> REFUSED =
            Map.of(
                    // The shop has its bank for the token, and a second one is not allowed.
                    "POST /business/products/{id}/banks", Set.of(409),
                    // There is one only if another test has left it.
                    "GET dead letter", Set.of(200, 404));

    /** What no operation lists: refused before it is known which one is meant. */
    private static final Set<Integer> OF_EVERY_REQUEST = Set.of();

    private static Shop shop;
    private static FuzzTargets targets;
    private static Map<Integer, OpenApiDocument> documents;

    @BeforeAll
    static void open(RunningQuickstart quickstart) {
        shop = Shop.of(quickstart);
        targets = new FuzzTargets(quickstart, shop);
        documents = new HashMap<>();
        Contract.of(quickstart)
                .documents()
                .forEach((port, document) -> documents.put(shop.port(port), document));
    }

    @TestFactory
    Stream<DynamicTest> answersNearlyRightRequests() {
        return targets.operations().map(FuzzE2ET::test);
    }

    @TestFactory
    Stream<DynamicTest> answersNearlyRightRequestsOfOtherForms() {
        return targets.forms().map(FuzzE2ET::test);
    }

    @TestFactory
    Stream<DynamicTest> answersNearlyRightRequestsOfOperators() {
        return targets.operators().map(FuzzE2ET::test);
    }

    private static DynamicTest test(FuzzTargets.Target target) {
        return DynamicTest.dynamicTest(target.name(), () -> fuzz(target));
    }

    /** Behind a right signature, where the readers of shops' bodies begin. */
    @TestFactory
    Stream<DynamicTest> answersRightlySignedNonsense() {
        return shop.kindsOfShops().stream()
                .map(kind -> DynamicTest.dynamicTest(kind, () -> fuzzSigned(kind)));
    }

    private static void fuzzSigned(String kind) {
        for (int i = 0; i < REQUESTS; i++) {
            Mutations mutations = new Mutations(random(kind, i), List.of());
            byte[] body = mutations.of(shop.delivery(kind)).body();
            RawRequest request = shop.signed(kind, body);
            RawAnswer answer = RawAnswer.to(shop.port(8082), request.bytes());
            assertThat(answer.status())
                    .as("seed " + SEED + ", request " + i + ":\n" + request + "\n" + answer)
                    .isIn(200, 413, 422);
        }
    }

    /** Another sequence for each name, the same for the same seed. */
    private static Random random(String name, int request) {
        return new Random(SEED ^ (31L * name.hashCode() + request));
    }

    private static void fuzz(FuzzTargets.Target target) {
        requireTaken(target);
        Set<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            Mutations mutations = new Mutations(random(target.name(), i), target.parameters());
            RawRequest request = mutations.of(target.right().get());
            try {
                RawAnswer answer = RawAnswer.to(target.port(), request.bytes());
                require(answer, request);
                requireListed(answer, request, target.port());
                statuses.add(answer.status());
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "seed " + SEED + ", request " + i + ":\n" + request, wrong);
            }
        }
        assertThat(statuses).as("some were refused").anyMatch(status -> status >= 400);
    }

    /**
     * What is changed afterwards was right before, else nothing would be found behind the doors.
     */
    private static void requireTaken(FuzzTargets.Target target) {
        RawRequest right = target.right().get();
        RawAnswer answer = RawAnswer.to(target.port(), right.bytes());
        Set<Integer> refused = REFUSED.get(target.name());
        if (refused == null) {
            assertThat(answer.status()).as(right + "\n" + answer).isBetween(200, 299);
        } else {
            assertThat(answer.status()).as(right + "\n" + answer).isIn(refused);
        }
    }

    /** The document of the operation that the request has met knows of such an answer. */
    private static void requireListed(RawAnswer answer, RawRequest request, int port) {
        OpenApiDocument document = documents.get(port);
        String path = request.target().split("\\?", 2)[0];
        if (document == null || OF_EVERY_REQUEST.contains(answer.status())) {
            return;
        }
        document.find(request.method(), path)
                .ifPresent(operation -> {
                    Set<String> listed =
                            Set.copyOf(operation.node().path("responses").propertyNames());
                    assertThat(listed).as(operation + "\n" + answer).contains("" + answer.status());
                });
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
