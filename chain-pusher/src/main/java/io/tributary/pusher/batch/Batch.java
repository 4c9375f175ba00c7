package io.tributary.pusher.batch;

import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.signing.Signature;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it stands.
 *
 * @param id the batch
 * @param lane who sends it
 * @param bank who pays
 * @param token what is paid
 * @param product whose campaign it is
 * @param campaign who pays
 * @param nonce for life
 * @param generation which list is signed under the nonce
 * @param rewardsHash of that list
 * @param state how far it is
 * @param authorisedAt when the list was authorised; null while planned
 * @param signature null before it was signed
 * @param searchFrom a height below which its event cannot be
 * @param failures how often it failed since it was last sent with success
 * @param landing where it landed; null before
 */
public record Batch(
        BatchId id,
        LaneId lane,
        Address bank,
        Address token,
        ProductId product,
        CampaignId campaign,
        Bytes32 nonce,
        int generation,
        Bytes32 rewardsHash,
        BatchState state,
        @Nullable Instant authorisedAt,
        @Nullable Signature signature,
        long searchFrom,
        int failures,
        @Nullable Landing landing) {}
