package io.tributary.product;

import io.tributary.events.ProductState;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service, a wallet that is signed in, and another. */
@ProductTest
abstract class ProductFixture {

    final TestWallet owner = TestWallet.draw();
    final TestWallet stranger = TestWallet.draw();

    @LocalServerPort private int port;
    @Autowired TestTopics topics;
    @Autowired private EventCodec codec;
    @Autowired Platform platform;
    TestClient client = new TestClient(0);
    String token = "";

    @BeforeEach
    void signIn() {
        client = new TestClient(port);
        token = client.signIn(owner);
    }

    static String path(ProductId product) {
        return "/business/products/" + product;
    }

    static List<Integer> atOnce(List<Callable<Integer>> attempts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
            return threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
        }
    }

    static int status(WebTestClient.ResponseSpec response) {
        return response.expectBody().returnResult().getStatus().value();
    }

    /** Makes the stranger an administrator with these roles. */
    void giveStranger(int roles, ProductId product) {
        client.put(
                        path(product) + "/administrators/" + stranger.address(),
                        token,
                        Map.of("roles", roles))
                .expectStatus()
                .isOk();
    }

    ProductState awaitState(ProductId product, Predicate<ProductState> wanted) {
        return awaitLatest(Topics.PRODUCTS, product, ProductState::getVersion, wanted);
    }

    /** The record of the product's highest version, once it is what is wanted. */
    <E extends SpecificRecord> E awaitLatest(
            Topic<E> topic, ProductId product, ToLongFunction<E> version, Predicate<E> wanted) {
        return Awaitility.await(topic.name() + " of " + product)
                .atMost(Duration.ofSeconds(20))
                .until(() -> latest(topic, product, version).filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    private <E extends SpecificRecord> Optional<E> latest(
            Topic<E> topic, ProductId product, ToLongFunction<E> version) {
        return topics.read(topic.name(), product.toString()).stream()
                .filter(record -> record.value() != null)
                .map(record -> codec.decode(topic, record.value()))
                .max(Comparator.comparingLong(version));
    }
}
