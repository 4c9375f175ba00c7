package io.tributary.e2e.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients that send the start of a request and then a little now and then, to hold a connection.
 */
final class SlowClients implements AutoCloseable {

    /** What the services give a head (20 s) or a body (20 s), and some time to act. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> sending = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final List<CompletableFuture<RawAnswer>> answers = new ArrayList<>();

    void sendSlowly(int port, String start, String little) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            sockets.add(socket);
            write(socket, start);
            sending.add(
                    clock.scheduleAtFixedRate(() -> write(socket, little), 1, 1, TimeUnit.SECONDS));
            answers.add(CompletableFuture.supplyAsync(() -> read(socket), readers));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** A failed write ends the client's sending: the server has closed. */
    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static RawAnswer read(Socket socket) {
        try {
            return RawAnswer.parse(RawAnswer.readAll(socket.getInputStream()));
        } catch (java.net.SocketException reset) {
            return new RawAnswer(0, reset.toString(), "");
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
    }

    /** What each was told before its connection was closed; fails if one is held open. */
    List<RawAnswer> awaitAll() {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        sending.forEach(each -> each.cancel(true));
        clock.shutdownNow();
        readers.shutdownNow();
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
