package io.tributary.pusher.signing;

import io.tributary.pusher.contract.AbiWriter;
import io.tributary.pusher.contract.BankPush;
import io.tributary.pusher.contract.Recipient;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.ChainId;
import io.tributary.values.Keccak256;
import java.util.List;

/**
 * The typed data (EIP-712) that a bank checks: domain {@code Frak.ProductBank}, version 1. An
 * encoder of our own, because web3j's is slow for long lists and passes over missing fields in
 * silence; tests compare the two.
 */
public final class Eip712 {

    private static final Bytes32 DOMAIN_TYPE =
            AbiWriter.hash(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final Bytes32 NAME = AbiWriter.hash("Frak.ProductBank");
    private static final Bytes32 VERSION = AbiWriter.hash("1");
    private static final String REWARD = "Reward(address user,uint256 amount)";
    private static final Bytes32 REWARD_TYPE = AbiWriter.hash(REWARD);
    private static final Bytes32 PUSH_TYPE =
            AbiWriter.hash(
                    "PushRewards(bytes32 campaignId,address token,Reward[] rewards,bytes32 nonce)"
                            + REWARD);
    private static final int PREFIX = 2;

    private Eip712() {}

    /** The hash of the list, as the bank's event carries it. */
    public static Bytes32 rewardsHash(List<Recipient> recipients) {
        AbiWriter hashes = new AbiWriter(recipients.size() * AbiWriter.WORD);
        for (Recipient recipient : recipients) {
            hashes.word(hash(recipient));
        }
        return hash(hashes);
    }

    /** What the distributor signs. */
    public static Bytes32 digest(ChainId chain, Address bank, BankPush push) {
        Bytes32 struct =
                hash(
                        new AbiWriter(5 * AbiWriter.WORD)
                                .word(PUSH_TYPE)
                                .word(push.campaign())
                                .address(push.token())
                                .word(rewardsHash(push.recipients()))
                                .word(push.nonce()));
        byte[] prefixed = new byte[PREFIX + 2 * AbiWriter.WORD];
        prefixed[0] = 0x19;
        prefixed[1] = 0x01;
        System.arraycopy(domain(chain, bank).bytes(), 0, prefixed, PREFIX, AbiWriter.WORD);
        System.arraycopy(struct.bytes(), 0, prefixed, PREFIX + AbiWriter.WORD, AbiWriter.WORD);
        return Bytes32.of(Keccak256.hash(prefixed));
    }

    private static Bytes32 domain(ChainId chain, Address bank) {
        return hash(
                new AbiWriter(5 * AbiWriter.WORD)
                        .word(DOMAIN_TYPE)
                        .word(NAME)
                        .word(VERSION)
                        .number(chain.value())
                        .address(bank));
    }

    private static Bytes32 hash(Recipient recipient) {
        return hash(
                new AbiWriter(3 * AbiWriter.WORD)
                        .word(REWARD_TYPE)
                        .address(recipient.wallet())
                        .amount(recipient.amount()));
    }

    private static Bytes32 hash(AbiWriter words) {
        return Bytes32.of(Keccak256.hash(words.bytes()));
    }
}
