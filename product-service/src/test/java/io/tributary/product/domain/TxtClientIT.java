package io.tributary.product.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.product.TryAgain;
import io.tributary.testkit.dns.DnsServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TXT records as a resolver answers them, and resolvers that do not. */
class TxtClientIT {

    private static final String NAME = "_tributary.shop.example";

    private final DnsServer server = DnsServer.start();
    private final TxtClient client = client(Duration.ofSeconds(5));

    private TxtClient client(Duration timeout) {
        return new TxtClient(new DomainProperties(server.address(), timeout));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void readsEveryRecordOfTheName() {
        server.publish(NAME, "tributary-verification=12", "v=spf1 -all", "é\0");

        assertThat(client.texts(NAME).block())
                .containsExactly("tributary-verification=12", "v=spf1 -all", "é\0");
    }

    @Test
    void findsNothingWhereThereIsNoNameOrNoRecord() {
        server.publish("empty.example");

        assertThat(client.texts(NAME).block()).isEmpty();
        assertThat(client.texts("empty.example").block()).isEmpty();
    }

    @Test
    void putsTheStringsOfARecordTogether() {
        server.publishInParts(NAME, "tributary-", "", "verification", "=12");
        server.publish("long.example", "x".repeat(1000));

        assertThat(client.texts(NAME).block()).containsExactly("tributary-verification=12");
        assertThat(client.texts("long.example").block()).containsExactly("x".repeat(1000));
    }

    @Test
    void asksOverTcpForWhatDoesNotFitADatagram() {
        String[] many =
                IntStream.range(0, 200)
                        .mapToObj(i -> i + "-" + "x".repeat(240))
                        .toArray(String[]::new);
        server.publish(NAME, many);

        assertThat(client.texts(NAME).block()).containsExactly(many);
    }

    @Test
    void saysTryAgainWhenTheResolverCannotSay() {
        server.fail(NAME, DnsServer.SERVER_FAILURE);

        TryAgain.assertAnswered(client.texts(NAME));
        assertThat(server.questions()).as("it was asked twice").isEqualTo(2);
    }

    @Test
    void saysTryAgainWhenTheResolverIsSilentOrAway() throws IOException {
        server.ignore(NAME);
        try (TxtClient hasty = client(Duration.ofMillis(400))) {
            TryAgain.assertAnswered(hasty.texts(NAME));
            server.close();
            TryAgain.assertAnswered(hasty.texts("other.example"));
        }
    }

    @Test
    void asksForThirtyTwoNamesAtOnceAndGivesTheirPlacesBack() {
        server.ignore(NAME);
        server.publish("other.example", "x");
        try (TxtClient slow = client(Duration.ofSeconds(2))) {
            List<CompletableFuture<List<String>>> running =
                    IntStream.range(0, 32).mapToObj(i -> slow.texts(NAME).toFuture()).toList();

            TryAgain.assertAnswered(slow.texts("other.example"));
            Awaitility.await("all have given up")
                    .until(() -> running.stream().allMatch(CompletableFuture::isDone));

            assertThat(slow.texts("other.example").block()).containsExactly("x");
        }
    }
}
