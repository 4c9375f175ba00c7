package io.tributary.pusher.signing;

import io.tributary.pusher.PusherProperties;
import io.tributary.pusher.PusherProperties.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/** Where the keys come from. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    @Bean
    Signer distributor(PusherProperties properties) {
        Secret key = properties.distributorKey();
        return new LocalSigner(key == null ? fromKeystore(properties) : fromKey(key));
    }

    /** One lane needs one; further keys wait for further lanes. */
    @Bean
    GasPayer gasPayer(PusherProperties properties) {
        return new GasPayer(fromKey(properties.gasPayerKeys().getFirst()));
    }

    private static Credentials fromKey(Secret key) {
        return Credentials.create(key.reveal());
    }

    private static Credentials fromKeystore(PusherProperties properties) {
        String file = Objects.requireNonNull(properties.distributorKeystore()).toString();
        Secret password = Objects.requireNonNull(properties.distributorKeystorePassword());
        try {
            return WalletUtils.loadCredentials(password.reveal(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "distributor-keystore: " + file + " (expected: a readable file)", e);
        } catch (CipherException e) {
            throw new IllegalStateException(
                    "distributor-keystore: " + file + " (expected: opens with the password)", e);
        }
    }
}
