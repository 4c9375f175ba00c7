package io.tributary.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name server on loopback with the TXT records that a test gives it (RFC 1035), over UDP and, for
 * what is longer than a datagram should be, TCP on the same port. Every other name does not exist.
 */
public final class DnsServer implements AutoCloseable {

    /** A server failure, as an answer's code. */
    public static final int SERVER_FAILURE = 2;

    private static final int NO_SUCH_NAME = 3;
    private static final int LONGEST_DATAGRAM = 1232;
    private static final int LONGEST_STRING = 255;
    private static final Answer SILENCE = new Answer(-1, List.of());

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final ServerSocket tcp;
    private final DatagramSocket udp;

    private DnsServer(ServerSocket tcp, DatagramSocket udp) {
        this.tcp = tcp;
        this.udp = udp;
    }

    /** Starts one on a free port. */
    public static DnsServer start() {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            ServerSocket tcp = new ServerSocket(0, 50, loopback);
            DnsServer server = new DnsServer(tcp, new DatagramSocket(tcp.getLocalPort(), loopback));
            Thread.ofPlatform().daemon().name("dns-udp").start(server::answerDatagrams);
            Thread.ofPlatform().daemon().name("dns-tcp").start(server::answerConnections);
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    /** How many questions have come so far. */
    public int questions() {
        return questions.get();
    }

    /** The name has these TXT records and no others; longer ones than a string are split. */
    public void publish(String name, String... texts) {
        answers.put(name, new Answer(0, Arrays.stream(texts).map(DnsServer::split).toList()));
    }

    /** The name has one TXT record of these strings. */
    public void publishInParts(String name, String... strings) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String string : strings) {
            data.write(string.length());
            data.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
        }
        answers.put(name, new Answer(0, List.of(data.toByteArray())));
    }

    /** Questions about the name are answered with this code and nothing else. */
    public void fail(String name, int code) {
        answers.put(name, new Answer(code, List.of()));
    }

    /** Questions about the name are not answered. */
    public void ignore(String name) {
        answers.put(name, SILENCE);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private static byte[] split(String text) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from < bytes.length; from += LONGEST_STRING) {
            int length = Math.min(LONGEST_STRING, bytes.length - from);
            data.write(length);
            data.write(bytes, from, length);
        }
        return data.toByteArray();
    }

    private Answer find(DnsMessage question) {
        questions.incrementAndGet();
        return answers.getOrDefault(question.name(), new Answer(NO_SUCH_NAME, List.of()));
    }

    private void answerDatagrams() {
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            try {
                udp.receive(packet);
                answer(packet);
            } catch (IOException failed) {
                requireClosed(udp.isClosed(), failed);
            }
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        DnsMessage question =
                DnsMessage.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        Answer found = find(question);
        if (found.equals(SILENCE)) {
            return;
        }
        byte[] whole = question.answer(found.code(), found.records());
        packet.setData(whole.length <= LONGEST_DATAGRAM ? whole : question.truncated());
        udp.send(packet);
    }

    private void answerConnections() {
        while (!tcp.isClosed()) {
            try (Socket connection = tcp.accept()) {
                answer(connection);
            } catch (IOException failed) {
                requireClosed(tcp.isClosed(), failed);
            }
        }
    }

    private static void requireClosed(boolean closed, IOException failed) {
        if (!closed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each message is preceded by its length (RFC 1035 4.2.2). */
    private void answer(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        byte[] bytes = in.readNBytes(in.readUnsignedShort());
        DnsMessage question = DnsMessage.read(ByteBuffer.wrap(bytes));
        Answer found = find(question);
        byte[] whole = question.answer(found.code(), found.records());
        ByteBuffer framed = ByteBuffer.allocate(Short.BYTES + whole.length);
        connection
                .getOutputStream()
                .write(framed.putShort((short) whole.length).put(whole).array());
    }

    private record Answer(int code, List<byte[]> records) {}
}
