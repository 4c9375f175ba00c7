package io.tributary.testkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A development chain (anvil): a block every second, final one block later. SIGKILL rolls it back
 * to the last state that it saved, a second ago at most.
 */
public final class DevChain extends PlatformPart {

    /** What people call it. */
    public static final String NAME = "development chain";

    /** The chain id of every development chain. */
    public static final long CHAIN_ID = 31_337;

    private static final String CHAIN_ID_REQUEST =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}";

    private final PlatformHome home;
    private final int port;

    DevChain(PlatformHome home, Path directory, int port, ProcessList processes) {
        super(NAME, directory, processes);
        this.home = home;
        this.port = port;
    }

    /** Its JSON-RPC. */
    public String rpcUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    void prepare() {}

    @Override
    List<String> command() {
        return List.of(
                home.anvil().toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--chain-id",
                String.valueOf(CHAIN_ID),
                "--mnemonic",
                DevAccounts.MNEMONIC,
                "--slots-in-an-epoch",
                "1",
                "--block-time",
                "1",
                "--state",
                directory().resolve("state.json").toString(),
                "--state-interval",
                "1",
                "--silent");
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
