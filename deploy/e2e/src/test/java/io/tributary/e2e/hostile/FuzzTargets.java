package io.tributary.e2e.hostile;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is fuzzed: every operation as its document has it, in its other forms, and operators'. */
final class FuzzTargets {

    private static final String POST = "POST /external/interactions";
    private static final String BATCH = POST + "/batch";
    private static final int MANAGEMENT = 9083;

    /** Harmless to the service. */
    private static final String REPLAY =
            """
            {"topic":"interactions.v1","from":"now","to":"now","productId":null,"dryRun":true,
             "republish":false,"ratePerSecond":1000,"reason":"nearly right"}\
            """;

    private final Shop shop;
    private final ValidRequests requests;
    private final String operator;

    /**
     * One of them.
     *
     * @param parameters the names of what it takes in its query
     * @param right makes a request that is taken
     */
    record Target(String name, int port, List<String> parameters, Supplier<RawRequest> right) {}

    FuzzTargets(RunningQuickstart quickstart, Shop shop) {
        this.shop = shop;
        this.requests = new ValidRequests(quickstart, shop);
        this.operator = quickstart.operatorToken();
    }

    Stream<Target> operations() {
        return requests.operations().keySet().stream()
                .map(operation -> target(operation, "", right -> right));
    }

    private Target target(Operation operation, String form, UnaryOperator<RawRequest> change) {
        return new Target(
                operation + form,
                requests.port(operation),
                operation.parameters("query").map(each -> each.path("name").asString()).toList(),
                () -> change.apply(requests.to(operation)));
    }

    /** Media types, ways to be known, and headers that {@link #operations} does without. */
    Stream<Target> forms() {
        return Stream.of(
                form(BATCH, " of lines", this::lines),
                form("PATCH /business/products/{id}", " as merge patch", FuzzTargets::mergePatch),
                form(
                        "PATCH /business/products/{id}/settings",
                        " as merge patch",
                        FuzzTargets::mergePatch),
                form(POST, " dry", right -> right.with("Dry-Run: true")),
                form(BATCH, " dry", right -> right.with("Dry-Run: true")),
                form(POST, " by a page", this::byPage),
                form(BATCH, " by a page", this::byPage),
                form("GET /external/interactions", " by a page", this::byPage));
    }

    private Target form(String name, String form, UnaryOperator<RawRequest> change) {
        Operation operation =
                requests.operations().keySet().stream()
                        .filter(each -> each.toString().equals(name))
                        .findFirst()
                        .orElseThrow();
        return target(operation, form, change);
    }

    private RawRequest lines(RawRequest batch) {
        String one = shop.interaction("one").replace("\n", "");
        String two = shop.interaction("two").replace("\n", "");
        return batch.with("Content-Type: application/x-ndjson")
                .body((one + "\n\n" + two + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static RawRequest mergePatch(RawRequest patch) {
        return patch.with("Content-Type: application/merge-patch+json");
    }

    private RawRequest byPage(RawRequest request) {
        return request.with("Authorization: Bearer " + shop.publishableKey)
                .with("X-Wallet-Token: " + shop.token)
                .with("Origin: " + Shop.ORIGIN);
    }

    /** On the management port of a service that consumes; the documents do not show them. */
    Stream<Target> operators() {
        RawRequest start = RawRequest.of("POST", "/actuator/replays", operator).json(REPLAY);
        String replay = "/actuator/replays/" + started(start);
        String letters = "/actuator/deadletters";
        String letter = letters + "/interactions.v1.campaign-service.dlt-0-0";
        return Stream.of(
                managed("POST replays", start),
                managed("GET replay", RawRequest.of("GET", replay, operator)),
                managed("DELETE replay", RawRequest.of("DELETE", replay, operator)),
                managed(
                        "GET dead letters",
                        RawRequest.of("GET", letters + "?topic=interactions.v1", operator)),
                managed("GET dead letter", RawRequest.of("GET", letter, operator)),
                managed("GET health", RawRequest.of("GET", "/actuator/health/readiness", null)),
                managed("GET meters", RawRequest.of("GET", "/actuator/prometheus", null)));
    }

    private String started(RawRequest start) {
        RawAnswer answer = RawAnswer.to(shop.port(MANAGEMENT), start.bytes());
        return answer.json().path("id").asString();
    }

    private Target managed(String name, RawRequest right) {
        List<String> parameters = List.of("topic", "reason", "limit", "cursor");
        return new Target(name, shop.port(MANAGEMENT), parameters, () -> right);
    }
}
