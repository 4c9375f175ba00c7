package io.tributary.quickstart.demo;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.values.TokenAmount;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks at wallets, rewards and the chain again and again, until every figure is right or the time
 * is over.
 */
final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Client client;
    private final String url;
    private final Shop shop;
    private final DemoContracts contracts;
    private final Map<Person, String> tokens;
    private final Map<Person, Figures> figures = new EnumMap<>(Person.class);
    private @Nullable Long pendingAt;
    private @Nullable Long creditedAt;
    private @Nullable JsonNode push;

    /** Watches those whose tokens are given. */
    Watch(
            Client client,
            Ports ports,
            Shop shop,
            DemoContracts contracts,
            Map<Person, String> tokens) {
        this.client = client;
        this.url = ports.url(Port.REWARD);
        this.shop = shop;
        this.contracts = contracts;
        this.tokens = tokens;
        tokens.keySet().forEach(person -> figures.put(person, Figures.NONE));
    }

    /** Watches until all is right; gives up in silence, as the figures then tell. */
    void untilRight() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        look();
        while (!allRight() && System.nanoTime() < deadline) {
            Polling.pause(PAUSE);
            look();
        }
    }

    boolean allRight() {
        return tokens.keySet().stream().allMatch(person -> figures(person).isRight(person));
    }

    Figures figures(Person person) {
        return figures.getOrDefault(person, Figures.NONE);
    }

    /** A pushed reward as the service lists it; the demo's rewards travel in one transaction. */
    Optional<JsonNode> push() {
        return Optional.ofNullable(push);
    }

    /**
     * Milliseconds from that moment to the first look that showed everybody's whole amount as
     * pending.
     */
    @Nullable Long millisecondsToPending(long since) {
        return milliseconds(pendingAt, since);
    }

    /**
     * Milliseconds from that moment to the first look that showed everybody's whole amount on
     * chain.
     */
    @Nullable Long millisecondsToCredited(long since) {
        return milliseconds(creditedAt, since);
    }

    private void look() {
        tokens.keySet().forEach(person -> figures.put(person, pendingOf(person)));
        if (pendingAt == null && tokens.keySet().stream().allMatch(this::wasSeenPending)) {
            pendingAt = System.nanoTime();
        }
        tokens.keySet().forEach(person -> figures.put(person, creditedOf(person)));
        if (creditedAt == null && tokens.keySet().stream().allMatch(this::isCredited)) {
            creditedAt = System.nanoTime();
        }
        if (creditedAt != null) {
            lookAtRewards();
        }
    }

    private Figures pendingOf(Person person) {
        JsonNode answer =
                client.get(
                                url + "/wallet/rewards/pending?productId=" + shop.product(),
                                tokens.get(person))
                        .expect(200)
                        .body();
        TokenAmount now = TokenAmount.ZERO;
        for (JsonNode item : answer.path("items")) {
            now = now.plus(TokenAmount.parse(item.path("pending").asString()));
        }
        Figures before = figures(person);
        TokenAmount most = now.isMoreThan(before.pendingSeen()) ? now : before.pendingSeen();
        return new Figures(most, now, before.pushed(), before.credited());
    }

    private Figures creditedOf(Person person) {
        Figures before = figures(person);
        return new Figures(
                before.pendingSeen(),
                before.pendingNow(),
                before.pushed(),
                contracts.credited(person.address()));
    }

    private void lookAtRewards() {
        JsonNode rewards =
                client.get(
                                url + "/business/rewards?productId=" + shop.product(),
                                shop.merchantToken())
                        .expect(200)
                        .body()
                        .path("items");
        tokens.keySet().forEach(person -> figures.put(person, pushedOf(person, rewards)));
    }

    private Figures pushedOf(Person person, JsonNode rewards) {
        TokenAmount pushed = TokenAmount.ZERO;
        for (JsonNode reward : rewards) {
            boolean mine = reward.path("wallet").asString().equals(person.address().value());
            if (mine && reward.path("status").asString().equals("pushed")) {
                pushed = pushed.plus(TokenAmount.parse(reward.path("amount").asString()));
                push = reward;
            }
        }
        Figures before = figures(person);
        return new Figures(before.pendingSeen(), before.pendingNow(), pushed, before.credited());
    }

    private boolean wasSeenPending(Person person) {
        return figures(person).pendingSeen().equals(person.expected());
    }

    private boolean isCredited(Person person) {
        return figures(person).credited().equals(person.expected());
    }

    private static @Nullable Long milliseconds(@Nullable Long at, long since) {
        return at == null ? null : TimeUnit.NANOSECONDS.toMillis(at - since);
    }
}
