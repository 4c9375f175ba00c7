package io.tributary.reward.lifecycle;

import io.tributary.events.RewardStatus;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.RewardId;
import io.tributary.values.TokenAmount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recipient's part of a match, as it stands.
 *
 * @param id derived from match and level
 * @param version grows by one with every change, from 1
 * @param origin where it comes from
 * @param level 0 for the acting user, 1 for the direct referrer, and so on
 * @param wallet who is paid
 * @param chain where the token is
 * @param token what is paid
 * @param amount gross: this recipient's share
 * @param netted what is kept back from it
 * @param status where it stands
 * @param parkedReason why chain-pusher lets it wait; null: it does not
 * @param createdAt when it was granted
 * @param pushAfter not to be paid before; null: at once
 * @param payment what paid it; null until it is pushed
 */
public record Reward(
        RewardId id,
        long version,
        RewardOrigin origin,
        int level,
        Address wallet,
        ChainId chain,
        Address token,
        TokenAmount amount,
        TokenAmount netted,
        RewardStatus status,
        @Nullable String parkedReason,
        Instant createdAt,
        @Nullable Instant pushAfter,
        @Nullable Payment payment) {}
