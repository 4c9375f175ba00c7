package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    /** The examples of EIP-55. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void readsEveryCaseAndWritesTheChecksum(String checksummed) {
        Address address = Address.parse(checksummed);
        assertThat(address.checksummed()).isEqualTo(checksummed);
        assertThat(address.value()).isEqualTo(checksummed.toLowerCase(Locale.ROOT));
        assertThat(Address.parse(address.value())).isEqualTo(address);
        assertThat(Address.parse("0x" + checksummed.substring(2).toUpperCase(Locale.ROOT)))
                .isEqualTo(address);
        assertThat(Address.of(address.bytes())).isEqualTo(address);
    }

    @Test
    void refusesAWrongChecksum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
                .withMessageContaining("EIP-55");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "0x12",
                "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaedf",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg",
                "0x0000000000000000000000000000000000000000",
                " 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "0x٠aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
            })
    void refusesWhatIsNoAccount(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse(text))
                .withMessageContaining("expected");
    }
}
