package io.tributary.product.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.tributary.product.ProductProperties;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static SigningKeys keys(String configured) {
        return new SigningKeys(
                new ProductProperties(
                        configured,
                        "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
                        null,
                        List.of(),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15)));
    }

    private static ECKey key(Curve curve) throws JOSEException {
        return new ECKeyGenerator(curve).generate();
    }

    @Test
    void signsWithTheFirstAndPublishesAllWithoutTheirPrivateParts() throws JOSEException {
        JWKSet two = new JWKSet(List.of(key(Curve.P_256), key(Curve.P_256).toPublicJWK()));
        SigningKeys keys = keys(two.toString(false));

        assertThat(keys.current().isPrivate()).isTrue();
        assertThat(keys.published().toString()).doesNotContainPattern("[ {]d=");
        assertThat(keys.published().get("keys"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void namesAKeyTheSameOnEveryReplica() throws JOSEException {
        String configured = key(Curve.P_256).toJSONString();

        assertThat(keys(configured).current().getKeyID())
                .isEqualTo(keys(configured).current().getKeyID());
        assertThat(keys(configured).byId(keys(configured).current().getKeyID()).block())
                .isNotNull();
        assertThat(keys(configured).byId("other").block()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "secret", "{\"keys\":[]}"})
    void refusesAnythingElseWithoutRepeatingIt(String configured) {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys(configured))
                .withMessageNotContaining("secret\"")
                .withMessageContaining("signing-key");
    }

    @Test
    void refusesOtherCurvesAndKeysThatCannotSign() throws JOSEException {
        String other = key(Curve.P_384).toJSONString();
        String publicOnly = key(Curve.P_256).toPublicJWK().toJSONString();

        assertThatIllegalStateException().isThrownBy(() -> keys(other));
        assertThatIllegalStateException().isThrownBy(() -> keys(publicOnly));
    }
}
