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
 * paid.
 */
public final class Demo {

    private final Client client = new Client();
    private final Ports ports;
    private final DemoContracts contracts;
    private @Nullable Shop shop;
    private @Nullable Visits visits;
    private @Nullable Watch watch;
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
        Watch eyes = new Watch(client, ports, opened, contracts, signInAll());
        watch = eyes;
        Visits all = new Visits(client, ports, opened);
        visits = all;
        all.refer();
        boughtAt = all.buy();
        all.repeatAndMistype();
        eyes.untilRight();
    }

    /** Whether every answer and every figure was right. */
    public boolean isRight() {
        return watch != null && watch.allRight();
    }

    /** The shop, once it is open. */
    public Optional<Shop> shop() {
        return Optional.ofNullable(shop);
    }

    /** What was posted. */
    public List<Posted> posted() {
        return visits == null ? List.of() : List.copyOf(visits.posted());
    }

    /** What was seen of a person's reward. */
    public Figures figures(Person person) {
        return watch == null ? Figures.NONE : watch.figures(person);
    }

    /** One of the pushed rewards. */
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

    private Map<Person, String> signInAll() {
        SignIn signIn = new SignIn(client, ports);
        Map<Person, String> tokens = new EnumMap<>(Person.class);
        Person.all().forEach(person -> tokens.put(person, signIn.token(person.account())));
        return tokens;
    }
}
