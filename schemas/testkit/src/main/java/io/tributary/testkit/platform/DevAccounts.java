package io.tributary.testkit.platform;

import io.tributary.values.Address;

/**
 * The first accounts of the development chain's mnemonic. Everybody knows their keys: they are
 * worth nothing elsewhere.
 */
public enum DevAccounts {
    MERCHANT(
            "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266",
            "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"),
    DISTRIBUTOR(
            "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
            "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d"),
    GAS_PAYER_1(
            "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc",
            "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a"),
    GAS_PAYER_2(
            "0x90f79bf6eb2c4f870365e785982e1f101e93b906",
            "0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6"),
    ALICE(
            "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65",
            "0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a"),
    BOB(
            "0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc",
            "0x8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba"),
    CAROL(
            "0x976ea74026e726554db657fa54763abd0c3a0aa9",
            "0x92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e"),
    DAVE(
            "0x14dc79964da2c08b23698b3d3cc7ca32193d9955",
            "0x4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356"),
    ERIN(
            "0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f",
            "0xdbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97");

    /** The mnemonic that the accounts derive from. */
    public static final String MNEMONIC =
            "test test test test test test test test test test test junk";

    private final String address;
    private final String privateKey;

    DevAccounts(String address, String privateKey) {
        this.address = address;
        this.privateKey = privateKey;
    }

    /** The account's address. */
    public Address address() {
        return new Address(address);
    }

    /** The private key: {@code 0x} and 64 hex digits. */
    public String privateKey() {
        return privateKey;
    }
}
