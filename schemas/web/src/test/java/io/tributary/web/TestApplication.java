package io.tributary.web;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.swagger.v3.oas.annotations.Parameter;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Roles;
import io.tributary.web.auth.ApiKey;
import io.tributary.web.auth.ApiKeyLookup;
import io.tributary.web.auth.ApiKeys;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.auth.RoleLookup;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import io.tributary.web.json.MaxBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.origin.OriginLookup;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A small service with one endpoint for everything that the module does. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({WebConfiguration.class, TestApplication.Endpoints.class})
class TestApplication {

    static final Address ADMINISTRATOR =
            Address.parse("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65");
    static final Address MANAGER = Address.parse("0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc");
    static final Address STRANGER = Address.parse("0x976ea74026e726554db657fa54763abd0c3a0aa9");
    static final ProductId PRODUCT = ProductId.parse("01939c3e-0000-7000-8000-000000000001");

    /** How many things were made. */
    static final AtomicInteger THINGS = new AtomicInteger();

    static final String KEY = "sk_3f9a1c2e_" + "a".repeat(43);
    static final String PUBLISHABLE = "pk_3f9a1c2e_" + "a".repeat(43);
    static final String INACTIVE = "sk_3f9a1c2f_" + "a".repeat(43);
    static final String ORIGIN = "https://shop.example";
    static final String OTHER_ORIGIN = "https://other.example";

    @Bean
    RoleLookup roleLookup() {
        return (product, wallet) -> {
            if (!product.equals(PRODUCT)) {
                return Mono.just(Roles.NONE);
            }
            return Mono.just(
                    wallet.equals(ADMINISTRATOR)
                            ? new Roles(1)
                            : wallet.equals(MANAGER) ? new Roles(2) : Roles.NONE);
        };
    }

    @Bean
    ApiKeyLookup apiKeyLookup() {
        Map<String, ApiKey> keys =
                Map.of(
                        ApiKeys.hash(KEY), aKey(true, true),
                        ApiKeys.hash(PUBLISHABLE), aKey(false, true),
                        ApiKeys.hash(INACTIVE), aKey(true, false));
        return hash -> Mono.justOrEmpty(keys.get(hash));
    }

    private static ApiKey aKey(boolean secret, boolean active) {
        Caller.Key caller = new Caller.Key(new UUID(0, secret ? 1 : 2), PRODUCT, secret, false);
        return new ApiKey(caller, List.of(ORIGIN), active);
    }

    @Bean
    OriginLookup originLookup() {
        return origin ->
                switch (origin) {
                    case ORIGIN, OTHER_ORIGIN -> Mono.just(true);
                    case "https://broken.example" ->
                            Mono.error(new DataAccessResourceFailureException("away"));
                    default -> Mono.empty();
                };
    }

    /** Where the spans of sampled requests are found again. */
    static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    @Bean
    OpenTelemetry telemetry() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                                .build())
                .build();
    }

    /** What a body is read into. */
    record Thing(String name, Address wallet, @Nullable Instant at, long count) {}

    /** What is answered. */
    record Answer(String zeta, Address alpha, ChainId chain, Roles roles, @Nullable String none) {}

    @RestController
    static class Endpoints {

        private final ProductAccess access;

        Endpoints(ProductAccess access) {
            this.access = access;
        }

        @PostMapping("/open/things")
        Mono<Thing> create(@BodySchema(Thing.class) JsonBody body) {
            String name = body.text("name", 10);
            Address wallet = body.required("wallet", Address::parse, "20 bytes of hex");
            Instant at = body.optional("at", Instant::parse, "RFC 3339");
            long count = body.integer("count", 0, 10, 5);
            body.optional("secret", text -> fail(), "a secret");
            body.refuseUnknownFields().check();
            THINGS.incrementAndGet();
            return name == null || wallet == null
                    ? Mono.error(new AssertionError("checked"))
                    : Mono.just(new Thing(name, wallet, at, count));
        }

        private static String fail() {
            throw new IllegalArgumentException("never right");
        }

        @PostMapping("/open/batch")
        Mono<Integer> batch(@MaxBody(3000) JsonItems body) {
            return Mono.just(body.size());
        }

        @PostMapping("/open/thread")
        Mono<String> thread(@SuppressWarnings("unused") JsonItems body) {
            return Mono.just(Thread.currentThread().getName());
        }

        @PostMapping("/auth/nonce")
        Mono<String> nonce() {
            return Mono.just("nonce");
        }

        @GetMapping("/auth/jwks.json")
        Mono<String> keys() {
            return Mono.just("keys");
        }

        @GetMapping("/open/answer")
        Mono<Answer> answer() {
            return Mono.just(
                    new Answer("z", ADMINISTRATOR, new ChainId(31337), new Roles(3), null));
        }

        @GetMapping("/open/page")
        Mono<Page<String>> page(PageRequest page) {
            return Mono.just(new Page<>(List.of(Integer.toString(page.limit())), null));
        }

        @Paged
        @GetMapping("/open/list")
        Mono<Integer> list(
                @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
            Parameters parameters = new Parameters(query);
            PageRequest page = parameters.page();
            parameters.word("kind", List.of("a", "b"), "a or b");
            parameters.check();
            return Mono.just(page.limit());
        }

        @GetMapping("/open/ids/{id}")
        Mono<String> id(@PathVariable UUID id) {
            return Mono.just(id.toString());
        }

        @GetMapping("/open/at")
        Mono<String> at(@RequestParam Instant time) {
            return Mono.just(time.toString());
        }

        @GetMapping("/open/caller")
        Mono<String> callerOnOpenPath(Caller caller) {
            return Mono.just(caller.toString());
        }

        @GetMapping("/open/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("a secret in a message"));
        }

        @GetMapping("/open/database")
        Mono<String> database() {
            return Mono.error(new DataAccessResourceFailureException("host and port"));
        }

        @GetMapping("/open/later")
        Mono<String> later() {
            return Mono.error(
                    new ProblemException(
                            Problem.of(CommonProblem.OVERLOADED).with("queue", 7),
                            Duration.ofMillis(1200)));
        }

        @GetMapping("/business/products/{id}")
        Mono<String> read(Caller.Wallet caller, @PathVariable ProductId id) {
            return access.requireAny(caller.address(), id).thenReturn("seen");
        }

        @PostMapping("/business/products/{id}")
        Mono<String> change(Caller.Wallet caller, @PathVariable ProductId id) {
            return access.require(caller.address(), id, Role.PRODUCT_ADMINISTRATOR)
                    .thenReturn("changed");
        }

        @GetMapping("/wallet/me")
        Mono<String> me(
                Caller.Wallet caller,
                @RequestParam(required = false) @Nullable ProductId productId) {
            return Mono.just(caller.address() + " " + productId);
        }

        @GetMapping("/wallet/of/{wallet}")
        Mono<String> of(@PathVariable Address wallet) {
            return Mono.just(wallet.value());
        }

        @GetMapping("/external/who")
        Mono<String> who(Caller caller) {
            return Mono.just(
                    caller instanceof Caller.Key key ? "key of " + key.product() : "wallet");
        }

        @GetMapping("/external/wallet")
        Mono<String> walletOfKey(Caller.Key key) {
            return Mono.just(String.valueOf(key.wallet()));
        }

        @PostMapping("/external/batch")
        Mono<Integer> externalBatch(@MaxBody(3000) JsonItems body) {
            return Mono.just(body.size());
        }

        @PostMapping("/external/webhooks/{id}")
        Mono<String> webhook(@PathVariable String id) {
            return Mono.just("webhook " + id);
        }

        @PostMapping("/external/key-only")
        Mono<String> keyOnly(Caller.Key key) {
            return Mono.just("key of " + key.product());
        }
    }
}
