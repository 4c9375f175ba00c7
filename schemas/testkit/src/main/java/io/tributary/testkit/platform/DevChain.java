package io.tributary.testkit.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A development chain (anvil): a block every second, final one block later. SIGKILL rolls it back
 * to the last state that it saved, a second ago at most; where data is kept, a torn state is
 * replaced by the last whole one.
 */
public final class DevChain extends PlatformPart {

    /** What people call it. */
    public static final String NAME = "development chain";

    /** The chain id of every development chain. */
    public static final long CHAIN_ID = 31_337;

    private static final int PORT_INSIDE = 8545;
    private static final String CHAIN_ID_REQUEST =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}";

    private static final long MILLISECONDS_BETWEEN_COPIES = 200;

    private final PlatformHome home;
    private final int port;
    private final ChainState state;
    private boolean keepsState;

    DevChain(PlatformHome home, Path directory, int port, ServerHost host) {
        super(NAME, directory, host);
        this.home = home;
        this.port = port;
        this.state = new ChainState(directory.resolve("state.json"));
    }

    /** Its JSON-RPC. */
    public String rpcUrl() {
        return "http://" + host() + ":" + port;
    }

    @Override
    void prepare(ProcessList processes) throws IOException {
        state.repair();
    }

    @Override
    List<String> command() {
        return anvil(home.anvil().toString(), "127.0.0.1", port, state.file().toString());
    }

    @Override
    ContainerPlan container() {
        return new ContainerPlan(
                home.image("chain"),
                "chain",
                Map.of(port, PORT_INSIDE),
                Map.of("HOME", "/tmp"),
                anvil("anvil", "0.0.0.0", PORT_INSIDE, "/tmp/state.json"));
    }

    private static List<String> anvil(String program, String host, int port, String state) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of("--host", host, "--port", String.valueOf(port)));
        command.addAll(List.of("--chain-id", String.valueOf(CHAIN_ID)));
        command.addAll(List.of("--mnemonic", DevAccounts.MNEMONIC));
        command.addAll(List.of("--slots-in-an-epoch", "1", "--block-time", "1"));
        command.addAll(List.of("--state", state, "--state-interval", "1", "--silent"));
        return command;
    }

    /** It writes below the home directory, so that is given one of its own. */
    @Override
    void customise(ProcessBuilder builder) {
        builder.environment().put("HOME", directory().toString());
    }

    @Override
    boolean answers() throws IOException, InterruptedException {
        return Http.post(rpcUrl(), CHAIN_ID_REQUEST).contains(Long.toHexString(CHAIN_ID));
    }

    /** From the next start on it survives SIGKILL, for which its directory is written to. */
    void keepState() {
        keepsState = true;
    }

    @Override
    void afterStart() {
        if (keepsState) {
            copyState();
        }
    }

    private void copyState() {
        ScheduledExecutorService keeper =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().name("chain-state").daemon().unstarted(task));
        var _ =
                keeper.scheduleWithFixedDelay(
                        () -> keepState(keeper), 0, MILLISECONDS_BETWEEN_COPIES, MILLISECONDS);
    }

    private void keepState(ScheduledExecutorService keeper) {
        if (!isRunning()) {
            keeper.shutdown();
            return;
        }
        try {
            state.keep();
        } catch (IOException e) {
            // The next is due in a moment; without any copy the next start says that the state is
            // torn.
            System.err.println("the chain's state was not copied: " + e);
        }
    }
}
