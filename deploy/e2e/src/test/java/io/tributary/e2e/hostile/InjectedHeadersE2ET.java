package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Headers that mean something to us, with values that would like to mean more: line ends, controls,
 * twice, too long. Nothing of them comes back as a header of the answer.
 */
@Order(220)
@ExtendWith(SharedQuickstart.class)
class InjectedHeadersE2ET {

    private static final String MARK = "X-Injected";

    private static final List<String> VALUES =
            List.of(
                    "a\r\n" + MARK + ": 1",
                    "a\n" + MARK + ": 1",
                    "a\r" + MARK + ": 1",
                    "a%0d%0a" + MARK + ":%201",
                    "a\u0000b",
                    "\u00ff\u00fe",
                    "",
                    "null",
                    "*, *",
                    "x".repeat(10_000));

    /** Those that product-service alone reads. */
    private static final Set<String> OF_PRODUCTS = Set.of("If-Match", "Idempotency-Key");

    private static Shop shop;

    @BeforeAll
    static void open(RunningQuickstart quickstart) {
        shop = Shop.of(quickstart);
    }

    @TestFactory
    Stream<DynamicTest> givesNothingOfAHeaderBack() {
        return Stream.of(
                        "Origin",
                        "X-Wallet-Token",
                        "Dry-Run",
                        "If-Match",
                        "Idempotency-Key",
                        "Content-Encoding",
                        "X-Shopify-Shop-Domain",
                        "X-Shopify-Hmac-Sha256",
                        "webhook-id",
                        "traceparent")
                .map(name -> DynamicTest.dynamicTest(name, () -> send(name)));
    }

    private static void send(String name) {
        for (String value : VALUES) {
            // Twice, and different; the one header that this replaces comes first.
            for (String header :
                    List.of(name + ": " + value, name + ": a\r\n" + name + ": " + value)) {
                if (OF_PRODUCTS.contains(name)) {
                    ofProducts().forEach(request -> require(8081, request, header));
                } else {
                    ofInteractions().forEach(request -> require(8082, request, header));
                }
            }
        }
    }

    private static Stream<RawRequest> ofInteractions() {
        String visit = shop.interaction(UUID.randomUUID().toString());
        return Stream.of(
                RawRequest.of("POST", "/external/interactions", shop.key).json(visit),
                RawRequest.of("GET", "/external/interactions", shop.key),
                shop.delivery("shopify"),
                shop.delivery("standard"));
    }

    private static Stream<RawRequest> ofProducts() {
        String product = "/business/products/" + shop.spareProductId;
        return Stream.of(
                RawRequest.of("POST", "/business/products", shop.token)
                        .json("{\"name\":\"Injected\",\"domains\":[]}"),
                RawRequest.of("PATCH", product, shop.token)
                        .with("If-Match: *")
                        .json("{\"name\":\"Spare\"}"));
    }

    private static void require(int port, RawRequest request, String header) {
        RawAnswer answer = RawAnswer.to(shop.port(port), request.with(header).bytes());
        assertThat(answer.status()).as(header + "\n" + answer).isBetween(200, 499);
        assertThat(answer.head().lines().filter(line -> line.startsWith(MARK + ":")))
                .as(header)
                .isEmpty();
        if (answer.status() >= 400) {
            answer.requireProblem();
        }
    }
}
