package io.tributary.messaging.audit;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code operator_actions}: a row for everything that an operator changes. */
public final class OperatorActions {

    private static final String INSERT =
            """
            insert into operator_actions (operator, action, subject, reason, detail)
            values (:operator, :action, :subject, :reason, :detail)
            """;

    private final DatabaseClient database;

    OperatorActions(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What an operator did.
     *
     * @param operator who
     * @param action what, for example {@code replay.start}
     * @param subject to what
     * @param reason why, as the operator says; may be empty
     * @param detail with which settings; may be empty
     */
    public record Action(
            String operator, String action, String subject, String reason, String detail) {}

    /** Part of the transaction that does it. */
    public Mono<Void> record(Action action) {
        return database.sql(INSERT)
                .bind("operator", action.operator())
                .bind("action", action.action())
                .bind("subject", action.subject())
                .bind("reason", action.reason())
                .bind("detail", action.detail())
                .then();
    }
}
