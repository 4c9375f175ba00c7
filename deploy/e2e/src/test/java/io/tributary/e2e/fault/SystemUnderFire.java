package io.tributary.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.equation.Equations;
import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.demo.ShopOpening;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.values.Address;
import java.io.IOException;
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
    private static final Duration REST = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofMinutes(3);

    private final Ports ports =
            Ports.from(Map.of("TRIBUTARY_PORT_OFFSET", Integer.toString(PORT_OFFSET)));
    private final Verdicts verdicts = new Verdicts();
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
        Load load =
                new Load(
                        ports.url(Port.INTERACTION) + "/external/interactions",
                        shop.secretKey(),
                        verdicts);
        Traffic traffic = new Traffic(seed + name.hashCode(), shop.product().toString(), name);
        return new Fire(load, load.begin(traffic, singlesPerSecond), verdicts);
    }

    Outage takeAway(String server, String manner) {
        Path outages =
                Path.of("target", "run-" + ports.of(Port.PRODUCT), "outages").toAbsolutePath();
        return Outage.begin(outages, ports, server, manner);
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
                        assertThat(equations.differences(verdicts.accepted()).stream().limit(50))
                                .isEmpty());
        System.out.println("all equations hold; answers: " + verdicts);
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
        return opened;
    }
}
