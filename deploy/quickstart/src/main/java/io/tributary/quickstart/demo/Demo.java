package io.tributary.quickstart.demo;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.settings.Ports;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The demo: opens a shop, has alice referred and buying, and watches four wallets until they are
 * paid; then has erin order at a Shopify shop, and watches hers.
 */
public final class Demo {

    private final Client client = new Client();
    private final Ports ports;
    private final DemoContracts contracts;
    private @Nullable Shop shop;
    private @Nullable Visits visits;
    private @Nullable Watch watch;
    private @Nullable ShopifyOrder order;
    private @Nullable Watch orderWatch;
    private long boughtAt;

    /** A demo with those contracts on services that are up. */
    public Demo(Ports ports, DemoContracts contracts) {
        this.ports = ports;
        this.contracts = contracts;
    }

    /** Runs to its end. What it found until then can be asked for also when it fails on the way. */
    public void run() {
        Shop opened = new ShopOpening(client, ports, contracts).open();
        shop = opened;
        Watch eyes = watch(opened, signIn(Person.ofPurchase()));
        watch = eyes;
        Visits all = new Visits(client, ports, opened);
        visits = all;
        all.refer();
        boughtAt = all.buy();
        all.repeatAndMistype();
        eyes.untilRight();
        order(opened, all);
    }

    /** Whether every answer and every figure was right. */
    public boolean isRight() {
        return watch != null && watch.allRight() && orderWatch != null && orderWatch.allRight();
    }

    /** The shop, once it is open. */
    public Optional<Shop> shop() {
        return Optional.ofNullable(shop);
    }

    /** What was posted. */
    public List<Posted> posted() {
        return visits == null ? List.of() : List.copyOf(visits.posted());
    }

    /** What was sent of erin's order, as far as it came. */
    public List<Delivered> deliveries() {
        return order == null ? List.of() : List.copyOf(order.deliveries());
    }

    /** What was seen of a person's reward. */
    public Figures figures(Person person) {
        Watch watching = person == Person.ERIN ? orderWatch : watch;
        return watching == null ? Figures.NONE : watching.figures(person);
    }

    /** One of the rewards that were pushed for alice's purchase. */
    public Optional<JsonNode> push() {
        return watch == null ? Optional.empty() : watch.push();
    }

    /** From the answer to the purchase until all of it was pending. */
    public @Nullable Long millisecondsToPending() {
        return watch == null ? null : watch.millisecondsToPending(boughtAt);
    }

    /** From the answer to the purchase until all of it was on chain. */
    public @Nullable Long millisecondsToCredited() {
        return watch == null ? null : watch.millisecondsToCredited(boughtAt);
    }

    /** Only now, so that the rewards of alice's purchase travel in a transaction of their own. */
    private void order(Shop opened, Visits all) {
        Map<Person, String> tokens = signIn(List.of(Person.ERIN));
        ShopifyOrder placed = new ShopifyOrder(client, ports, opened);
        order = placed;
        all.claim(
                placed.publishableKey(),
                tokens.getOrDefault(Person.ERIN, ""),
                placed.checkoutToken());
        placed.deliver();
        Watch eyes = watch(opened, tokens);
        orderWatch = eyes;
        eyes.untilRight();
    }

    private Watch watch(Shop opened, Map<Person, String> tokens) {
        return new Watch(client, ports, opened, contracts, tokens);
    }

    private Map<Person, String> signIn(List<Person> people) {
        SignIn signIn = new SignIn(client, ports);
        Map<Person, String> tokens = new EnumMap<>(Person.class);
        people.forEach(person -> tokens.put(person, signIn.token(person.account())));
        return tokens;
    }
}
