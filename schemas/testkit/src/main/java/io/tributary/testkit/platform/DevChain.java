package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A development chain (anvil): a block every second, final one block later. SIGKILL rolls it back
 * to the last state that it saved, a second ago at most.
 */
public final class DevChain extends PlatformPart {

    /** What people call it. */
    public static final String NAME = "development chain";

    /** The chain id of every development chain. */
    public static final long CHAIN_ID = 31_337;

    private static final int PORT_INSIDE = 8545;
    private static final String CHAIN_ID_REQUEST =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}";

    private final PlatformHome home;
    private final int port;

    DevChain(PlatformHome home, Path directory, int port, ServerHost host) {
        super(NAME, directory, host);
        this.home = home;
        this.port = port;
    }

    /** Its JSON-RPC. */
    public String rpcUrl() {
        return "http://" + host() + ":" + port;
    }

    @Override
    void prepare(ProcessList processes) {}

    @Override
    List<String> command() {
        return anvil(
                home.anvil().toString(),
                "127.0.0.1",
                port,
                directory().resolve("state.json").toString());
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
}
