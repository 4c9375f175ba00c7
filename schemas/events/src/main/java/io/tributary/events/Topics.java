package io.tributary.events;

import static io.tributary.events.ServiceName.CAMPAIGN_SERVICE;
import static io.tributary.events.ServiceName.CHAIN_PUSHER;
import static io.tributary.events.ServiceName.INTERACTION_SERVICE;
import static io.tributary.events.ServiceName.PRODUCT_SERVICE;
import static io.tributary.events.ServiceName.REWARD_SERVICE;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Every topic of the system. A service that reads or writes past this table breaks an architecture
 * test.
 */
public final class Topics {

    /** State of products; key productId. */
    public static final Topic<ProductState> PRODUCTS =
            new Topic<>(
                    "products.v1",
                    ProductState.class,
                    PRODUCT_SERVICE,
                    Set.of(INTERACTION_SERVICE, CAMPAIGN_SERVICE, REWARD_SERVICE, CHAIN_PUSHER),
                    new Topic.Retention.Compacted());

    /** Webhooks of products with their secrets, sealed for their one reader; key productId. */
    public static final Topic<ProductSecrets> PRODUCT_SECRETS =
            new Topic<>(
                    "product-secrets.v1",
                    ProductSecrets.class,
                    PRODUCT_SERVICE,
                    Set.of(INTERACTION_SERVICE),
                    new Topic.Retention.Compacted());

    /** Accepted interactions; key productId:wallet. */
    public static final Topic<Interaction> INTERACTIONS =
            new Topic<>(
                    "interactions.v1",
                    Interaction.class,
                    INTERACTION_SERVICE,
                    Set.of(CAMPAIGN_SERVICE),
                    kept(30));

    /** State of campaigns; key campaignId. */
    public static final Topic<CampaignState> CAMPAIGNS =
            new Topic<>(
                    "campaigns.v1",
                    CampaignState.class,
                    CAMPAIGN_SERVICE,
                    Set.of(),
                    new Topic.Retention.Compacted());

    /** Interactions that earned; key productId:wallet. */
    public static final Topic<CampaignMatch> CAMPAIGN_MATCHES =
            new Topic<>(
                    "campaign-matches.v1",
                    CampaignMatch.class,
                    CAMPAIGN_SERVICE,
                    Set.of(REWARD_SERVICE),
                    kept(30));

    /** State of rewards; key rewardId. */
    public static final Topic<RewardState> REWARDS =
            new Topic<>(
                    "rewards.v1",
                    RewardState.class,
                    REWARD_SERVICE,
                    Set.of(CHAIN_PUSHER, CAMPAIGN_SERVICE),
                    kept(90));

    /** What became of rewards on their way to the chain; key rewardId. */
    public static final Topic<RewardPush> REWARD_PUSHES =
            new Topic<>(
                    "reward-pushes.v1",
                    RewardPush.class,
                    CHAIN_PUSHER,
                    Set.of(REWARD_SERVICE),
                    kept(90));

    /** What was authorised to be signed; key bank:nonce. Read back by its own writer. */
    public static final Topic<PushBatch> PUSH_BATCHES =
            new Topic<>(
                    "push-batches.v1",
                    PushBatch.class,
                    CHAIN_PUSHER,
                    Set.of(CHAIN_PUSHER),
                    new Topic.Retention.Compacted());

    private static final List<Topic<?>> ALL =
            List.of(
                    PRODUCTS,
                    PRODUCT_SECRETS,
                    INTERACTIONS,
                    CAMPAIGNS,
                    CAMPAIGN_MATCHES,
                    REWARDS,
                    REWARD_PUSHES,
                    PUSH_BATCHES);

    private Topics() {}

    /** Every topic, in the order in which an event travels. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    private static Topic.Retention kept(int days) {
        return new Topic.Retention.Kept(Duration.ofDays(days));
    }
}
