package io.tributary.quickstart.demo;

import io.tributary.quickstart.demo.Client.Answer;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts the interactions of the demo, in their order, and holds every answer against what it has to
 * be.
 */
final class Visits {

    private static final String REFERRAL = "referral.referred";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Client client;
    private final String url;
    private final Shop shop;
    private final List<Posted> posted = new ArrayList<>();

    Visits(Client client, Ports ports, Shop shop) {
        this.client = client;
        this.url = ports.url(Port.INTERACTION) + "/external/interactions";
        this.shop = shop;
    }

    /** Everything that was posted so far. */
    List<Posted> posted() {
        return posted;
    }

    /** Bob refers alice, carol bob, dave carol; and alice herself, which changes nothing. */
    void refer() {
        refer("referral of alice", Person.ALICE, Person.BOB, "linked");
        refer("referral of bob", Person.BOB, Person.CAROL, "linked");
        refer("referral of carol", Person.CAROL, Person.DAVE, "linked");
        refer("referral of alice by alice", Person.ALICE, Person.ALICE, "self-referral");
    }

    /** Returns when the purchase was answered, on the clock of {@link System#nanoTime()}. */
    long buy() {
        post("purchase", purchase(Person.ALICE.address().value()), 202, "accepted");
        return System.nanoTime();
    }

    /** The same purchase once more, and one of a wallet that is none. */
    void repeatAndMistype() {
        post("purchase again", purchase(Person.ALICE.address().value()), 200, "duplicate");
        post("purchase of a wrong wallet", purchase("0x12"), 422, "rejected");
    }

    /** Erin's client claims the order that her checkout becomes, without knowing that order. */
    void claim(String publishableKey, String walletToken, String checkoutToken) {
        Map<String, Object> interaction = new LinkedHashMap<>();
        interaction.put("productId", shop.product().toString());
        interaction.put("wallet", Person.ERIN.address().value());
        interaction.put("type", "purchase.started");
        interaction.put("data", Map.of("checkoutToken", checkoutToken));
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + publishableKey, "X-Wallet-Token", walletToken);
        post("claim of the order", headers, interaction, 202, "accepted");
    }

    private void refer(String name, Person referee, Person referrer, String outcome) {
        Map<String, Object> interaction = new LinkedHashMap<>();
        interaction.put("productId", shop.product().toString());
        interaction.put("wallet", referee.address().value());
        interaction.put("type", REFERRAL);
        interaction.put("data", Map.of("referrer", referrer.address().value()));
        Answer answer = post(name, interaction, 202, "accepted");
        String seen = answer.body().path("referral").path("outcome").asString("");
        if (!seen.equals(outcome)) {
            throw new QuickstartException(
                    Outcome.WRONG, name + ": " + seen + " (expected: " + outcome + ").");
        }
    }

    private Map<String, Object> purchase(String wallet) {
        Map<String, Object> interaction = new LinkedHashMap<>();
        interaction.put("productId", shop.product().toString());
        interaction.put("wallet", wallet);
        interaction.put("type", "purchase.completed");
        interaction.put("data", Map.of("orderId", "A-1001", "amount", "49.90", "currency", "EUR"));
        return interaction;
    }

    private Answer post(String name, Map<String, Object> interaction, int wanted, String status) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + shop.secretKey());
        return post(name, headers, interaction, wanted, status);
    }

    /** The first one may come before the service has heard of its key: until then it is 401. */
    private Answer post(
            String name,
            Map<String, String> headers,
            Map<String, Object> interaction,
            int wanted,
            String status) {
        byte[] body = Client.json(interaction);
        Answer answer =
                Polling.until(
                        "an answer to the " + name,
                        PATIENCE,
                        PAUSE,
                        () -> client.post(url, headers, body).expect(wanted, 401),
                        one -> one.status() == wanted);
        String id = answer.text("id");
        String seen = wanted == 422 ? "rejected" : answer.text("status");
        posted.add(new Posted(name, id.isEmpty() ? null : id, answer.status(), seen));
        if (!seen.equals(status)) {
            throw new QuickstartException(
                    Outcome.WRONG, name + ": " + seen + " (expected: " + status + ").");
        }
        return answer;
    }
}
