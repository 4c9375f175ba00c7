package io.tributary.product.signin;

import io.tributary.values.Address;
import io.tributary.values.ChainId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of EIP-4361 that was parsed; nothing of it is trusted yet.
 *
 * @param domain host and port that ask for the signature, in lower case
 * @param address who is said to sign
 * @param uri what is signed in to
 * @param chainId the chain of the session
 * @param nonce drawn by us
 * @param issuedAt when the message was made
 * @param expirationTime from when on it is not good any more
 * @param notBefore from when on it is good
 */
record SignInMessage(
        String domain,
        Address address,
        URI uri,
        ChainId chainId,
        String nonce,
        Instant issuedAt,
        @Nullable Instant expirationTime,
        @Nullable Instant notBefore) {}
