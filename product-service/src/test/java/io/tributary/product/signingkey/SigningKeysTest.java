package io.tributary.product.signingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.product.ProductProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final ProductProperties PRODUCT =
            new ProductProperties(
                    "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
                    null,
                    List.of(),
                    true,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15));

    @TempDir private Path folder;

    private static SigningKeyProperties settings(@Nullable String inline, @Nullable Path file) {
        return new SigningKeyProperties(inline, file, Duration.ofSeconds(5), Duration.ZERO);
    }

    private static SigningKeys keys(SigningKeyProperties settings) {
        return new SigningKeys(
                new SigningKeySource(settings), settings, PRODUCT, Clock.systemUTC());
    }

    private static SigningKeys keys(String configured) {
        return keys(settings(configured, null));
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
    @ValueSource(strings = {"{}", "secret", "{\"keys\":[]}", "{\"keys\":", "[]", "null"})
    void refusesAnythingElseWithoutRepeatingIt(String configured) {
        assertThatExceptionOfType(UnusableKeysException.class)
                .isThrownBy(() -> keys(configured))
                .withMessageNotContaining("secret\"")
                .withMessageContaining("signing-key")
                .withNoCause();
    }

    @Test
    void refusesOtherCurvesKeysThatCannotSignAndTwoOfOneName() throws JOSEException {
        ECKey one = key(Curve.P_256);
        assertRefused(key(Curve.P_384).toJSONString());
        assertRefused(one.toPublicJWK().toJSONString());
        assertRefused(new JWKSet(List.of(one, new ECKey.Builder(one).build())).toString(false));
    }

    private static void assertRefused(String configured) {
        assertThatExceptionOfType(UnusableKeysException.class).isThrownBy(() -> keys(configured));
    }

    @Test
    void wantsTheKeysInOnePlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(" ", null));
        assertThatIllegalArgumentException().isThrownBy(() -> settings("a", Path.of("keys.json")));
    }

    @Test
    void goesOnWithItsKeysWhileTheFileIsBroken() throws JOSEException, IOException {
        ECKey first = named("first");
        Path file = Files.writeString(folder.resolve("keys.json"), first.toJSONString());
        SigningKeyProperties settings = settings(null, file);
        SigningKeySource source = new SigningKeySource(settings);
        SigningKeys keys = keys(settings);
        SigningKeyPoller poller =
                new SigningKeyPoller(source, keys, settings, new SimpleMeterRegistry());

        for (String broken : List.of("", "{", "x".repeat(70_000), named("first").toJSONString())) {
            Files.writeString(file, broken);
            poller.poll();
            assertThat(poller.trouble()).isNotNull().doesNotContain("\"d\"");
            assertThat(keys.current()).isEqualTo(first);
        }
        Files.delete(file);
        poller.poll();
        assertThat(keys.names()).containsExactly("first");

        Files.writeString(file, named("second").toJSONString());
        poller.poll();
        assertThat(poller.trouble()).isNull();
        assertThat(keys.current().getKeyID()).isEqualTo("second");
        assertThat(keys.names()).containsExactly("second", "first");
    }

    private static ECKey named(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }
}
