package io.tributary.reward.query;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tributary.events.RewardStatus;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /business/rewards}. */
@RestController
class BusinessRewardsController {

    private static final Set<String> STATUSES =
            Set.of("pending", "pushed", "cancelled", "expired", "quarantined");
    private static final String ID = "a lower-case UUID";

    private final RewardList rewards;
    private final KnownProducts products;
    private final ProductAccess access;

    BusinessRewardsController(RewardList rewards, KnownProducts products, ProductAccess access) {
        this.rewards = rewards;
        this.products = products;
        this.access = access;
    }

    /**
     * The rewards of products on which the caller has a role. A foreign product that is named is
     * 404; a foreign interaction, campaign or wallet finds nothing, as an unknown one does.
     */
    @Paged
    @GetMapping("/business/rewards")
    @Parameter(in = ParameterIn.QUERY, name = "interactionId", schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "productId", schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "campaignId", schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "wallet")
    @Parameter(in = ParameterIn.QUERY, name = "status")
    Mono<Page<RewardView>> rewards(
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        ProductId product = parameters.optional("productId", ProductId::parse, ID);
        RewardFilter filter = toFilter(parameters);
        parameters.check();
        return readable(caller.address(), product)
                .flatMap(readable -> find(filter.within(readable), page));
    }

    private Mono<Set<ProductId>> readable(Address wallet, @Nullable ProductId product) {
        if (product == null) {
            return products.productsOf(wallet);
        }
        return access.requireAny(wallet, product).thenReturn(Set.of(product));
    }

    private Mono<Page<RewardView>> find(RewardFilter filter, PageRequest page) {
        return rewards.find(filter, page).map(BusinessRewardsController::toViews);
    }

    private static Page<RewardView> toViews(Page<Reward> page) {
        List<RewardView> views = page.items().stream().map(RewardView::of).toList();
        return new Page<>(views, page.nextCursor());
    }

    private static RewardFilter toFilter(Parameters parameters) {
        return new RewardFilter(
                null,
                parameters.optional("interactionId", InteractionId::parse, ID),
                parameters.optional("campaignId", CampaignId::parse, ID),
                parameters.optional("wallet", Address::parse, "20 bytes of hex"),
                null,
                parameters.optional(
                        "status",
                        BusinessRewardsController::toStatus,
                        "pending, pushed or cancelled"));
    }

    private static RewardStatus toStatus(String word) {
        if (!STATUSES.contains(word)) {
            throw new IllegalArgumentException("status: " + word + " (expected: " + STATUSES + ")");
        }
        return RewardStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
