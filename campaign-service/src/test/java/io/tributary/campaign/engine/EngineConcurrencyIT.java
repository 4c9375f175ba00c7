package io.tributary.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.campaign.ServiceFixture;
import io.tributary.campaign.guard.CampaignFence;
import io.tributary.events.Interaction;
import io.tributary.messaging.step.Handled;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The engine called as several instances of the step would call it, without the broker between. */
class EngineConcurrencyIT extends ServiceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 6;

    @Autowired private CampaignEngine engine;
    @Autowired private CampaignFence fence;
    @Autowired private TransactionalOperator transaction;

    @Test
    void neverReservesMoreThanTheCapHoweverManyDecideAtOnce() {
        ProductId product = aProduct();
        CampaignId small = activeCampaign(product, "\"budgetCap\":\"333333\"");
        CampaignId limited = activeCampaign(product, "\"maxRewardsPerUser\":2");
        List<Address> wallets = IntStream.range(0, 20).mapToObj(_ -> aWallet()).toList();
        List<Interaction> purchases =
                IntStream.range(0, 300)
                        .mapToObj(index -> aPurchase(product, wallets.get(index % 20)).build())
                        .toList();

        List<Handled> handled = atOnce(batches(purchases, 20));

        assertThat(handled.stream().mapToInt(Handled::applied).sum()).isEqualTo(300);
        assertThat(reserved(small)).isEqualTo("330000");
        assertThat(reserved(limited)).isEqualTo("200000");
        assertThat(handled.stream().mapToInt(batch -> batch.fresh().size()).sum())
                .isEqualTo(66 + 40);
    }

    @Test
    void decidesOnceWhatTwoInstancesAndAReplayGetAtTheSameTime() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"budgetCap\":\"1000000\"");
        List<Interaction> purchases =
                IntStream.range(0, 60)
                        .mapToObj(_ -> aPurchase(product, aWallet()).build())
                        .toList();
        List<List<Interaction>> deliveries = new ArrayList<>();
        for (int delivery = 0; delivery < 4; delivery++) {
            List<Interaction> shuffled = new ArrayList<>(purchases);
            Collections.shuffle(shuffled, new Random(delivery));
            deliveries.addAll(batches(shuffled, 15));
        }

        List<Handled> handled = atOnce(deliveries);

        assertThat(handled.stream().mapToInt(Handled::applied).sum()).isEqualTo(60);
        assertThat(handled.stream().mapToInt(Handled::alreadyDone).sum()).isEqualTo(180);
        assertThat(handled.stream().mapToInt(batch -> batch.fresh().size()).sum()).isEqualTo(60);
        assertThat(handled.stream().mapToInt(batch -> batch.repeated().size()).sum())
                .isEqualTo(180);
        assertThat(reserved(campaign)).isEqualTo("300000");
    }

    @Test
    void countsAnInteractionOnceThatComesTwiceInOnePoll() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).build();

        Handled handled = handle(List.of(purchase, purchase));

        assertThat(handled.applied()).isEqualTo(1);
        assertThat(handled.alreadyDone()).isEqualTo(1);
        assertThat(handled.fresh()).hasSize(1);
        assertThat(handled.repeated()).isEmpty();
        assertThat(reserved(campaign)).isEqualTo("5000");
    }

    @Test
    void leavesNothingBehindWhenTheTransactionFails() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Interaction purchase = aPurchase(product, aWallet()).build();
        Mono<Handled> torn =
                engine.handle(List.of(purchase))
                        .flatMap(_ -> Mono.<Handled>error(new IllegalStateException("torn")))
                        .as(transaction::transactional);

        assertThat(torn.onErrorReturn(Handled.silently(0, 0)).block(PATIENCE))
                .isEqualTo(Handled.silently(0, 0));
        assertThat(reserved(campaign)).isEqualTo("0");
        assertThat(handle(List.of(purchase)).applied()).isEqualTo(1);
        assertThat(reserved(campaign)).isEqualTo("5000");
    }

    @Test
    void refusesWhatIsNoWalletAndDecidesTheRest() {
        ProductId product = aProduct();
        activeCampaign(product);
        Interaction broken = aPurchase(product, aWallet()).setWallet("nobody").build();
        Interaction good = aPurchase(product, aWallet()).build();

        Handled handled = handle(List.of(broken, good));

        assertThat(handled.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.index()).isZero());
        assertThat(handled.fresh()).hasSize(1);
    }

    @Test
    void answersADeactivationOnlyAfterRunningDecisionsHaveCommitted() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        Sinks.Empty<Void> deciding = Sinks.empty();
        Sinks.Empty<Void> mayCommit = Sinks.empty();
        CompletableFuture<@Nullable Handled> running =
                fence.share()
                        .doOnNext(_ -> deciding.tryEmitEmpty())
                        .then(mayCommit.asMono())
                        .then(engine.handle(List.of(aPurchase(product, aWallet()).build())))
                        .as(transaction::transactional)
                        .toFuture();
        deciding.asMono().block(PATIENCE);
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> deactivate(campaign));
        awaitAWaiter();

        assertThat(answer).isNotDone();
        CompletableFuture<Handled> later =
                CompletableFuture.supplyAsync(
                        () -> handle(List.of(aPurchase(product, aWallet()).build())));
        mayCommit.tryEmitEmpty();

        assertThat(answer.join().status()).isEqualTo(204);
        assertThat(Objects.requireNonNull(running.join()).fresh()).hasSize(1);
        assertThat(later.join().applied()).isEqualTo(1);
        assertThat(handle(List.of(aPurchase(product, aWallet()).build())).fresh()).isEmpty();
    }

    private void awaitAWaiter() {
        await("the deactivation waits for the fence")
                .atMost(PATIENCE)
                .until(() ->
                        Objects.requireNonNull(
                                        database.sql(
                                                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                                .mapValue(Long.class)
                                                .one()
                                                .block(PATIENCE))
                                > 0);
    }

    private Handled handle(List<Interaction> interactions) {
        return Objects.requireNonNull(
                engine.handle(interactions).as(transaction::transactional).block(PATIENCE));
    }

    private List<Handled> atOnce(List<List<Interaction>> batches) {
        return Objects.requireNonNull(
                Flux.fromIterable(batches)
                        .flatMap(
                                batch -> engine.handle(batch).as(transaction::transactional),
                                AT_ONCE)
                        .collectList()
                        .block(PATIENCE));
    }

    private static List<List<Interaction>> batches(List<Interaction> interactions, int size) {
        return IntStream.range(0, (interactions.size() + size - 1) / size)
                .mapToObj(index ->
                        interactions.subList(
                                index * size, Math.min(interactions.size(), (index + 1) * size)))
                .toList();
    }
}
