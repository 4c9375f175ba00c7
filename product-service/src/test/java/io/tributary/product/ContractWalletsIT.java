package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.Hex;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in of wallets that are contracts (EIP-1271), on the development chain. */
class ContractWalletsIT extends ProductFixture {

    private static final String MAGIC_ALWAYS = "0x7f1626ba7e" + "0".repeat(56) + "5f5260205ff3";

    private final TestWallet key = TestWallet.draw();

    private Contracts contracts() {
        return new Contracts(platform.chain().rpcUrl());
    }

    private TestWallet walletOf(TestWallet signer) {
        return new TestWallet(contracts().wallet(signer.address()), signer.keys());
    }

    private int verify(String message, String signature) {
        return client.verify(message, signature).expectBody().returnResult().getStatus().value();
    }

    @Test
    void signsAContractInByItsOwnersSignature() throws Exception {
        TestWallet wallet = walletOf(key);
        String message = client.challenge(wallet);

        assertThat(client.signIn(wallet)).isNotBlank();
        assertThat(verify(message, TestWallet.draw().sign(message))).isEqualTo(401);
        assertThat(verify(message, "0x")).isEqualTo(401);
        assertThat(verify(message, key.sign(message + " "))).isEqualTo(401);
        Callable<Integer> attempt = () -> verify(message, key.sign(message));
        assertThat(atOnce(Collections.nCopies(4, attempt))).containsOnlyOnce(200);
        assertThat(verify(message, key.sign(message))).isEqualTo(401);
    }

    @Test
    void actsAsTheContractAndNotAsItsOwner() {
        TestWallet wallet = walletOf(key);

        assertThat(
                        TestClient.json(
                                        client.post(
                                                "/business/products",
                                                client.signIn(wallet),
                                                Map.of("name", "Shop", "domains", List.of())))
                                .path("administrators")
                                .path(0)
                                .path("wallet")
                                .asString())
                .isEqualTo(wallet.address().value());
    }

    /** EIP-7702: an account with a key and with code. */
    @Test
    void takesAnAccountWithCodeByItsKeyAndByItsCode() {
        TestWallet account = TestWallet.draw();
        Contracts contracts = contracts();
        contracts.setCode(account.address(), contracts.code(walletOf(key).address()));
        String first = client.challenge(account);
        String second = client.challenge(account);

        assertThat(verify(first, account.sign(first))).isEqualTo(200);
        assertThat(verify(second, key.sign(second))).isEqualTo(200);
    }

    @Test
    void takesASignatureOfAnyLengthThatTheContractTakesUpToABound() {
        TestWallet wallet = TestWallet.draw();
        contracts().setCode(wallet.address(), MAGIC_ALWAYS);
        for (int length : new int[] {0, 1, 31, 33, 66, 8192}) {
            assertThat(verify(client.challenge(wallet), Hex.encode(new byte[length])))
                    .as("%s bytes", length)
                    .isEqualTo(200);
        }
        String message = client.challenge(wallet);
        assertThat(verify(message, Hex.encode(new byte[8193]))).isEqualTo(401);
        assertThat(verify(message, "0x123")).isEqualTo(401);
        assertThat(verify(message, "0xzz")).isEqualTo(401);
        assertThat(verify(message, "nonsense")).isEqualTo(401);
        assertThat(verify(message, "0x")).isEqualTo(200);
    }

    /** Each answers something else: see the column. */
    @ParameterizedTest
    @CsvSource({
        "0x5f5ffd, reverts",
        "0xfe, an invalid opcode",
        "0x5b5f56, burns all gas",
        "0x50, takes from an empty stack",
        "0x00, returns nothing",
        "0x60015f5260205ff3, returns true",
        "0x631626ba7e5f5260205ff3, returns the value at the wrong end",
        "0x7f1626ba7e000000000000000000000000000000000000000000000000000000015f5260205ff3, returns more bits",
        "0x7f1626ba7e000000000000000000000000000000000000000000000000000000005f5260045ff3, returns four bytes",
        "0x7f1626ba7e000000000000000000000000000000000000000000000000000000005f5260405ff3, returns two words",
        "0x365f5f37365ff3, returns its calldata",
    })
    void refusesContractsThatDoNotSayThatTheySigned(String code, String what) {
        TestWallet wallet = TestWallet.draw();
        contracts().setCode(wallet.address(), code);
        String message = client.challenge(wallet);

        client.verify(message, key.sign(message))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:sign-in-failed");
        assertThat(verify(message, wallet.sign(message))).as(what).isEqualTo(200);
    }

    @Test
    void refusesAContractOfAnotherChainAndPrecompiles() {
        TestWallet wallet = TestWallet.draw();
        contracts().setCode(wallet.address(), MAGIC_ALWAYS);
        String message =
                TestClient.json(
                                client.post(
                                        "/auth/nonce",
                                        "",
                                        Map.of("address", wallet.address().value(), "chainId", 1)))
                        .path("message")
                        .asString();

        assertThat(verify(message, "0x")).isEqualTo(401);
        assertThat(verify(message, wallet.sign(message))).isEqualTo(200);
        for (int precompile = 1; precompile <= 10; precompile++) {
            Address address = Address.parse("0x" + "%040x".formatted(precompile));
            String asked = client.challenge(new TestWallet(address, key.keys()));
            assertThat(verify(asked, key.sign(asked))).as("%s", address).isEqualTo(401);
        }
    }

    /** Nobody has such a nonce, so the chain is not asked, which would accept. */
    @Test
    void doesNotAskTheChainForAMadeUpNonce() {
        TestWallet wallet = TestWallet.draw();
        contracts().setCode(wallet.address(), MAGIC_ALWAYS);
        String message = client.challenge(wallet).replaceAll("Nonce: .*", "Nonce: madeUpNonce123");

        assertThat(verify(message, "0x")).isEqualTo(401);
    }

    @Test
    void stillSignsAccountsInByTheirKeyAlone() {
        TestWallet alice = TestWallet.of(DevAccounts.ALICE);
        String message = client.challenge(alice);

        assertThat(verify(message, key.sign(message))).isEqualTo(401);
        assertThat(verify(message, alice.sign(message))).isEqualTo(200);
    }
}
