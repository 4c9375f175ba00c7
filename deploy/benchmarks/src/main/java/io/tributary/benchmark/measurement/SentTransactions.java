package io.tributary.benchmark.measurement;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import io.tributary.testkit.platform.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What chain-pusher has signed, from its database. */
final class SentTransactions {

    private static final String NEXT = "select coalesce(max(account_nonce) + 1, 0) from attempts";

    private static final String MINED =
            """
            select a.raw
            from attempts a
            join batches b
              on b.batch_id = a.batch_id
              and b.mined_tx = a.tx_hash
            where a.account_nonce >= ?
              and a.account_nonce < ?
            order by a.account_nonce
            """;

    private final PostgresServer server;

    SentTransactions(PostgresServer server) {
        this.server = server;
    }

    /** The gas payer's next account nonce. */
    long nextNonce() {
        return Long.parseLong(read(NEXT).getFirst());
    }

    /** The mined transactions of these account nonces, as signed, in order. */
    List<String> mined(long from, long to) {
        return read(MINED, from, to);
    }

    private List<String> read(String sql, long... bounds) {
        try (Connection connection = server.connect(Service.PUSHER.database());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < bounds.length; i++) {
                statement.setLong(i + 1, bounds[i]);
            }
            return all(statement);
        } catch (SQLException e) {
            throw new QuickstartException(
                    Outcome.WRONG, "attempts cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> all(PreparedStatement statement) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
