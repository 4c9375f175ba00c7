package io.tributary.quickstart.settings;

import io.tributary.quickstart.settings.Ports.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five services, in the order in which they are started. */
public enum Service {
    PRODUCT(
            "product-service",
            "io.tributary.product.ProductServiceApplication",
            Port.PRODUCT,
            Port.PRODUCT_MANAGEMENT),
    INTERACTION(
            "interaction-service",
            "io.tributary.interaction.InteractionServiceApplication",
            Port.INTERACTION,
            Port.INTERACTION_MANAGEMENT),
    CAMPAIGN(
            "campaign-service",
            "io.tributary.campaign.CampaignServiceApplication",
            Port.CAMPAIGN,
            Port.CAMPAIGN_MANAGEMENT),
    REWARD(
            "reward-service",
            "io.tributary.reward.RewardServiceApplication",
            Port.REWARD,
            Port.REWARD_MANAGEMENT),
    PUSHER(
            "chain-pusher",
            "io.tributary.pusher.ChainPusherApplication",
            Port.PUSHER,
            Port.PUSHER_MANAGEMENT);

    private final String text;
    private final String mainClass;
    private final Port port;
    private final Port managementPort;

    Service(String text, String mainClass, Port port, Port managementPort) {
        this.text = text;
        this.mainClass = mainClass;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** All of them. */
    public static List<Service> all() {
        return Arrays.asList(values());
    }

    /** The name as people write it. */
    public String text() {
        return text;
    }

    /** The class whose {@code application()} makes it. */
    public String mainClass() {
        return mainClass;
    }

    /** Where it serves. */
    public Port port() {
        return port;
    }

    /** Where it is watched and managed. */
    public Port managementPort() {
        return managementPort;
    }

    /** Its database. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }
}
