package io.tributary.values;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Keccak-256 as Ethereum uses it: the Keccak submission's padding (0x01), not that of SHA3-256 in
 * FIPS 202, which the JDK offers. Kept here so that {@link Address} can check EIP-55 without a
 * dependency.
 */
public final class Keccak256 {

    private static final int RATE = 136;
    private static final int ROUNDS = 24;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };
    private static final long[] ROUND_CONSTANTS = roundConstants();

    private Keccak256() {}

    /** Hashes {@code input}; the result has 32 bytes. */
    public static byte[] hash(byte[] input) {
        long[] state = new long[25];
        int offset = 0;
        for (; input.length - offset >= RATE; offset += RATE) {
            absorb(state, input, offset);
        }
        byte[] last = Arrays.copyOf(Arrays.copyOfRange(input, offset, input.length), RATE);
        last[input.length - offset] |= 0x01;
        last[RATE - 1] |= (byte) 0x80;
        absorb(state, last, 0);
        byte[] digest = new byte[32];
        for (int lane = 0; lane < 4; lane++) {
            LONGS.set(digest, lane * 8, state[lane]);
        }
        return digest;
    }

    private static void absorb(long[] state, byte[] block, int offset) {
        for (int lane = 0; lane < RATE / 8; lane++) {
            state[lane] ^= (long) LONGS.get(block, offset + lane * 8);
        }
        for (int round = 0; round < ROUNDS; round++) {
            theta(state);
            rhoAndPi(state);
            chi(state);
            state[0] ^= ROUND_CONSTANTS[round];
        }
    }

    private static void theta(long[] state) {
        long[] parity = new long[5];
        for (int lane = 0; lane < 25; lane++) {
            parity[lane % 5] ^= state[lane];
        }
        for (int lane = 0; lane < 25; lane++) {
            int column = lane % 5;
            state[lane] ^= parity[(column + 4) % 5] ^ Long.rotateLeft(parity[(column + 1) % 5], 1);
        }
    }

    private static void rhoAndPi(long[] state) {
        long moving = state[1];
        for (int step = 0; step < LANES.length; step++) {
            long next = state[LANES[step]];
            state[LANES[step]] = Long.rotateLeft(moving, ROTATIONS[step]);
            moving = next;
        }
    }

    private static void chi(long[] state) {
        for (int row = 0; row < 25; row += 5) {
            long first = state[row];
            long second = state[row + 1];
            state[row] ^= ~second & state[row + 2];
            state[row + 1] ^= ~state[row + 2] & state[row + 3];
            state[row + 2] ^= ~state[row + 3] & state[row + 4];
            state[row + 3] ^= ~state[row + 4] & first;
            state[row + 4] ^= ~first & second;
        }
    }

    /**
     * The constants come from the linear feedback shift register of the Keccak reference, section
     * 1.2.
     */
    private static long[] roundConstants() {
        long[] constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int bit = 0; bit < 7; bit++) {
                if ((register & 1) != 0) {
                    constants[round] ^= 1L << ((1 << bit) - 1);
                }
                register = (register << 1) ^ ((register >> 7) * 0x171);
            }
        }
        return constants;
    }
}
