package io.tributary.reward.wallet;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.reward.query.RewardFilter;
import io.tributary.reward.query.RewardList;
import io.tributary.reward.query.RewardView;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /wallet/rewards/…}: always of the wallet that the token names. */
@RestController
@RequestMapping("/wallet/rewards")
class WalletRewardsController {

    private final PendingRewards pending;
    private final RewardList rewards;
    private final Clock clock;

    WalletRewardsController(PendingRewards pending, RewardList rewards, Clock clock) {
        this.pending = pending;
        this.rewards = rewards;
        this.clock = clock;
    }

    @GetMapping("/pending")
    @Parameter(in = ParameterIn.QUERY, name = "productId", schema = @Schema(format = "uuid"))
    Mono<PendingAnswer> pending(
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        ProductId product = product(parameters);
        parameters.check();
        return pending.owedTo(caller.address(), product, clock.instant())
                .map(items -> new PendingAnswer(caller.address().value(), items));
    }

    @Paged
    @GetMapping("/history")
    @Parameter(in = ParameterIn.QUERY, name = "productId", schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "token")
    Mono<Page<HistoryItem>> history(
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        ProductId product = product(parameters);
        Address token = parameters.optional("token", Address::parse, "20 bytes of hex");
        parameters.check();
        Set<ProductId> products = product == null ? null : Set.of(product);
        RewardFilter filter = new RewardFilter(products, null, null, caller.address(), token, null);
        return rewards.find(filter, page).map(WalletRewardsController::toItems);
    }

    private static @Nullable ProductId product(Parameters parameters) {
        return parameters.optional("productId", ProductId::parse, "a lower-case UUID");
    }

    private static Page<HistoryItem> toItems(Page<Reward> page) {
        List<HistoryItem> items =
                page.items().stream().map(RewardView::of).map(HistoryItem::of).toList();
        return new Page<>(items, page.nextCursor());
    }
}
