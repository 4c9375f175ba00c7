package io.tributary.testkit.dns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A question about one name, as it came over the wire (RFC 1035 4.1), and the answers to it.
 *
 * @param id by which the asker knows the answer
 * @param name in lower case, without the last dot
 * @param question the question section, byte by byte
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares messages.
record DnsMessage(short id, String name, byte[] question) {

    private static final int HEADER = 12;
    private static final short RESPONSE = (short) 0x8180;
    private static final short TRUNCATED = 0x0200;
    private static final short NAME_OF_THE_QUESTION = (short) 0xC00C;
    private static final short TXT = 16;
    private static final short INTERNET = 1;
    private static final int TTL_SECONDS = 60;

    static DnsMessage read(ByteBuffer bytes) {
        short id = bytes.getShort(0);
        bytes.position(HEADER);
        List<String> labels = new ArrayList<>();
        for (int length = bytes.get(); length > 0; length = bytes.get()) {
            byte[] label = new byte[length];
            bytes.get(label);
            labels.add(new String(label, StandardCharsets.US_ASCII));
        }
        byte[] question = new byte[bytes.position() + 2 * Short.BYTES - HEADER];
        bytes.get(HEADER, question);
        return new DnsMessage(id, String.join(".", labels).toLowerCase(Locale.ROOT), question);
    }

    /** That the answer does not fit a datagram. */
    byte[] truncated() {
        return message(TRUNCATED, 0, new byte[0]);
    }

    /**
     * An answer with TXT records.
     *
     * @param code 0: no error, 2: server failure, 3: no such name
     * @param records each the length-prefixed strings of one record
     */
    byte[] answer(int code, List<byte[]> records) {
        int size = records.stream().mapToInt(data -> HEADER + data.length).sum();
        ByteBuffer answers = ByteBuffer.allocate(size);
        for (byte[] data : records) {
            answers.putShort(NAME_OF_THE_QUESTION).putShort(TXT).putShort(INTERNET);
            answers.putInt(TTL_SECONDS).putShort((short) data.length).put(data);
        }
        return message((short) code, records.size(), answers.array());
    }

    private byte[] message(short flags, int answers, byte[] records) {
        ByteBuffer message = ByteBuffer.allocate(HEADER + question.length + records.length);
        message.putShort(id).putShort((short) (RESPONSE | flags));
        message.putShort((short) 1).putShort((short) answers).putInt(0);
        return message.put(question).put(records).array();
    }
}
