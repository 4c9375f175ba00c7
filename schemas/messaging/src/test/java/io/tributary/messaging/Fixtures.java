package io.tributary.messaging;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.ApiKeyState;
import io.tributary.events.CampaignMatch;
import io.tributary.events.CampaignState;
import io.tributary.events.CampaignStatus;
import io.tributary.events.Interaction;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.ProductBankState;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.RewardTerms;
import io.tributary.events.RewardType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Records that are valid by default. */
public final class Fixtures {

    /** A wallet. */
    public static final String ALICE = "0x" + "a".repeat(40);

    /** Another. */
    public static final String BOB = "0x" + "b".repeat(40);

    private static final Instant THEN = Instant.parse("2026-11-22T08:00:00.123456Z");
    private static final UUID PRODUCT = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private Fixtures() {}

    /** An interaction whose session id tells the fixture step what goes wrong. */
    public static Interaction anInteraction(String sessionId) {
        return Interaction.newBuilder()
                .setInteractionId(UUID.randomUUID())
                .setProductId(PRODUCT)
                .setWallet(ALICE)
                .setType("webshop.open")
                .setDedupKey("k")
                .setSource("sdk")
                .setOccurredAt(THEN)
                .setReceivedAt(THEN)
                .setData("{}")
                .setSessionId(sessionId)
                .setReferralChain(List.of(BOB))
                .build();
    }

    /** The match of an interaction. */
    public static CampaignMatch aMatchOf(Interaction interaction) {
        String name = "match " + interaction.getInteractionId();
        return CampaignMatch.newBuilder()
                .setMatchId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .setInteractionId(interaction.getInteractionId())
                .setCampaignId(PRODUCT)
                .setCampaignVersion(1)
                .setProductId(interaction.getProductId())
                .setWallet(interaction.getWallet())
                .setChainId(31337)
                .setToken(BOB)
                .setBaseAmount("1000")
                .setReserved("1000")
                .setUserPercent(5000)
                .setDeperditionPerLevel(8000)
                .setReferralChain(interaction.getReferralChain())
                .setReceivedAt(interaction.getReceivedAt())
                .setDecidedAt(THEN)
                .build();
    }

    /** A campaign. */
    public static CampaignState aCampaign(UUID id, long version) {
        return CampaignState.newBuilder()
                .setCampaignId(id)
                .setProductId(PRODUCT)
                .setVersion(version)
                .setName("c")
                .setStatus(CampaignStatus.ACTIVE)
                .setTriggerType("purchase.completed")
                .setToken(BOB)
                .setChainId(31337)
                .setRequiresReferral(false)
                .setMaxRewardsPerUser(0)
                .setBudgetCap("0")
                .setReward(new RewardTerms(RewardType.FIXED, "1000"))
                .setUserPercent(5000)
                .setDeperditionPerLevel(8000)
                .setMaxReferralDepth(5)
                .setCreatedBy(ALICE)
                .setCreatedAt(THEN)
                .setUpdatedAt(THEN)
                .build();
    }

    /** A product with Alice as its administrator, one bank, and these keys. */
    public static ProductState aProduct(UUID id, long version, String... keyHashes) {
        return ProductState.newBuilder()
                .setProductId(id)
                .setVersion(version)
                .setStatus(ProductStatus.ACTIVE)
                .setName("shop " + version)
                .setDomains(List.of("shop.example"))
                .setAdministrators(List.of(new ProductAdministrator(ALICE, 1)))
                .setBanks(List.of(new ProductBankState(31337L, BOB, ALICE, THEN)))
                .setKeys(List.of(keyHashes).stream().map(Fixtures::aKey).toList())
                .setCreatedAt(THEN)
                .setUpdatedAt(THEN)
                .build();
    }

    private static ApiKeyState aKey(String hash) {
        return ApiKeyState.newBuilder()
                .setKeyId(UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)))
                .setKind(ApiKeyKind.SECRET)
                .setPrefix("sk_0")
                .setHash(hash)
                .setTest(false)
                .setOrigins(List.of("https://shop.example"))
                .build();
    }
}
