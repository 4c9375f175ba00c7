package io.tributary.pusher.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Uint256;

class BankCallsTest {

    private static final Bytes32 CAMPAIGN = Bytes32.of(new UUID(1, 2));
    private static final Bytes32 NONCE = Bytes32.of(new UUID(-3, 4));
    private static final Address TOKEN = new Address("0x" + "ab".repeat(20));

    @Property(tries = 50)
    void encodesAPushAsWeb3jDoes(@ForAll @IntRange(min = 1, max = 40) int count) {
        List<Recipient> recipients =
                IntStream.rangeClosed(1, count).mapToObj(BankCallsTest::recipient).toList();
        byte[] signature = new byte[65];
        signature[0] = 1;
        signature[64] = 27;
        BankPush push = new BankPush(CAMPAIGN, TOKEN, recipients, NONCE);

        assertThat(Hex.encode(BankCalls.pushRewards(push, signature)))
                .isEqualTo(FunctionEncoder.encode(function(push, signature)));
    }

    @Example
    void encodesTheQuestionForANonce() {
        Function function =
                new Function(
                        "isNonceUsed",
                        List.of(new org.web3j.abi.datatypes.generated.Bytes32(NONCE.bytes())),
                        List.of());

        assertThat(Hex.encode(BankCalls.isNonceUsed(NONCE)))
                .isEqualTo(FunctionEncoder.encode(function));
    }

    private static Recipient recipient(int i) {
        BigInteger amount = BigInteger.TWO.pow(256).subtract(BigInteger.valueOf(i));
        return new Recipient(new Address("0x%040x".formatted(i)), new TokenAmount(amount));
    }

    private static Function function(BankPush push, byte[] signature) {
        List<StaticStruct> rewards =
                push.recipients().stream()
                        .map(r ->
                                new StaticStruct(
                                        new org.web3j.abi.datatypes.Address(r.wallet().value()),
                                        new Uint256(r.amount().units())))
                        .toList();
        return new Function(
                "pushRewards",
                List.of(
                        new org.web3j.abi.datatypes.generated.Bytes32(push.campaign().bytes()),
                        new org.web3j.abi.datatypes.Address(push.token().value()),
                        new DynamicArray<>(StaticStruct.class, rewards),
                        new org.web3j.abi.datatypes.generated.Bytes32(push.nonce().bytes()),
                        new DynamicBytes(signature)),
                List.of());
    }
}
