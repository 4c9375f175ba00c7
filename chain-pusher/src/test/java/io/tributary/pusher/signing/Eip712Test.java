package io.tributary.pusher.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.pusher.contract.BankPush;
import io.tributary.pusher.contract.Recipient;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.ChainId;
import io.tributary.values.Hex;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.web3j.crypto.Hash;
import org.web3j.crypto.StructuredDataEncoder;
import tools.jackson.databind.json.JsonMapper;

class Eip712Test {

    private static final ChainId CHAIN = new ChainId(31_337);

    @Property(tries = 100)
    void signsTheDigestThatWeb3jComputes(
            @ForAll("pushes") BankPush push, @ForAll("addresses") Address bank) throws Exception {
        byte[] expected = encoder(push, bank).hashStructuredData();

        assertThat(Eip712.digest(CHAIN, bank, push)).isEqualTo(Bytes32.of(expected));
    }

    @Property(tries = 100)
    void hashesTheListAsWeb3jDoes(
            @ForAll("pushes") BankPush push, @ForAll("addresses") Address bank) throws Exception {
        StructuredDataEncoder encoder = encoder(push, bank);
        List<byte[]> hashes = new ArrayList<>();
        for (Map<String, Object> reward : rewards(push)) {
            hashes.add(encoder.hashMessage("Reward", new HashMap<>(reward)));
        }

        assertThat(Eip712.rewardsHash(push.recipients()))
                .isEqualTo(Bytes32.of(Hash.sha3(joined(hashes))));
    }

    @Provide
    Arbitrary<BankPush> pushes() {
        Arbitrary<Recipient> recipients =
                Combinators.combine(addresses(), amounts()).as(Recipient::new);
        return Combinators.combine(
                        words(), addresses(), recipients.list().ofMinSize(1).ofMaxSize(12), words())
                .as(BankPush::new);
    }

    @Provide
    Arbitrary<Address> addresses() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(20)
                .filter(bytes -> new BigInteger(1, bytes).signum() > 0)
                .map(Address::of);
    }

    private static Arbitrary<Bytes32> words() {
        return Arbitraries.bytes().array(byte[].class).ofSize(32).map(Bytes32::of);
    }

    private static Arbitrary<TokenAmount> amounts() {
        BigInteger largest = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        return Arbitraries.bigIntegers().between(BigInteger.ONE, largest).map(TokenAmount::new);
    }

    private static StructuredDataEncoder encoder(BankPush push, Address bank) throws Exception {
        Map<String, Object> message =
                Map.of(
                        "types", types(),
                        "primaryType", "PushRewards",
                        "domain",
                                Map.of(
                                        "name",
                                        "Frak.ProductBank",
                                        "version",
                                        "1",
                                        "chainId",
                                        CHAIN.value(),
                                        "verifyingContract",
                                        bank.value()),
                        "message",
                                Map.of(
                                        "campaignId", push.campaign().value(),
                                        "token", push.token().value(),
                                        "rewards", rewards(push),
                                        "nonce", push.nonce().value()));
        return new StructuredDataEncoder(JsonMapper.builder().build().writeValueAsString(message));
    }

    private static Map<String, List<Map<String, String>>> types() {
        return Map.of(
                "EIP712Domain",
                List.of(
                        field("name", "string"),
                        field("version", "string"),
                        field("chainId", "uint256"),
                        field("verifyingContract", "address")),
                "PushRewards",
                List.of(
                        field("campaignId", "bytes32"),
                        field("token", "address"),
                        field("rewards", "Reward[]"),
                        field("nonce", "bytes32")),
                "Reward",
                List.of(field("user", "address"), field("amount", "uint256")));
    }

    private static Map<String, String> field(String name, String type) {
        return Map.of("name", name, "type", type);
    }

    private static List<Map<String, Object>> rewards(BankPush push) {
        return push.recipients().stream()
                .map(r ->
                        Map.<String, Object>of(
                                "user", r.wallet().value(), "amount", r.amount().toString()))
                .toList();
    }

    private static byte[] joined(List<byte[]> hashes) {
        StringBuilder hex = new StringBuilder("0x");
        hashes.forEach(hash -> hex.append(Hex.encode(hash), 2, 66));
        return Hex.decode(hex.toString());
    }
}
