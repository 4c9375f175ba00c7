package io.tributary.product.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tributary.product.ChainProperties;
import io.tributary.product.ProductProperties;
import io.tributary.product.TryAgain;
import io.tributary.product.chain.ChainClient;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract wallets while the node is slow or away. */
class ContractWalletsAwayIT {

    private static final SignInMessage MESSAGE =
            new SignInMessage(
                    "shop.example",
                    Address.parse("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65"),
                    URI.create("https://shop.example"),
                    new ChainId(31337),
                    "12345678",
                    Instant.EPOCH,
                    null,
                    null);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch answering = new CountDownLatch(1);
    private HttpServer node = unstarted();

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @BeforeEach
    void start() {
        String signed =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1626ba7e" + "0".repeat(56) + "\"}";
        node.setExecutor(threads);
        node.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] body = signed.getBytes(StandardCharsets.UTF_8);
                    awaitAnswering();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        node.start();
    }

    private void awaitAnswering() {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        answering.countDown();
        node.stop(0);
        threads.shutdownNow();
    }

    private ContractWallets wallets(Duration timeout) {
        return wallets(timeout, true);
    }

    private ContractWallets wallets(Duration timeout, boolean asked) {
        ProductProperties product =
                new ProductProperties(
                        "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
                        null,
                        List.of(),
                        asked,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15));
        URI url = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
        ChainProperties properties = new ChainProperties(url, 31337, timeout);
        return new ContractWallets(new ChainClient(properties), properties, product);
    }

    @Test
    void saysTryAgainWhileTheChainIsAwayOrSlow() {
        TryAgain.assertAnswered(wallets(Duration.ofMillis(300)).signed(MESSAGE, "text", "0x12"));
        ContractWallets wallets = wallets(Duration.ofSeconds(2));
        node.stop(0);

        TryAgain.assertAnswered(wallets.signed(MESSAGE, "text", "0x12"));
    }

    @Test
    void asksForThirtyTwoWalletsAtOnceAndGivesTheirPlacesBack() {
        ContractWallets wallets = wallets(Duration.ofSeconds(20));
        List<CompletableFuture<Boolean>> running =
                IntStream.range(0, 32)
                        .mapToObj(i -> wallets.signed(MESSAGE, "text", "0x12").toFuture())
                        .toList();

        TryAgain.assertAnswered(wallets.signed(MESSAGE, "text", "0x12"));
        answering.countDown();

        assertThat(running).allMatch(CompletableFuture::join);
        assertThat(wallets.signed(MESSAGE, "text", "0x12").block()).isTrue();
    }

    @Test
    void asksNoContractWhereThatIsSwitchedOff() {
        answering.countDown();

        assertThat(wallets(Duration.ofSeconds(2)).signed(MESSAGE, "text", "0x12").block()).isTrue();
        assertThat(wallets(Duration.ofSeconds(2), false).signed(MESSAGE, "text", "0x12").block())
                .isFalse();
    }

    @Test
    void doesNotAskForAnotherChainOrAnImpossibleSignature() {
        ContractWallets wallets = wallets(Duration.ofSeconds(2));
        SignInMessage elsewhere =
                new SignInMessage(
                        MESSAGE.domain(),
                        MESSAGE.address(),
                        MESSAGE.uri(),
                        new ChainId(1),
                        MESSAGE.nonce(),
                        Instant.EPOCH,
                        null,
                        null);

        assertThat(wallets.signed(elsewhere, "text", "0x12").block()).isFalse();
        assertThat(wallets.signed(MESSAGE, "text", "0x1").block()).isFalse();
        assertThat(wallets.signed(MESSAGE, "text", "0x" + "00".repeat(8193)).block()).isFalse();
    }
}
