package io.tributary.product;

import io.tributary.values.Address;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service is configured with.
 *
 * @param distributorAddress account whose signatures the banks have to take
 * @param ledgerAddress the MultiTokenPushPull that banks have to credit; none: whichever the bank
 *     names
 * @param signInDomains hosts (with port) whose sign-in messages are taken; none: this service on
 *     127.0.0.1 and localhost
 * @param signInContractWallets whether wallets that are contracts are asked for their signature, so
 *     that whoever answers for the chain is believed who signed in
 * @param nonceLife how long a nonce waits for its signature
 * @param tokenLife how long a token is good
 */
@Validated
@ConfigurationProperties("tributary.product")
public record ProductProperties(
        @NotNull String distributorAddress,
        @Nullable String ledgerAddress,
        @DefaultValue List<String> signInDomains,
        @DefaultValue("true") boolean signInContractWallets,
        @DefaultValue("5m") Duration nonceLife,
        @DefaultValue("900s") Duration tokenLife) {

    public ProductProperties {
        signInDomains = signInDomains == null ? List.of() : List.copyOf(signInDomains);
    }

    /** The account whose signatures the banks have to take. */
    public Address distributor() {
        return Address.parse(distributorAddress);
    }

    /** The ledger that banks have to credit; null where any will do. */
    public @Nullable Address ledger() {
        return ledgerAddress == null || ledgerAddress.isBlank()
                ? null
                : Address.parse(ledgerAddress);
    }
}
