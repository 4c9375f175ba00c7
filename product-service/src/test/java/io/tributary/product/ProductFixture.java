package io.tributary.product;

import io.tributary.events.ProductState;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service, a wallet that is signed in, and another. */
@ProductTest
abstract class ProductFixture {

    final TestWallet owner = TestWallet.draw();
    final TestWallet stranger = TestWallet.draw();

    @LocalServerPort private int port;
    @Autowired private TestTopics topics;
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

    ProductState awaitState(ProductId product, Predicate<ProductState> wanted) {
        return Awaitility.await("state of " + product)
                .atMost(Duration.ofSeconds(20))
                .until(() -> latest(product).filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<ProductState> latest(ProductId product) {
        return topics.read(Topics.PRODUCTS.name(), product.toString()).stream()
                .filter(record -> record.value() != null)
                .map(record -> codec.decode(Topics.PRODUCTS, record.value()))
                .max(Comparator.comparingLong(ProductState::getVersion));
    }
}
