package io.tributary.messaging.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class CachedProductsTest {

    private final DatabaseThatIsAway database = new DatabaseThatIsAway();
    private final CachedProducts products = products(CachedProducts.PATIENCE);
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Throwable> dropped = new ArrayList<>();

    @AfterEach
    void forgetHook() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void failsEachRequestByAnExceptionOfItsOwn() {
        Mono<KnownKey> key = products.keyByHash("0a");
        key.subscribe(found -> {}, failures::add);
        key.subscribe(found -> {}, failures::add);
        database.fail();
        assertThat(failures)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .hasOnlyElementsOfType(DataAccessResourceFailureException.class);
    }

    @Test
    void dropsNoErrorOfARequestThatWaitsNoMore() {
        Hooks.onErrorDropped(dropped::add);
        products.keyByHash("0a").subscribe(found -> {}, failures::add).dispose();
        database.fail();
        assertThat(failures).isEmpty();
        assertThat(dropped).isEmpty();
    }

    @Test
    void asksAgainAfterAFailure() {
        products.keyByHash("0a").subscribe(found -> {}, failures::add);
        database.fail();
        products.keyByHash("0a").subscribe(found -> {}, failures::add);
        assertThat(database.asked).isEqualTo(2);
    }

    @Test
    void waitsNoLongerForADatabaseThatIsFrozen() {
        CachedProducts impatient = products(Duration.ofMillis(50));
        assertThatThrownBy(() -> impatient.keyByHash("0a").block(Duration.ofSeconds(10)))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    private CachedProducts products(Duration patience) {
        return new CachedProducts(
                new ProductTables(
                        DatabaseClient.builder()
                                .connectionFactory(database)
                                .bindMarkers(BindMarkersFactory.indexed("$", 1))
                                .build()),
                patience);
    }

    /** Asked for a connection, it says nothing until it fails. */
    private static final class DatabaseThatIsAway implements ConnectionFactory {

        private final Sinks.Empty<Connection> answer = Sinks.empty();
        private int asked;

        @Override
        public Mono<Connection> create() {
            return Mono.defer(() -> {
                asked++;
                return answer.asMono();
            });
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "none";
        }

        void fail() {
            answer.tryEmitError(new R2dbcNonTransientResourceException("away")).orThrow();
        }
    }
}
