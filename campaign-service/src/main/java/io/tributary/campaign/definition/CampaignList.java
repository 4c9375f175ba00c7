package io.tributary.campaign.definition;

import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.ProductId;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Campaigns in lists, newest first. */
@Component
class CampaignList {

    // The same derivation as Campaign.status, so that a filter and a cursor can work in the
    // database.
    private static final String SHOWN =
            """
            case when c.status in ('active', 'paused') and c.ends_at <= :now then 'expired'
                 when c.status = 'active' and c.budget_cap > 0
                      and c.budget_cap - b.reserved < div(c.base_reward * c.user_percent, 10000) then 'budget_exhausted'
                 else c.status end
            """;

    private static final String SQL =
            "select "
                    + CampaignRow.COLUMNS
                    + """
                      from campaigns c
                      join campaign_budgets b on b.campaign_id = c.id and b.budget_window = 'total'
                     where c.product_id = any(:products::uuid[])
                       and (:status::text is null or :status::text = (
                    """
                    + SHOWN
                    + """
                    ))
                       and (:id::uuid is null or (c.created_at, c.id) < (:at::timestamptz, :id::uuid))
                     order by c.created_at desc, c.id desc
                     limit :limit
                    """;

    private final DatabaseClient database;

    CampaignList(DatabaseClient database) {
        this.database = database;
    }

    /** One more than asked for, so that the page knows whether it is the last. */
    Mono<List<Campaign>> read(
            Set<ProductId> products,
            @Nullable CampaignStatus status,
            Instant now,
            PageRequest page) {
        GenericExecuteSpec sql =
                database.sql(SQL)
                        .bind("products", Unnest.uuids(products, ProductId::value))
                        .bind("now", Unnest.time(now))
                        .bind("limit", page.limit() + 1);
        sql = Unnest.orNull(sql, "status", status == null ? null : status.word(), String.class);
        return bindCursor(sql, page.after())
                .map(row -> CampaignRow.toCampaign(new Columns(row)))
                .all()
                .collectList();
    }

    private static GenericExecuteSpec bindCursor(GenericExecuteSpec sql, @Nullable Cursor after) {
        GenericExecuteSpec timed = Unnest.timeOrNull(sql, "at", after == null ? null : after.at());
        return Unnest.orNull(timed, "id", after == null ? null : after.id(), UUID.class);
    }
}
