package io.tributary.pusher.node;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which events are wanted: by any of these contracts, with this signature, and one of these nonces
 * as the fourth topic.
 *
 * @param contracts the banks
 * @param event the first topic
 * @param nonces the fourth topic
 */
public record LogFilter(Set<Address> contracts, Bytes32 event, List<Bytes32> nonces) {

    public LogFilter {
        contracts = Set.copyOf(contracts);
        nonces = List.copyOf(nonces);
    }

    /** The filter of these. */
    public static LogFilter of(Collection<Address> contracts, Bytes32 event, List<Bytes32> nonces) {
        return new LogFilter(Set.copyOf(contracts), event, nonces);
    }
}
