package io.tributary.benchmark.measurement;

import io.tributary.benchmark.load.HttpLoad;
import io.tributary.benchmark.load.Purchases;
import io.tributary.benchmark.load.Target;
import io.tributary.benchmark.machine.Installation;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Purchases that are accepted and on their topic while nobody reads it, and what came of them. */
public final class Backlog {

    private static final String PATH = "/external/interactions/batch";
    private static final int ITEMS = 500;
    private static final int CONNECTIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Installation installation;
    private final Shop shop;
    private final HttpLoad load;
    private final Purchases purchases;

    /** Of the shop's campaign. */
    public Backlog(Installation installation, Shop shop, HttpLoad load, Purchases purchases) {
        this.installation = installation;
        this.shop = shop;
        this.load = load;
        this.purchases = purchases;
    }

    /** Posts so many, a multiple of 500, and returns when all are acknowledged by the broker. */
    void post(int count) {
        Target target =
                Target.post(
                        installation.ports().of(Port.INTERACTION),
                        PATH,
                        shop.secretKey(),
                        () -> purchases.next(ITEMS));
        load.count(target, CONNECTIONS, count / ITEMS).expect(200);
        await(Service.INTERACTION, "select count(*) from interaction_outbox", 0);
    }

    /** How many rewards there are. */
    long rewards() {
        return count(Service.REWARD, "select count(*) from rewards");
    }

    /** Returns when there are so many rewards. */
    void awaitRewards(long count) {
        await(Service.REWARD, "select count(*) from rewards", count);
    }

    /** Returns when so many rewards are paid, and everybody knows. */
    void awaitPushed(long count) {
        await(Service.REWARD, "select count(*) from rewards where status = 'pushed'", count);
    }

    private void await(Service service, String question, long wanted) {
        Polling.until(
                "that " + question + " is " + wanted,
                PATIENCE,
                PAUSE,
                () -> count(service, question),
                count -> count == wanted);
    }

    private long count(Service service, String question) {
        try (Connection connection =
                        installation.platform().postgres().connect(service.database());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new QuickstartException(
                    Outcome.WRONG, question + " failed: " + e.getMessage(), e);
        }
    }
}
