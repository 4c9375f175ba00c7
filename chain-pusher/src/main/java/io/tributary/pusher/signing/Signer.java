package io.tributary.pusher.signing;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;

/**
 * Holds the distributor's key, wherever that is. Its signatures are checked by recovery before they
 * are stored.
 */
public interface Signer {

    /** Whose signature it is; this account has to hold the banks' DISTRIBUTOR_ROLE. */
    Address address();

    /** Signs the digest as it is, without hashing it again. */
    Signature sign(Bytes32 digest);
}
