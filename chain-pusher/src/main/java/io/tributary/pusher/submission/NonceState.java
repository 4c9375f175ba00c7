package io.tributary.pusher.submission;

import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.contract.BankCalls;
import io.tributary.pusher.node.CallAnswer;
import io.tributary.pusher.node.ChainNode;
import io.tributary.values.Address;
import io.tributary.values.Hex;

/** Whether a bank has paid or cancelled a nonce. */
enum NonceState {
    /** It can still be paid. */
    UNUSED,
    /** It was paid or cancelled. */
    USED,
    /** There is no bank at the address. */
    NO_BANK;

    private static final int WORD = 32;

    private static NonceState read(byte[] word) {
        if (word.length != WORD) {
            return NO_BANK;
        }
        return word[WORD - 1] == 0 ? UNUSED : USED;
    }

    /** Asks as of this block. */
    static NonceState of(Batch batch, ChainNode node, Address sender, long block) {
        byte[] data = BankCalls.isNonceUsed(batch.nonce());
        return switch (node.call(sender, batch.bank(), data, block)) {
            case CallAnswer.Reverted reverted -> NO_BANK;
            case CallAnswer.Returned returned -> read(Hex.decode(returned.data()));
        };
    }
}
