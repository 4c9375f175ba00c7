package io.tributary.product.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.TokenAmount;
import org.jspecify.annotations.Nullable;

/**
 * A bank as it is on chain, all of one block. What a contract does not answer is null, and false
 * where it is a question.
 *
 * @param block the block's number
 * @param balance what the token says that the bank has
 * @param available what the bank says that it can pay
 * @param distributor the account that signs batches
 * @param pusherAuthorised whether the ledger takes the bank's batches
 * @param ledger whom the bank credits
 * @param campaign only where one was asked for
 */
record BankState(
        ChainId chainId,
        Address token,
        Address bank,
        long block,
        @Nullable TokenAmount balance,
        @Nullable TokenAmount available,
        Distributor distributor,
        boolean pusherAuthorised,
        @Nullable Address ledger,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Campaign campaign) {

    /** An account, and whether the bank takes its signatures. */
    record Distributor(Address address, boolean hasRole) {}

    /**
     * What a bank knows of a campaign.
     *
     * @param active whether it may push
     * @param budget its limit; "0" is none
     * @param spent what it pushed under a limit
     */
    record Campaign(
            CampaignId id,
            boolean active,
            @Nullable TokenAmount budget,
            @Nullable TokenAmount spent) {}
}
