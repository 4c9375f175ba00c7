package io.tributary.campaign.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.ServiceFixture;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class GuardPartitionsIT extends ServiceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired private TransactionalOperator transaction;

    @Test
    void keepsTheMonthsThatAreWantedAndDropsOlderOnes() {
        Mono<Long> kept =
                maintain(1, 4)
                        .then(count("select count(*) from guard_partitions"))
                        .flatMap(months ->
                                count(partitionsOf("decisions"))
                                        .map(tables -> months * 1000 + tables));

        // One month before the current one, this one, four ahead; and the default partition.
        assertThat(undone(kept)).isEqualTo(6007);
    }

    @Test
    void countsRowsThatHaveNoMonth() {
        Mono<Long> strayed =
                database.sql(
                                """
                                insert into decisions
                                values (gen_random_uuid(), now() + interval '5 years', gen_random_uuid(), '', '', now())
                                """)
                        .then()
                        .then(maintain(13, 3));

        assertThat(undone(strayed)).isEqualTo(1);
    }

    private Mono<Long> maintain(int kept, int ahead) {
        return count("select maintain_guard_partitions(" + kept + ", " + ahead + ")");
    }

    private Mono<Long> count(String sql) {
        return Mono.defer(() -> database.sql(sql).mapValue(Long.class).one());
    }

    private static String partitionsOf(String table) {
        return "select count(*) from pg_inherits where inhparent = '" + table + "'::regclass";
    }

    /** Rolls back, since other tests share the tables. */
    private long undone(Mono<Long> work) {
        return Objects.requireNonNull(
                transaction
                        .execute(status -> {
                            status.setRollbackOnly();
                            return work;
                        })
                        .single()
                        .block(PATIENCE));
    }
}
