package io.tributary.pusher.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.pusher.PusherProperties;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;

class SigningConfigurationTest {

    private static final Credentials DISTRIBUTOR =
            Credentials.create(
                    "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

    private final SigningConfiguration configuration = new SigningConfiguration();

    @Test
    void readsTheDistributorFromAnEncryptedKeystore(@TempDir Path folder) throws Exception {
        PusherProperties properties = keystore(folder, "right");

        assertThat(configuration.distributor(properties).address().value())
                .isEqualTo("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
    }

    @Test
    void saysWhichKeystoreDoesNotOpen(@TempDir Path folder) throws Exception {
        PusherProperties properties = keystore(folder, "wrong");

        assertThatThrownBy(() -> configuration.distributor(properties))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("opens with the password")
                .hasMessageNotContaining("wrong ");
    }

    private static PusherProperties keystore(Path folder, String password) throws Exception {
        String file =
                WalletUtils.generateWalletFile(
                        "right", DISTRIBUTOR.getEcKeyPair(), folder.toFile(), false);
        Map<String, String> settings =
                Map.of(
                        "tributary.pusher.distributor-keystore",
                        folder.resolve(file).toString(),
                        "tributary.pusher.distributor-keystore-password",
                        password,
                        "tributary.pusher.gas-payer-keys",
                        "0x02");
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("tributary.pusher", PusherProperties.class)
                .get();
    }
}
