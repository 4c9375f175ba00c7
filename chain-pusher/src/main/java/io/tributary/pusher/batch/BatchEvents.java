package io.tributary.pusher.batch;

import io.tributary.events.PushBatch;
import io.tributary.events.PushBatchState;
import io.tributary.events.PushRecipient;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import io.tributary.pusher.contract.Recipient;
import io.tributary.values.RewardId;
import java.util.List;
import java.util.Objects;

/** What push-batches.v1 is told of a batch. The same state always makes the same record. */
public final class BatchEvents {

    private static final long AUTHORISED_VERSION = 1;
    private static final long FINAL_VERSION = 2;

    private BatchEvents() {}

    /** It may be signed. */
    public static Outgoing<PushBatch> authorised(
            Batch batch, List<Recipient> recipients, List<RewardId> rewards) {
        return outgoing(
                common(batch, recipients, rewards)
                        .setState(PushBatchState.AUTHORISED)
                        .setVersion(AUTHORISED_VERSION)
                        .build());
    }

    /** It is final on chain. */
    public static Outgoing<PushBatch> landed(
            Batch batch, List<Recipient> recipients, List<RewardId> rewards) {
        Landing landing = Objects.requireNonNull(batch.landing());
        return outgoing(
                common(batch, recipients, rewards)
                        .setState(PushBatchState.FINAL)
                        .setVersion(FINAL_VERSION)
                        .setTxHash(landing.transaction().value())
                        .setBlockNumber(landing.block())
                        .build());
    }

    private static PushBatch.Builder common(
            Batch batch, List<Recipient> recipients, List<RewardId> rewards) {
        return PushBatch.newBuilder()
                .setBatchId(batch.id().value())
                .setChainId(batch.lane().chain().value())
                .setBank(batch.bank().value())
                .setToken(batch.token().value())
                .setCampaignId(batch.campaign().value())
                .setProductId(batch.product().value())
                .setNonce(batch.nonce().value())
                .setGeneration(batch.generation())
                .setRewardIds(rewards.stream().map(RewardId::value).toList())
                .setRecipients(recipients.stream().map(BatchEvents::toPushRecipient).toList())
                .setRewardsHash(batch.rewardsHash().value())
                .setAuthorisedAt(Objects.requireNonNull(batch.authorisedAt()));
    }

    private static Outgoing<PushBatch> outgoing(PushBatch event) {
        String key = event.getBank() + ":" + event.getNonce();
        return new Outgoing<>(Topics.PUSH_BATCHES, key, key + ":" + event.getVersion(), event);
    }

    private static PushRecipient toPushRecipient(Recipient recipient) {
        return PushRecipient.newBuilder()
                .setWallet(recipient.wallet().value())
                .setAmount(recipient.amount().toString())
                .build();
    }
}
