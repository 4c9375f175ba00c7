package io.tributary.web;

import static io.tributary.web.TestApplication.ADMINISTRATOR;
import static io.tributary.web.TestApplication.KEY;
import static io.tributary.web.TestApplication.MANAGER;
import static io.tributary.web.TestApplication.PRODUCT;
import static io.tributary.web.TestApplication.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The module over HTTP, as clients meet it. */
class WebSliceTest {

    private static final Tokens TOKENS = new Tokens();
    private static ConfigurableApplicationContext context;
    private static WebTestClient http;
    private static WebTestClient management;

    @BeforeAll
    static void start() {
        context =
                new SpringApplicationBuilder(TestApplication.class)
                        .properties(
                                Map.of(
                                        "server.port", "0",
                                        "server.address", "127.0.0.1",
                                        "management.server.port", "0",
                                        "management.server.address", "127.0.0.1",
                                        "management.endpoints.web.exposure.include", "*",
                                        "tributary.auth.jwks-uri", TOKENS.jwksUri(),
                                        "tributary.auth.issuer", Tokens.ISSUER,
                                        "tributary.operator-token", "operator-secret",
                                        "spring.jmx.enabled", "false"))
                        .run();
        http = client("local.server.port");
        management = client("local.management.port");
        assertThat(context).isInstanceOf(WebServerApplicationContext.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        TOKENS.close();
    }

    private static WebTestClient client(String property) {
        String port = context.getEnvironment().getRequiredProperty(property);
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private static WebTestClient.ResponseSpec post(String path, String json) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static WebTestClient.ResponseSpec get(String path, String bearer) {
        return http.get().uri(path).header("Authorization", "Bearer " + bearer).exchange();
    }

    @Test
    void readsAWholeBody() {
        post(
                        "/open/things",
                        "{\"name\":\"a\",\"wallet\":\""
                                + ADMINISTRATOR
                                + "\",\"at\":\"2026-11-22T09:00:00Z\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody()
                .json(
                        "{\"name\":\"a\",\"wallet\":\""
                                + ADMINISTRATOR
                                + "\",\"at\":\"2026-11-22T09:00:00Z\",\"count\":5}");
    }

    @Test
    void namesEveryWrongFieldAtOnceAndEchoesNoSecret() {
        post(
                        "/open/things",
                        "{\"name\":\"far too long\",\"wallet\":\"0x12\",\"count\":11,\"secret\":\"hush\",\"x/y\":1}")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:invalid-request")
                .jsonPath("$.status")
                .isEqualTo(422)
                .jsonPath("$.traceId")
                .value(id -> assertThat((String) id).matches("[0-9a-f]{32}"))
                .jsonPath("$.errors.length()")
                .isEqualTo(5)
                .jsonPath("$.errors[?(@.pointer=='/wallet')].value")
                .isEqualTo("0x12")
                .jsonPath("$.errors[?(@.pointer=='/wallet')].expected")
                .isEqualTo("20 bytes of hex")
                .jsonPath("$.errors[?(@.pointer=='/x~1y')].expected")
                .isEqualTo("no such field")
                .jsonPath("$.errors[?(@.pointer=='/secret')].value")
                .isEqualTo(null);
    }

    @Test
    void carriesTheTraceOfTheRequest() {
        http.get()
                .uri("/nothing")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:not-found")
                .jsonPath("$.traceId")
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":1}",
                "{'a':1}",
                "nul",
                "{\"a\":NaN}",
                "{\"a\":01}"
            })
    void refusesWhatIsNotJson(String body) {
        post("/open/things", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:malformed-json");
    }

    @Test
    void refusesNestingDeeperThan64AndTakes64() {
        post("/open/batch", "[".repeat(65) + "]".repeat(65)).expectStatus().isBadRequest();
        post("/open/batch", "[".repeat(64) + "]".repeat(64)).expectStatus().isOk();
    }

    @Test
    void refusesUtf16() {
        byte[] body = "[1]".getBytes(StandardCharsets.UTF_16BE);
        http.post()
                .uri("/open/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        http.post()
                .uri("/open/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "x\\udc00y"})
    void refusesTextsThatCannotBeKept(String text) {
        post("/open/things", "{\"name\":\"" + text + "\",\"wallet\":\"" + ADMINISTRATOR + "\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/name");
    }

    @Test
    void refusesLargeBodiesAtTheStatedLimit() {
        post("/open/things", "{\"name\":\"" + "a".repeat(1024 * 1024) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        post("/open/batch", "[\"" + "a".repeat(3000) + "\"]")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:too-large");
    }

    @Test
    void refusesOtherMediaTypes() {
        http.post()
                .uri("/open/things")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:unsupported-media-type");
    }

    @Test
    void refusesAnObjectWhereAnArrayIsRead() {
        post("/open/batch", "{}").expectStatus().isEqualTo(422);
        post("/open/batch", "[]").expectStatus().isEqualTo(422);
        post("/open/batch", "[1").expectStatus().isEqualTo(400);
        post("/open/batch", "[1] 2").expectStatus().isEqualTo(400);
        post("/open/batch", "[{\"a\":1,\"a\":2}]").expectStatus().isEqualTo(400);
        post("/open/things", "[]").expectStatus().isEqualTo(422);
    }

    @Test
    void refusesOtherMethodsAndSaysWhichAreServed() {
        http.delete()
                .uri("/open/things")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:method-not-allowed");
    }

    @Test
    void saysNothingOfAnUnknownErrorButTheTrace() {
        http.get()
                .uri("/open/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body ->
                        assertThat(body).contains("traceId", "internal").doesNotContain("secret"));
    }

    @Test
    void asksToTryAgainWhilePassingTroubleLasts() {
        http.get()
                .uri("/open/later")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.queue")
                .isEqualTo(7);
        http.get()
                .uri("/open/database")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("host"));
    }

    @Test
    void writesValuesInTheOrderOfTheRecord() {
        http.get()
                .uri("/open/answer")
                .exchange()
                .expectBody(String.class)
                .isEqualTo(
                        "{\"zeta\":\"z\",\"alpha\":\""
                                + ADMINISTRATOR
                                + "\",\"chain\":31337,\"roles\":3,\"none\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=1&limit=2",
                "cursor=",
                "cursor=AAAA"
            })
    void refusesWrongPages(String query) {
        http.get().uri("/open/page?" + query).exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void takesPagesOfOneTo200AndFiftyByDefault() {
        http.get().uri("/open/page").exchange().expectBody().jsonPath("$.items[0]").isEqualTo("50");
        http.get()
                .uri("/open/page?limit=200")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0]")
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/business/x",
                "/business",
                "/wallet/me",
                "/external/who",
                "/%62usiness/products/x"
            })
    void refusesWhoBringsNothing(String path) {
        http.get()
                .uri(URI.create(base() + path))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:unauthenticated");
    }

    @Test
    void refusesAnAnonymousCallerOnAnOpenPath() {
        http.get().uri("/open/caller").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void letsWalletsIn() {
        get("/wallet/me", TOKENS.of(STRANGER))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(STRANGER + " null");
        get("/external/who", TOKENS.of(STRANGER)).expectBody(String.class).isEqualTo("wallet");
    }

    @Test
    void refusesTokensThatAreNotGood() {
        ECKey other = Tokens.generate("known");
        assertRefused(Tokens.signed(other, STRANGER.value(), claims -> claims));
        assertRefused(
                Tokens.signed(Tokens.generate("unknown"), STRANGER.value(), claims -> claims));
        assertRefused(changed(claims -> claims.audience("other")));
        assertRefused(changed(claims -> claims.issuer("other")));
        assertRefused(
                changed(claims ->
                        claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
        assertRefused(changed(claims -> claims.expirationTime(null)));
        assertRefused(changed(claims -> claims.subject("alice")));
        assertRefused(changed(claims -> claims.subject(STRANGER.checksummed())));
        assertRefused("x.y.z");
        assertRefused(KEY);
    }

    @Test
    void doesNotAskTheIssuerForEveryMadeUpKeyId() {
        int before = TOKENS.fetched.get();
        for (int i = 0; i < 20; i++) {
            assertRefused(
                    Tokens.signed(
                            Tokens.generate("made-up-" + i), STRANGER.value(), claims -> claims));
        }
        assertThat(TOKENS.fetched.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void letsKeysIntoExternalPathsOnly() {
        get("/external/who", KEY)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("key of " + PRODUCT);
        get("/external/who", "sk_unknown").expectStatus().isUnauthorized();
        http.post()
                .uri("/external/key-only")
                .header("Authorization", "Bearer " + TOKENS.of(STRANGER))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void hidesProductsFromStrangersAndNamesTheMissingRole() {
        String path = "/business/products/" + PRODUCT;
        get(path, TOKENS.of(MANAGER)).expectStatus().isOk();
        get(path, TOKENS.of(STRANGER)).expectStatus().isNotFound();
        change(path, TOKENS.of(ADMINISTRATOR)).expectStatus().isOk();
        change(path, TOKENS.of(STRANGER)).expectStatus().isNotFound();
        change(path, TOKENS.of(MANAGER))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:role-missing");
    }

    @Test
    void readsIdsAndAddressesOfPathsAndQueries() {
        String token = TOKENS.of(STRANGER);
        get("/business/products/not-an-id", token).expectStatus().isNotFound();
        get("/wallet/me?productId=not-an-id", token)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("productId")
                .jsonPath("$.errors[0].value")
                .isEqualTo("not-an-id");
        get("/wallet/of/0x12", token).expectStatus().isEqualTo(422);
        get("/wallet/of/" + STRANGER.checksummed(), token)
                .expectBody(String.class)
                .isEqualTo(STRANGER.value());
    }

    @Test
    void keepsTheManagementPortToTheOperator() {
        management.get().uri("/actuator/health").exchange().expectStatus().isOk();
        management
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isNotEqualTo(401));
        management.get().uri("/actuator/env").exchange().expectStatus().isUnauthorized();
        management
                .get()
                .uri("/actuator/env")
                .header("Authorization", "Bearer wrong")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        management
                .get()
                .uri("/actuator/env")
                .header("Authorization", "Bearer operator-secret")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void describesItselfAsOpenApi() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths['/open/things'].post.parameters")
                .doesNotExist()
                .jsonPath(
                        "$.paths['/open/things'].post.requestBody.content['application/json'].schema.properties.name")
                .exists()
                .jsonPath("$.paths['/business/products/{id}'].get.parameters[0].schema.format")
                .isEqualTo("uuid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/page?cursor=%ZZ",
                "/open/%ZZ",
                "/open//page",
                "/open/..;/page",
                "/open/%00",
                "/open/%2e%2e/page",
                "/open/page?limit=%C3%28",
                "/open/page?x=%00",
                "/open\\page",
                "/open/page#x y",
                "*"
            })
    void answersStrangeTargetsWithARefusal(String target) throws Exception {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void refusesNulInQueries() {
        http.get()
                .uri(URI.create(base() + "/open/page?x=a%00b"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("x");
    }

    @Test
    void answersAHugeBodyBeforeItHasCome() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base() + "/open/things"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void answersAHugeBodyOfUnknownLength() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base() + "/open/things"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[20 * 1024 * 1024])))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    private static String raw(String request) throws IOException {
        int port = URI.create(base()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String base() {
        return "http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(TOKENS.key, STRANGER.value(), change);
    }

    private static void assertRefused(String token) {
        get("/wallet/me", token).expectStatus().isUnauthorized();
    }

    private static WebTestClient.ResponseSpec change(String path, String token) {
        return http.post().uri(path).header("Authorization", "Bearer " + token).exchange();
    }
}
