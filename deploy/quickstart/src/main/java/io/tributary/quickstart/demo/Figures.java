package io.tributary.quickstart.demo;

import io.tributary.values.TokenAmount;

/**
 * What was seen of one person's reward, in the token's smallest unit.
 *
 * @param pendingSeen the most that the wallet showed as pending
 * @param pendingNow what it shows as pending
 * @param pushed what the rewards list says was pushed
 * @param credited what the ledger on chain owes
 */
public record Figures(
        TokenAmount pendingSeen, TokenAmount pendingNow, TokenAmount pushed, TokenAmount credited) {

    /** Nothing yet. */
    static final Figures NONE =
            new Figures(TokenAmount.ZERO, TokenAmount.ZERO, TokenAmount.ZERO, TokenAmount.ZERO);

    /** Whether the person was seen to wait for the right amount, and has it. */
    public boolean isRight(Person person) {
        return pendingSeen.equals(person.expected())
                && pendingNow.isZero()
                && pushed.equals(person.expected())
                && credited.equals(person.expected());
    }
}
