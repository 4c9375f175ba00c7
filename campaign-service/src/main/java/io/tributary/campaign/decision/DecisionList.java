package io.tributary.campaign.decision;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Decisions in lists, newest first. */
@Component
class DecisionList {

    private final DatabaseClient database;
    private final JsonMapper json;

    DecisionList(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The decisions that pass the filter. */
    Mono<Page<DecisionAnswer>> read(DecisionFilter filter, PageRequest page) {
        Conditions conditions = conditions(filter, page.after());
        return database.sql(
                        """
                        select interaction_id, campaign_id, campaign_version, wallet, reason, facts::text as facts,
                               reserved, decided_at
                          from campaign_decisions
                         where true
                        """
                                + conditions.sql()
                                + " order by decided_at desc, id desc limit :limit")
                .bindValues(conditions.values())
                .bind("limit", page.limit() + 1)
                .map(row -> DecisionAnswer.of(new Columns(row), json))
                .all()
                .collectList()
                .map(found -> Page.of(found, page.limit(), DecisionAnswer::position));
    }

    private static Conditions conditions(DecisionFilter filter, @Nullable Cursor after) {
        Conditions all = new Conditions();
        all.and(
                "campaign_id = :campaign",
                "campaign",
                filter.campaign() == null ? null : filter.campaign().value());
        all.and(
                "interaction_id = :interaction",
                "interaction",
                filter.interaction() == null ? null : filter.interaction().value());
        all.and(
                "wallet = :wallet",
                "wallet",
                filter.wallet() == null ? null : filter.wallet().value());
        all.and("decided_at >= :from", "from", time(filter.from()));
        all.and("decided_at < :to", "to", time(filter.to()));
        if (after != null) {
            all.and("(decided_at, id) < (:at, :after)", "at", Unnest.time(after.at()));
            all.values().put("after", after.id());
        }
        return all;
    }

    private static @Nullable Object time(@Nullable Instant moment) {
        return moment == null ? null : Unnest.time(moment);
    }

    /**
     * The clauses of what was asked for: absent ones are left out, so that an index fits the rest.
     */
    private record Conditions(StringBuilder text, Map<String, Object> values) {

        Conditions() {
            this(new StringBuilder(), new LinkedHashMap<>());
        }

        void and(String clause, String name, @Nullable Object value) {
            if (value != null) {
                text.append("\n and ").append(clause);
                values.put(name, value);
            }
        }

        String sql() {
            return text.toString();
        }
    }
}
