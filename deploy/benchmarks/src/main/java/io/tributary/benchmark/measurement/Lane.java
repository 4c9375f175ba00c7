package io.tributary.benchmark.measurement;

import io.tributary.benchmark.machine.Installation;
import io.tributary.quickstart.contract.Rpc;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.settings.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rewards that wait on their topic until they are mined, by chain-pusher's one lane; and the same
 * signed transactions sent back to back. The chain cannot be wound back under a running pusher: so
 * the pusher's rounds come first; then it is ended, and the chain is wound back to before the last
 * round, the last but one, and so on, and takes the same bytes again.
 */
public final class Lane {

    private final Installation installation;
    private final Rpc rpc;
    private final Mined mined;
    private final SentTransactions sent;
    private final List<Before> before = new ArrayList<>();

    /** Of the shop's bank. */
    public Lane(Installation installation, Shop shop) {
        this.installation = installation;
        this.rpc = new Rpc(installation.platform().chain().rpcUrl());
        this.mined = new Mined(rpc, shop.bank());
        this.sent = new SentTransactions(installation.platform().postgres());
    }

    /** The chain before a round, and the gas payer's next account nonce. */
    private record Before(String snapshot, long nonce) {}

    /**
     * Lets the pusher go on, right after a block, with so many rewards on the topic; per second.
     */
    double push(long count) {
        before.add(new Before(rpc.call("evm_snapshot").asString(), sent.nextNonce()));
        mined.awaitBlock();
        long begin = System.nanoTime();
        installation.service(Service.PUSHER).resume();
        mined.await(count);
        return perSecond(count, begin);
    }

    /** Forgets the rounds so far: they warmed. */
    void forget() {
        before.clear();
    }

    /** Ends the pusher and replays each round, the last first; in the order of the rounds. */
    List<Double> replay(long count) {
        installation.stop(Service.PUSHER);
        List<Double> perSecond = new ArrayList<>();
        long end = sent.nextNonce();
        for (Before round : before.reversed()) {
            perSecond.add(replay(round, end, count));
            end = round.nonce();
        }
        Collections.reverse(perSecond);
        return perSecond;
    }

    private double replay(Before round, long end, long count) {
        rpc.call("evm_revert", round.snapshot());
        List<String> transactions = sent.mined(round.nonce(), end);
        mined.restart();
        mined.awaitBlock();
        long begin = System.nanoTime();
        transactions.forEach(raw -> rpc.call("eth_sendRawTransaction", raw));
        mined.await(count);
        return perSecond(count, begin);
    }

    private static double perSecond(long count, long begin) {
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
