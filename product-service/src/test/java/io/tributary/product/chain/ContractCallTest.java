package io.tributary.product.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import org.junit.jupiter.api.Test;

class ContractCallTest {

    @Test
    void writesSelectorAndWords() {
        Address address = Address.parse("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65");

        assertThat(ContractCall.of("balanceOf(address)").with(address).with(2).data())
                .isEqualTo(
                        "0x70a08231"
                                + "00000000000000000000000015d34aaf54267db7d7c367839aaf71a00a2c6a65"
                                + "0000000000000000000000000000000000000000000000000000000000000002");
    }
}
