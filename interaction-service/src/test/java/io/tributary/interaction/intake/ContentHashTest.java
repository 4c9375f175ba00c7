package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContentHashTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void doesNotDependOnTheOrderOfFields() {
        assertThat(hash("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":\"x\"}}"))
                .isEqualTo(hash("{\"b\":{\"d\":\"x\",\"c\":[1,2]},\"a\":1}"));
    }

    @Test
    void dependsOnTheOrderOfItems() {
        assertThat(hash("{\"a\":[1,2]}")).isNotEqualTo(hash("{\"a\":[2,1]}"));
    }

    @Test
    void tellsATextFromANumber() {
        assertThat(hash("{\"a\":\"1\"}")).isNotEqualTo(hash("{\"a\":1}"));
    }

    @Test
    void cannotBeMisledByNamesThatLookLikeFields() {
        assertThat(hash("{\"a=1,b\":2}")).isNotEqualTo(hash("{\"a\":1,\"b\":2}"));
    }

    @Test
    void dependsOnTypeAndStatedTime() {
        UUID stated = ContentHash.of("webshop.open", null, Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(stated).isNotEqualTo(ContentHash.of("webshop.open", null, null));
        assertThat(ContentHash.of("webshop.open", null, null))
                .isNotEqualTo(ContentHash.of("referral.link_creation", null, null));
    }

    private static UUID hash(@Nullable String json) {
        return ContentHash.of("webshop.open", MAPPER.readTree(json), null);
    }
}
