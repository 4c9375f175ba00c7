package io.tributary.product.bank;

import io.tributary.product.chain.ContractCall;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/** What is asked of a bank, its ledger and its token, and how their words are read. */
final class BankCalls {

    static final ContractCall LEDGER = ContractCall.of("ledger()");

    /** {@code ProductBank.DISTRIBUTOR_ROLE}: Solady's second role. */
    private static final int DISTRIBUTOR_ROLE = 2;

    private BankCalls() {}

    static ContractCall hasDistributorRole(Address account) {
        return ContractCall.of("hasAllRoles(address,uint256)").with(account).with(DISTRIBUTOR_ROLE);
    }

    static ContractCall isAuthorisedPusher(Address bank) {
        return ContractCall.of("isAuthorizedPusher(address)").with(bank);
    }

    static ContractCall balanceOf(Address account) {
        return ContractCall.of("balanceOf(address)").with(account);
    }

    static ContractCall availableBalance(Address token) {
        return ContractCall.of("getAvailableBalance(address)").with(token);
    }

    static ContractCall isActive(CampaignId campaign) {
        return ContractCall.of("isCampaignActive(bytes32)").with(Bytes32.of(campaign.value()));
    }

    /** Returns two words: the limit, and what was pushed under it. */
    static ContractCall budget(CampaignId campaign, Address token) {
        return ContractCall.of("getCampaignBudget(bytes32,address)")
                .with(Bytes32.of(campaign.value()))
                .with(token);
    }

    static TokenAmount amount(Bytes32 word) {
        return new TokenAmount(new BigInteger(1, word.bytes()));
    }

    /** The address; empty for zero. */
    static Optional<Address> address(Bytes32 word) {
        return word.value().endsWith("0".repeat(40))
                ? Optional.empty()
                : Optional.of(Address.ofWord(word.bytes()));
    }

    static boolean isTrue(Optional<Bytes32> word) {
        return word.isPresent() && new BigInteger(1, word.get().bytes()).equals(BigInteger.ONE);
    }
}
