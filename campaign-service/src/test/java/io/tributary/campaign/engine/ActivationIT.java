package io.tributary.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.ServiceFixture;
import io.tributary.events.Interaction;
import io.tributary.messaging.step.Handled;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A change of a campaign by one instance, and at once a decision by another. */
class ActivationIT extends ServiceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHANGES = 20;

    @Autowired private CampaignEngine engine;
    @Autowired private TransactionalOperator transaction;

    @Test
    void countsForTheNextDecisionOfEveryInstance() {
        ProductId product = aProduct();
        CampaignId campaign = draft(product);
        AtomicBoolean changing = new AtomicBoolean(true);
        CompletableFuture<Void> load =
                CompletableFuture.runAsync(() -> decideWhile(changing, product));
        try {
            for (int change = 0; change < CHANGES; change++) {
                activate(mirror().port(), campaign).expect(200);
                assertThat(decide(product).fresh()).as("decided after activation").hasSize(1);
                deactivate(mirror().port(), campaign).expect(204);
                assertThat(decide(product).fresh()).as("decided after deactivation").isEmpty();
            }
        } finally {
            changing.set(false);
        }
        load.join();
    }

    @RepeatedTest(2)
    void countsForWhatIsPostedRightAfterTheAnswer() {
        ProductId product = aProduct();
        CampaignId campaign = draft(product);
        int other = mirror().port();
        Interaction paid = aPurchase(product, aWallet()).build();
        Interaction late = aPurchase(product, aWallet()).build();

        activate(other, campaign).expect(200);
        produce(paid);
        String matched = reason(paid);
        deactivate(other, campaign).expect(204);
        produce(late);

        assertThat(matched).isEqualTo("matched");
        assertThat(reason(late)).isEqualTo("not_active");
    }

    private void decideWhile(AtomicBoolean changing, ProductId product) {
        while (changing.get()) {
            decide(product);
        }
    }

    private Handled decide(ProductId product) {
        Interaction purchase = aPurchase(product, aWallet()).build();
        return Objects.requireNonNull(
                engine.handle(List.of(purchase)).as(transaction::transactional).block(PATIENCE));
    }
}
