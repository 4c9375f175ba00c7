package io.tributary.reward.wallet;

import static io.tributary.reward.Samples.ALICE;
import static io.tributary.reward.Samples.BOB;
import static io.tributary.reward.Samples.CAROL;
import static io.tributary.reward.Samples.TOKEN;
import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.aMatchWithoutReferrer;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;

import io.tributary.events.CampaignMatch;
import io.tributary.reward.Samples;
import io.tributary.reward.ServiceTest;
import io.tributary.values.Uuids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class WalletRewardsIT extends ServiceTest {

    private static final String STRANGER = "0x00000000000000000000000000000000000000e3";
    private static final String OTHER_TOKEN = "0x00000000000000000000000000000000000000ac";

    @Test
    void sumsUpWhatAWalletIsOwed() {
        UUID product = Uuids.next(Samples.NOW);
        CampaignMatch now = aMatch(product).build();
        CampaignMatch held =
                aMatch(product).setPushAfter(clock.instant().plusSeconds(3600)).build();
        CampaignMatch paid = aMatch(product).build();
        grant(now, held, paid);
        settle(parked(reward(now, 1), 1, "bank_short"), 2);
        settle(pushed(reward(paid, 1), 1), 2);

        WebTestClient.BodyContentSpec body =
                ok("/wallet/rewards/pending?productId=" + product, BOB);

        body.jsonPath("$.wallet").isEqualTo(BOB);
        body.jsonPath("$.items.length()").isEqualTo(1);
        body.jsonPath("$.items[0].productId").isEqualTo(product.toString());
        body.jsonPath("$.items[0].token").isEqualTo(TOKEN);
        body.jsonPath("$.items[0].pending").isEqualTo("8000000000000000000");
        body.jsonPath("$.items[0].held").isEqualTo("4000000000000000000");
        body.jsonPath("$.items[0].count").isEqualTo(2);
    }

    @Test
    void sumsUpForEachProductAndToken() {
        String wallet = "0x00000000000000000000000000000000000000f1";
        UUID one = Uuids.next(Samples.NOW);
        UUID other = Uuids.next(Samples.NOW);
        grant(
                aMatchWithoutReferrer(one).setWallet(wallet).build(),
                aMatchWithoutReferrer(one).setWallet(wallet).setToken(OTHER_TOKEN).build(),
                aMatchWithoutReferrer(other).setWallet(wallet).build());

        ok("/wallet/rewards/pending", wallet).jsonPath("$.items.length()").isEqualTo(3);
        ok("/wallet/rewards/pending?productId=" + one, wallet)
                .jsonPath("$.items[*].token")
                .isEqualTo(List.of(TOKEN, OTHER_TOKEN));
    }

    @Test
    void owesNothingToAWalletThatEarnedNothing() {
        WebTestClient.BodyContentSpec body = ok("/wallet/rewards/pending", STRANGER);

        body.jsonPath("$.items").isEmpty();
    }

    @Test
    void showsAWalletItsOwnHistoryOnly() {
        UUID product = Uuids.next(Samples.NOW);
        CampaignMatch match = aMatch(product).build();
        grant(match);
        settle(pushed(reward(match, 2), 1), 2);

        WebTestClient.BodyContentSpec body =
                ok("/wallet/rewards/history?wallet=" + ALICE + "&productId=" + product, CAROL);

        body.jsonPath("$.items.length()").isEqualTo(1);
        body.jsonPath("$.items[0].kind").isEqualTo("reward");
        body.jsonPath("$.items[0].id").isEqualTo(reward(match, 2).toString());
        body.jsonPath("$.items[0].wallet").isEqualTo(CAROL);
        body.jsonPath("$.items[0].level").isEqualTo(2);
        body.jsonPath("$.items[0].status").isEqualTo("pushed");
        body.jsonPath("$.items[0].txHash").isEqualTo(Samples.TX);
        body.jsonPath("$.nextCursor").isEmpty();
    }

    @Test
    void filtersTheHistoryByToken() {
        String wallet = "0x00000000000000000000000000000000000000f2";
        UUID product = Uuids.next(Samples.NOW);
        grant(
                aMatchWithoutReferrer(product).setWallet(wallet).build(),
                aMatchWithoutReferrer(product).setWallet(wallet).setToken(OTHER_TOKEN).build());

        ok("/wallet/rewards/history?token=0X" + OTHER_TOKEN.substring(2), wallet)
                .jsonPath("$.items[*].token")
                .isEqualTo(List.of(OTHER_TOKEN));
    }
}
