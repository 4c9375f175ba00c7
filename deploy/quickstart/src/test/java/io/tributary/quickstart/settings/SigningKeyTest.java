package io.tributary.quickstart.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SigningKeyTest {

    /** Several times: coordinates with leading zeroes are rare. */
    @RepeatedTest(50)
    void hasCoordinatesOf32Bytes() {
        JsonNode jwk = JsonMapper.builder().build().readTree(SigningKey.newJwk());
        for (String member : List.of("x", "y", "d")) {
            assertThat(Base64.getUrlDecoder().decode(jwk.path(member).asString())).hasSize(32);
        }
        assertThat(jwk.path("crv").asString()).isEqualTo("P-256");
    }
}
