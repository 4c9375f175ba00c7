package io.tributary.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.ShopSecret;
import io.tributary.e2e.equation.Equations;
import io.tributary.e2e.equation.Promises;
import io.tributary.e2e.fault.Load.Beat;
import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.demo.ShopOpening;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.Service;
import io.tributary.values.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The quickstart with a process for each service, a shop of its own, and a load on it. */
final class SystemUnderFire implements AutoCloseable {

    private static final int PORT_OFFSET =
            Integer.getInteger("tributary.fault.port-offset", 20_400);
    private static final Path DATA = Path.of("target", "fault", "data").toAbsolutePath();
    private static final int BATCH = 10;
    private static final int CHECKOUTS = 6;
    private static final Duration REST = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofMinutes(3);

    private final Ports ports =
            Ports.from(Map.of("TRIBUTARY_PORT_OFFSET", Integer.toString(PORT_OFFSET)));
    private final Verdicts verdicts = new Verdicts();
    private final Joins joins = new Joins(verdicts);
    private final ShopSecret secret = ShopSecret.random("standard");
    private final Equations equations = new Equations(ports);
    private final long seed;
    private RunningQuickstart quickstart;
    private final Shop shop;

    private SystemUnderFire(long seed) throws IOException {
        this.seed = seed;
        this.quickstart = launch("--processes");
        this.shop = openShop();
    }

    static SystemUnderFire start(long seed) throws IOException {
        if (Files.exists(DATA)) {
            try (Stream<Path> old = Files.walk(DATA)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return new SystemUnderFire(seed);
    }

    Processes processes() {
        return new Processes(quickstart.handle(), ports);
    }

    JsonNode report() {
        return quickstart.report();
    }

    /** Opens fire: a stream with wallets and orders of its own, until the result is closed. */
    Fire open(String name, long singlesPerSecond) {
        String product = shop.product().toString();
        long own = seed + name.hashCode();
        Interactions interactions =
                new Interactions(
                        ports.url(Port.INTERACTION) + "/external/interactions",
                        shop.secretKey(),
                        verdicts);
        Traffic traffic = new Traffic(own, product, name);
        Checkouts checkouts =
                new Checkouts(
                        own,
                        product,
                        name,
                        interactions,
                        new Deliveries(webhook(shop), secret, joins),
                        joins);
        Load load = new Load(verdicts);
        return new Fire(
                load,
                load.begin(
                        new Beat(() -> interactions.single(traffic.next()), singlesPerSecond),
                        new Beat(() -> interactions.batch(traffic.next(BATCH)), 1),
                        new Beat(checkouts::next, CHECKOUTS)),
                verdicts);
    }

    Outage takeAway(String server, String manner) {
        return Outage.begin(folder("outages"), ports, server, manner);
    }

    /** How many lines of a service's log contain that. */
    long lines(Service service, String text) {
        try (Stream<String> lines = Files.lines(folder("logs").resolve(service.text() + ".log"))) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The token of the demo's merchant, for a quarter of an hour. */
    String signIn() {
        return quickstart.signIn(quickstart.merchant());
    }

    /** What the services behind the topics answer their readers while their database is away. */
    void requireTryAgainOfReads(String token) {
        String product = quickstart.productId();
        List<String> reads =
                List.of(
                        ports.url(Port.CAMPAIGN) + "/business/campaigns?productId=" + product,
                        ports.url(Port.REWARD) + "/business/rewards?productId=" + product);
        for (String read : reads) {
            Client.Answer answer = new Client().get(read, token);
            assertThat(answer.status()).as(read).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private Path folder(String name) {
        return Path.of("target", "run-" + ports.of(Port.PRODUCT), name).toAbsolutePath();
    }

    /**
     * Waits until the system has come to rest with every equation true; else shows which differ.
     */
    void requireEquations() {
        assertThat(verdicts.wrong()).isEmpty();
        await("the equations of design.md 4")
                .atMost(REST)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(equations.differences(promises()).stream().limit(50)).isEmpty());
        System.out.println("all equations hold; answers: " + verdicts);
    }

    /** The equations would hold of a system that does nothing as well. */
    void requireThatMuchHappened() {
        assertThat(equations.unmet(shop.product().toString())).isEmpty();
    }

    /** SIGKILL for all nine and the launcher, then a launch on what they left. */
    void restartAfterSigkill() throws IOException {
        List<ProcessHandle> all =
                Stream.concat(quickstart.handle().descendants(), Stream.of(quickstart.handle()))
                        .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await("the end of all processes")
                .atMost(SOON)
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        quickstart = launch();
    }

    /** SIGTERM; then everything is gone within 30 s. */
    @Override
    public void close() {
        List<ProcessHandle> all = quickstart.handle().descendants().toList();
        quickstart.close();
        assertThat(all).isNotEmpty();
        await("the end of every child")
                .atMost(Duration.ofSeconds(30))
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** A load that runs. */
    record Fire(Load load, Load.Stream stream, Verdicts verdicts) implements AutoCloseable {

        /** Waits until so many more answers of a kind have come. */
        void awaitMore(String answer, int more) {
            int before = verdicts.count(answer);
            await(more + " more " + answer + " than " + verdicts)
                    .atMost(SOON)
                    .until(() -> verdicts.count(answer) >= before + more);
        }

        /** Returns when everything posted has its verdict. */
        @Override
        public void close() {
            try (load) {
                stream.end();
            }
        }
    }

    private String webhook(Shop of) {
        return ports.url(Port.INTERACTION) + "/external/webhooks/" + of.product();
    }

    private Promises promises() {
        return new Promises(
                shop.product().toString(), verdicts.accepted(), joins.orders(), joins.refunds());
    }

    private static RunningQuickstart launch(String... arguments) throws IOException {
        String[] all =
                Stream.concat(Stream.of(arguments), Stream.of("--data", DATA.toString()))
                        .toArray(String[]::new);
        return RunningQuickstart.start("fault", PORT_OFFSET, all);
    }

    private Shop openShop() {
        JsonNode chain = quickstart.report().at("/chain");
        DemoContracts contracts =
                DemoContracts.at(
                        ports.url(Port.CHAIN),
                        new Address(chain.at("/token/address").asString()),
                        new Address(chain.at("/ledger").asString()));
        Client client = new Client();
        Shop opened = new ShopOpening(client, ports, contracts).open();
        new Campaigns(client, ports.url(Port.CAMPAIGN), opened, contracts.token()).start();
        configureWebhook(client, opened);
        return opened;
    }

    /** The configuration travels over Kafka: until it has come the shop's signature is unknown. */
    private void configureWebhook(Client client, Shop opened) {
        String webhook =
                ports.url(Port.PRODUCT)
                        + "/business/products/"
                        + opened.product()
                        + "/webhooks/standard";
        client.put(webhook, opened.merchantToken(), Map.of("secret", secret.text())).expect(200);
        byte[] unclaimed =
                """
                {"type":"purchase.started","timestamp":"2026-11-22T09:00:00Z","data":{"orderId":"first"}}\
                """
                        .getBytes(StandardCharsets.US_ASCII);
        String url = webhook(opened);
        await("the webhook's secret")
                .atMost(SOON)
                .until(() ->
                        client.post(url, secret.signature(unclaimed), unclaimed).status() == 200);
    }
}
