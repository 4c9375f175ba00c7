package io.tributary.interaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the service and PostgreSQL. On demand it lets a COMMIT through and tears the
 * connection before its answer: whether it was committed is unknown to who asked.
 */
final class TornConnection implements AutoCloseable {

    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 65_536;

    private final int postgres;
    private final ServerSocket server;
    private final AtomicInteger toTear = new AtomicInteger();

    TornConnection(int postgres) {
        this.postgres = postgres;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Tears the connections of the next commits. */
    void tear(int commits) {
        toTear.set(commits);
    }

    /** How many are still to be torn. */
    int left() {
        return toTear.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Pair pair =
                        new Pair(client, new Socket(InetAddress.getLoopbackAddress(), postgres));
                Thread.ofVirtual().start(pair::toServer);
                Thread.ofVirtual().start(pair::toClient);
            }
        } catch (IOException closed) {
            // The test is over: nobody connects any more.
            toTear.set(0);
        }
    }

    private boolean isToBeTorn(byte[] sent) {
        return contains(sent) && toTear.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private static boolean contains(byte[] sent) {
        for (int i = 0; i + COMMIT.length <= sent.length; i++) {
            if (Arrays.equals(sent, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
                return true;
            }
        }
        return false;
    }

    /** A connection and its other half. */
    private final class Pair {

        private final Socket client;
        private final Socket database;
        private volatile boolean torn;

        Pair(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void toServer() {
            pump(client, database, true);
        }

        void toClient() {
            pump(database, client, false);
        }

        private void pump(Socket from, Socket to, boolean sent) {
            byte[] buffer = new byte[BUFFER];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (!sent && torn) {
                        return;
                    }
                    if (sent && isToBeTorn(Arrays.copyOf(buffer, n))) {
                        torn = true;
                    }
                    to.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException gone) {
                // Either side has hung up; try-with-resources tells the other.
                torn = true;
            }
        }
    }
}
