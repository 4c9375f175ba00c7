package io.tributary.testkit.delivery;

import java.util.function.Consumer;

/**
 * A table whose first nine writes fail: four in a conflict with others, three because the database
 * refuses, two for a reason that says nothing. A step has to wait and to try again, and must not
 * blame a record.
 */
public final class FailingTable implements AutoCloseable {

    private static final String SEQUENCE = "create sequence failed_writes";

    private static final String FUNCTION =
            """
            create function fail_at_first() returns trigger language plpgsql as $$
            declare
                attempt bigint := nextval('failed_writes');
            begin
                if attempt <= 4 then
                    raise exception 'conflict' using errcode = '40001';
                elsif attempt <= 7 then
                    raise exception 'no connection left' using errcode = '53300';
                elsif attempt <= 9 then
                    raise exception 'says nothing' using errcode = 'P0001';
                end if;
                return null;
            end $$
            """;

    private final Consumer<String> sql;
    private final String table;

    /**
     * Lets the next writes to the table fail.
     *
     * @param sql runs a statement in the service's database
     */
    public FailingTable(Consumer<String> sql, String table) {
        this.sql = sql;
        this.table = table;
        sql.accept(SEQUENCE);
        sql.accept(FUNCTION);
        sql.accept(
                """
                create trigger fail_at_first after insert or update on %s
                for each statement execute function fail_at_first()
                """
                        .formatted(table));
    }

    @Override
    public void close() {
        sql.accept("drop trigger fail_at_first on " + table);
        sql.accept("drop function fail_at_first()");
        sql.accept("drop sequence failed_writes");
    }
}
