package io.tributary.product.chain;

import java.util.List;
import java.util.Locale;
import org.web3j.protocol.core.Response;

/**
 * Tells a contract that gave up from a node in trouble. Nodes have no common code for the first:
 * EIP-1474's 3 is for reverts only, all else that ends a call comes as -32000 with words of the
 * EVM's (geth, reth, Erigon), -32015 (Nethermind) or "EVM error" (anvil).
 */
final class Refusals {

    private static final int REVERTED = 3;
    private static final int VM_EXECUTION_ERROR = -32015;
    private static final List<String> WORDS =
            List.of(
                    "revert",
                    "invalid opcode",
                    "out of gas",
                    "invalid jump",
                    "stack underflow",
                    "stack limit reached",
                    "write protection",
                    "return data out of bounds",
                    "evm error");

    private Refusals() {}

    static boolean isRefusal(Response.Error error) {
        String message =
                error.getMessage() == null ? "" : error.getMessage().toLowerCase(Locale.ROOT);
        return error.getCode() == REVERTED
                || error.getCode() == VM_EXECUTION_ERROR
                || WORDS.stream().anyMatch(message::contains);
    }
}
