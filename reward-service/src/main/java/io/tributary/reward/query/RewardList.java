package io.tributary.reward.query;

import io.tributary.events.RewardStatus;
import io.tributary.reward.lifecycle.Reward;
import io.tributary.reward.lifecycle.RewardRow;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Lists rewards, newest first. */
public final class RewardList {

    private final DatabaseClient client;

    RewardList(DatabaseClient client) {
        this.client = client;
    }

    /** The part of the list that the request asks for. */
    public Mono<Page<Reward>> find(RewardFilter filter, PageRequest page) {
        Conditions conditions = conditions(filter, page.after());
        return client.sql(conditions.select())
                .bindValues(conditions.values)
                .bind("limit", page.limit() + 1)
                .map(RewardRow::toReward)
                .all()
                .collectList()
                .map(rewards -> Page.of(rewards, page.limit(), RewardList::position));
    }

    private static Cursor position(Reward reward) {
        return new Cursor(reward.createdAt(), reward.id().value());
    }

    private static Conditions conditions(RewardFilter filter, @Nullable Cursor after) {
        Conditions conditions = new Conditions();
        Set<ProductId> products = filter.products();
        if (products != null) {
            UUID[] ids = products.stream().map(ProductId::value).toArray(UUID[]::new);
            conditions.add("product_id = any(:products::uuid[])", "products", ids);
        }
        InteractionId interaction = filter.interaction();
        if (interaction != null) {
            conditions.add("interaction_id = :interaction", "interaction", interaction.value());
        }
        CampaignId campaign = filter.campaign();
        if (campaign != null) {
            conditions.add("campaign_id = :campaign", "campaign", campaign.value());
        }
        addWordsOf(filter, conditions);
        if (after != null) {
            conditions.add("(created_at, id) < (:at, :id)", "at", after.at());
            conditions.values.put("id", after.id());
        }
        return conditions;
    }

    private static void addWordsOf(RewardFilter filter, Conditions conditions) {
        Address wallet = filter.wallet();
        if (wallet != null) {
            conditions.add("wallet = :wallet", "wallet", wallet.value());
        }
        Address token = filter.token();
        if (token != null) {
            conditions.add("token = :token", "token", token.value());
        }
        RewardStatus status = filter.status();
        if (status != null) {
            conditions.add("status = :status", "status", status.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The where clause of what is asked for, so that the planner sees only that. */
    private static final class Conditions {

        private final List<String> clauses = new ArrayList<>(List.of("true"));
        private final Map<String, Object> values = new LinkedHashMap<>();

        void add(String clause, String name, Object value) {
            clauses.add(clause);
            values.put(name, value);
        }

        String select() {
            return """
            select *
            from rewards
            where %s
            order by created_at desc, id desc
            limit :limit
            """
                    .formatted(String.join("\n  and ", clauses));
        }
    }
}
