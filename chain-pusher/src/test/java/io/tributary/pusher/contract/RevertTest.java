package io.tributary.pusher.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Hex;
import org.junit.jupiter.api.Test;

class RevertTest {

    @Test
    void readsFiguresOfAnEmptyBank() {
        String data =
                Hex.encode(
                        new AbiWriter(68)
                                .selectorOf("InsufficientBalance(uint256,uint256)")
                                .number(5)
                                .number(10)
                                .bytes());

        assertThat(Revert.read(data))
                .isEqualTo(new Revert(Revert.Cause.BANK_SHORT, "InsufficientBalance(5, 10)"));
        assertThat(Revert.Cause.BANK_SHORT.word()).isEqualTo("bank_short");
    }

    @Test
    void keepsUnknownDataForPeople() {
        assertThat(Revert.read("0xdeadbeef"))
                .isEqualTo(new Revert(Revert.Cause.REVERTED, "revert data 0xdeadbeef"));
    }

    @Test
    void takesARevertWithoutData() {
        assertThat(Revert.read("0x").cause()).isEqualTo(Revert.Cause.REVERTED);
    }

    @Test
    void knowsEveryErrorOfTheContractsByItsSelector() {
        for (Revert.Cause cause : Revert.Cause.values()) {
            if (cause != Revert.Cause.REVERTED) {
                assertThat(Revert.read(Hex.encode(cause.selector())).cause()).isEqualTo(cause);
            }
        }
    }
}
