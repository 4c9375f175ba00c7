package io.tributary.pusher.contract;

import io.tributary.values.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a call of the bank would revert.
 *
 * @param cause which of the contracts' errors it is
 * @param detail the error with its figures, for people
 */
public record Revert(Cause cause, String detail) {

    private static final int SELECTOR = 4;
    private static final int LONGEST_DETAIL = 200;

    /** The errors of the bank, the ledger and the token transfer that have a meaning here. */
    public enum Cause {
        /** Paid or cancelled before. */
        NONCE_USED("NonceUsed(bytes32)"),
        /** The bank holds less of the token than the batch needs. */
        BANK_SHORT("InsufficientBalance(uint256,uint256)"),
        /** The campaign's budget on chain is spent. */
        BUDGET_SHORT("BudgetExceeded(bytes32,address,uint256,uint256)"),
        /** The campaign was deactivated on chain. */
        CAMPAIGN_INACTIVE("CampaignInactive(bytes32)"),
        /** The distributor does not hold the role. */
        SIGNER_REFUSED("InvalidSigner(address)"),
        /** The ledger does not take credits from this bank. */
        BANK_NOT_AUTHORISED("NotAuthorisedPusher(address)"),
        /** The ledger holds less than it would owe. */
        LEDGER_UNDERFUNDED("LedgerUnderfunded(address,uint256,uint256)"),
        /** The token takes a fee on transfer. */
        TOKEN_UNSUPPORTED("FeeOnTransferToken(address,uint256,uint256)"),
        /** The token refused the transfer. */
        TOKEN_REFUSED("TransferFailed()"),
        /** A recipient's amount is zero. */
        ZERO_AMOUNT("ZeroAmount(uint256)"),
        /** The amounts add up to 2^256 or more. */
        SUM_OVERFLOW("SumOverflow(uint256)"),
        /** Anything else. */
        REVERTED("");

        private final String signature;

        Cause(String signature) {
            this.signature = signature;
        }

        /** The reason as it is published, for example {@code bank_short}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean is(byte[] data) {
            return !signature.isEmpty()
                    && data.length >= SELECTOR
                    && Arrays.equals(selector(), Arrays.copyOf(data, SELECTOR));
        }

        byte[] selector() {
            return AbiWriter.selector(signature);
        }

        private String errorName() {
            return signature.substring(0, signature.indexOf('('));
        }
    }

    /**
     * Reads revert data.
     *
     * @param hex what the call returned; {@code 0x} if it ran out of gas or has no reason
     */
    public static Revert read(String hex) {
        byte[] data = Hex.decode(hex);
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.is(data))
                .findFirst()
                .map(cause -> new Revert(cause, cause.errorName() + words(data)))
                .orElseGet(() -> new Revert(Cause.REVERTED, "revert data " + cut(hex)));
    }

    private static String words(byte[] data) {
        return IntStream.range(0, (data.length - SELECTOR) / AbiWriter.WORD)
                .mapToObj(i -> wordAt(data, SELECTOR + i * AbiWriter.WORD))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Numbers in decimal; addresses and hashes, which have the upper bits set, in hex. */
    private static String wordAt(byte[] data, int from) {
        BigInteger number =
                new BigInteger(1, Arrays.copyOfRange(data, from, from + AbiWriter.WORD));
        return number.bitLength() > 128
                ? Hex.encode(Arrays.copyOfRange(data, from, from + AbiWriter.WORD))
                : number.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }
}
