package io.tributary.e2e.equation;

import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The five databases, read past their services. */
final class Databases {

    private final String server;

    Databases(Ports ports) {
        this.server = "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/";
    }

    /**
     * Rows of two columns, as text by key. A key that comes twice is shown as such: it equals
     * nothing.
     */
    Map<String, String> rows(Service service, String sql) {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                server + service.database(), "tributary", "tributary");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.merge(
                        result.getString(1),
                        String.valueOf(result.getString(2)),
                        (first, second) -> first + " and again " + second);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(service.text() + ": " + sql, e);
        }
        return rows;
    }
}
