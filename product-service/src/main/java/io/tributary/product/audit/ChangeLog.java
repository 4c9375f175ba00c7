package io.tributary.product.audit;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import io.tributary.web.paging.PageRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of changes. A row is written in the transaction of its change, under the product's
 * lock, by the database's clock at that moment: so time and version rise together.
 */
@Repository
public class ChangeLog {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ChangeLog(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Writes down who made the change that led to this version. */
    public Mono<Void> append(ProductId product, long version, Address actor, Change change) {
        return database.sql(
                        """
                        insert into product_changes (id, product_id, version, at, actor, action, subject, details)
                        values (:id, :product, :version, clock_timestamp(), :actor, :action, :subject, cast(:details as json))
                        """)
                .bind("id", Uuids.next(clock.instant()))
                .bind("product", product.value())
                .bind("version", version)
                .bind("actor", actor.value())
                .bind("action", change.action().word())
                .bind("subject", change.subject())
                .bind("details", json.writeValueAsString(change.details()))
                .then();
    }

    /** One more than the page holds, newest first; without an action all kinds. */
    Flux<LoggedChange> of(ProductId product, @Nullable ChangeAction action, PageRequest page) {
        return database.sql(
                        """
                        select id, at, actor, action, subject, details::text as details, version
                        from product_changes
                        where product_id = :product
                          and (:action = '' or action = :action)
                          and (at, id) < (:before, :beforeId)
                        order by at desc, id desc
                        limit :limit
                        """)
                .bind("product", product.value())
                .bind("action", action == null ? "" : action.word())
                .bind("before", page.afterOrNewest().at())
                .bind("beforeId", page.afterOrNewest().id())
                .bind("limit", page.limit() + 1)
                .map(this::toChange)
                .all();
    }

    private LoggedChange toChange(Readable row) {
        return new LoggedChange(
                Column.uuid(row, "id"),
                Column.time(row, "at"),
                Column.address(row, "actor"),
                Column.text(row, "action"),
                Column.text(row, "subject"),
                json.readTree(Column.text(row, "details")),
                Column.of(row, "version", Long.class));
    }
}
