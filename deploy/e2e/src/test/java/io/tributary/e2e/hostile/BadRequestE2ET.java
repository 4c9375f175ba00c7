package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, media types, parameters and heads that are wrong, and clients that never finish. */
@Order(219)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedQuickstart.class)
class BadRequestE2ET {

    private static final List<Integer> PORTS =
            List.of(8081, 8082, 8083, 8084, 8085, 9081, 9082, 9083, 9084, 9085);

    private static Shop shop;
    private static ValidRequests requests;
    private static SlowClients slow;

    @BeforeAll
    static void open(RunningQuickstart quickstart) {
        shop = Shop.of(quickstart);
        requests = new ValidRequests(quickstart, shop);
        slow = new SlowClients();
        PORTS.forEach(port -> slow.sendSlowly(shop.port(port), "GET / HTTP/1.1\r\nX-", "x"));
        PORTS.forEach(port -> slow.sendSlowly(shop.port(port), "", ""));
        String head =
                " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n";
        slow.sendSlowly(shop.port(8081), "POST /auth/nonce" + head + "\r\n{", " ");
        String key = "Authorization: Bearer " + shop.key + "\r\n\r\n[";
        slow.sendSlowly(shop.port(8082), "POST /external/interactions/batch" + head + key, " ");
    }

    @AfterAll
    static void close() {
        slow.close();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void endsEveryConnectionOfASlowClient() {
        List<RawAnswer> answers = slow.awaitAll();
        assertThat(answers).hasSize(2 * PORTS.size() + 2);
        answers.subList(2 * PORTS.size(), answers.size())
                .forEach(answer -> answer.requireProblem(408, "request-timeout"));
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherMethodsAndNamesThoseServed() {
        return requests.operations().keySet().stream()
                .map(Operation::template)
                .distinct()
                .map(template ->
                        DynamicTest.dynamicTest(template, () -> refusesOtherMethods(template)));
    }

    private void refusesOtherMethods(String template) {
        List<Operation> here =
                requests.operations().keySet().stream()
                        .filter(operation -> operation.template().equals(template))
                        .toList();
        Set<String> others = new LinkedHashSet<>(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        here.forEach(operation -> others.remove(operation.method()));
        int port = requests.port(here.getFirst());
        for (String other : others) {
            RawAnswer answer =
                    RawAnswer.to(port, requests.to(here.getFirst()).method(other).bytes());
            if (answer.status() == 404 && template.endsWith("/batch")) {
                continue; // GET …/{id} with an id that is none.
            }
            answer.requireProblem(405, "method-not-allowed");
            assertThat(answer.has("Allow: ")).isTrue();
            here.forEach(operation -> assertThat(answer.head()).contains(operation.method()));
        }
    }

    /** Before anything is done: the same request is no duplicate afterwards. */
    @Test
    void doesNothingWhenTheAnswerWouldNotBeAccepted() {
        String json = shop.interaction(UUID.randomUUID().toString());
        RawRequest request = RawRequest.of("POST", "/external/interactions", shop.key).json(json);
        for (String accept : List.of("text/html", "application/xml", "image/*", "x", "a/b/c")) {
            RawAnswer.to(shop.port(8082), request.with("Accept: " + accept).bytes())
                    .requireProblem(406, "not-acceptable");
        }
        assertThat(RawAnswer.to(shop.port(8082), request.bytes()).status()).isEqualTo(202);
    }

    @TestFactory
    Stream<DynamicTest> refusesWrongLimitsAndCursorsOfEveryList() {
        return requests.operations().keySet().stream()
                .filter(operation ->
                        operation
                                .parameters("query")
                                .anyMatch(p -> p.path("name").asString().equals("cursor")))
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.toString(), () -> refusesWrongPages(operation)));
    }

    private void refusesWrongPages(Operation operation) {
        RawRequest valid = requests.to(operation);
        int port = requests.port(operation);
        String join = valid.target().contains("?") ? "&" : "?";
        for (String page :
                List.of(
                        "limit=0",
                        "limit=201",
                        "limit=-1",
                        "limit=1e1",
                        "limit=",
                        "limit=%D9%A3",
                        "limit=1&limit=2",
                        "limit=99999999999",
                        "cursor=",
                        "cursor=x",
                        "cursor=AAAA",
                        "cursor=%00",
                        "cursor=__________________________8A",
                        "cursor=f39/f39/f39/f39/f39/f39/f39/f39/f39/fw")) {
            RawAnswer.to(port, valid.target(valid.target() + join + page).bytes())
                    .requireProblem(422, "invalid-request");
        }
        String widest = valid.target() + join + "limit=200";
        assertThat(RawAnswer.to(port, valid.target(widest).bytes()).status()).isEqualTo(200);
    }

    /** In wrong case, too short, of no version; foreign and unknown ones look the same. */
    @TestFactory
    Stream<DynamicTest> findsNothingUnderIdsThatAreNone() {
        return requests.operations().keySet().stream()
                .filter(operation -> operation.template().contains("{id}"))
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.toString(), () -> findsNothing(operation)));
    }

    private void findsNothing(Operation operation) {
        RawRequest valid = requests.to(operation);
        String[] segments = valid.target().split("/", -1);
        String id = segments[3].split("\\?", 2)[0];
        int port = requests.port(operation);
        for (String other :
                List.of(
                        id.toUpperCase(java.util.Locale.ROOT),
                        id.substring(1),
                        "0" + id,
                        "x",
                        UUID.randomUUID().toString(),
                        "%7B" + id + "%7D",
                        id + "%20",
                        "00000000-0000-0000-0000-000000000000")) {
            RawAnswer.to(port, valid.target(valid.target().replace(id, other)).bytes())
                    .requireProblem(404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/x.y\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\na b: c\r\n\r\n",
                "GET / HTTP/1.1\r\na: \u0000\r\n\r\n",
                "POST /auth/nonce HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /auth/nonce HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST /auth/nonce HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /auth/nonce HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /auth/nonce HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
            })
    void refusesWhatIsNoHttp(String request) {
        RawAnswer answer =
                RawAnswer.to(shop.port(8081), request.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).as(answer::toString).isIn(400, 404, 415, 422, 431);
        answer.requireProblem();
    }

    @Test
    void refusesHeadsThatAreTooLong() {
        RawRequest request = RawRequest.of("GET", "/auth/jwks.json", null);
        for (int port : PORTS.subList(0, 5)) {
            RawAnswer.to(shop.port(port), request.target("/" + "x".repeat(20_000)).bytes())
                    .requireProblem(414, "uri-too-long");
            RawAnswer.to(shop.port(port), request.with("X: " + "x".repeat(20_000)).bytes())
                    .requireProblem(431, "request-header-fields-too-large");
            String many =
                    Stream.generate(UUID::randomUUID)
                            .limit(2000)
                            .map(id -> "X-" + id + ": 1")
                            .collect(Collectors.joining("\r\n"));
            RawAnswer.to(shop.port(port), request.with("X: 1\r\n" + many).bytes())
                    .requireProblem(431, "request-header-fields-too-large");
        }
    }
}
