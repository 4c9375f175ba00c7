package io.tributary.pusher.contract;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.util.List;

/**
 * One call of a bank's {@code pushRewards}, without its signature.
 *
 * @param campaign the campaign's id as it stands on chain
 * @param token what is paid
 * @param recipients the list, in its order
 * @param nonce paid once per bank
 */
public record BankPush(Bytes32 campaign, Address token, List<Recipient> recipients, Bytes32 nonce) {

    public BankPush {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("recipients: 0 (expected: 1 or more)");
        }
    }
}
