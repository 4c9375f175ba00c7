package io.tributary.pusher.node;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The parameter object of a request for logs. */
final class Parameters {

    private Parameters() {}

    static Map<String, Object> of(LogFilter filter, String from, String to) {
        List<String> nonces = filter.nonces().stream().map(Bytes32::value).toList();
        return Map.of(
                "fromBlock",
                from,
                "toBlock",
                to,
                "address",
                filter.contracts().stream().map(Address::value).sorted().toList(),
                "topics",
                anyOf(filter.event().value(), nonces));
    }

    /** The second and third topic, campaign and token, may be anything. */
    @SuppressWarnings("NullAway") // Null is JSON-RPC's "any"; List.of would refuse it.
    private static List<Object> anyOf(String event, List<String> nonces) {
        return Arrays.asList(event, null, null, nonces);
    }
}
