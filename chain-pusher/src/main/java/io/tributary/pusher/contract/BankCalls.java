package io.tributary.pusher.contract;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;

/** Calldata of the functions of ProductBank and of the ledger that are called here. */
public final class BankCalls {

    private static final String PUSH_REWARDS =
            "pushRewards(bytes32,address,(address,uint256)[],bytes32,bytes)";
    private static final int SELECTOR = 4;
    private static final int HEAD = 5 * AbiWriter.WORD;

    private BankCalls() {}

    /**
     * {@code pushRewards} with its signature.
     *
     * @param signature r, s, v: 65 bytes
     */
    public static byte[] pushRewards(BankPush push, byte[] signature) {
        int list = AbiWriter.WORD + push.recipients().size() * 2 * AbiWriter.WORD;
        int tail = AbiWriter.WORD + AbiWriter.padded(signature.length);
        AbiWriter writer =
                new AbiWriter(SELECTOR + HEAD + list + tail)
                        .selectorOf(PUSH_REWARDS)
                        .word(push.campaign())
                        .address(push.token())
                        .number(HEAD)
                        .word(push.nonce())
                        .number(HEAD + list)
                        .number(push.recipients().size());
        for (Recipient recipient : push.recipients()) {
            writer.address(recipient.wallet()).amount(recipient.amount());
        }
        return writer.number(signature.length).padded(signature).bytes();
    }

    /** {@code isNonceUsed}; answers one word, 0 or 1. */
    public static byte[] isNonceUsed(Bytes32 nonce) {
        return new AbiWriter(SELECTOR + AbiWriter.WORD)
                .selectorOf("isNonceUsed(bytes32)")
                .word(nonce)
                .bytes();
    }

    /** {@code getPendingAmount} of the ledger; answers one word. */
    public static byte[] getPendingAmount(Address token, Address user) {
        return new AbiWriter(SELECTOR + 2 * AbiWriter.WORD)
                .selectorOf("getPendingAmount(address,address)")
                .address(token)
                .address(user)
                .bytes();
    }
}
