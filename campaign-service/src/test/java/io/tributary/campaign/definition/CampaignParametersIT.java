package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.campaign.ServiceFixture;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the lists of campaigns and decisions are asked for. */
class CampaignParametersIT extends ServiceFixture {

    @Test
    void namesEveryWrongParameterAtOnce() {
        String decisions = "/business/campaigns/" + UUID.randomUUID() + "/decisions";

        assertThat(wrong("/business/campaigns?limit=0&productId=x&status=asleep"))
                .containsExactly("limit", "productId", "status");
        assertThat(wrong(decisions + "?wallet=0x12&interactionId=1&from=yesterday&to=&cursor=x"))
                .containsExactlyInAnyOrder("wallet", "interactionId", "from", "to", "cursor");
        assertThat(wrong("/business/decisions?limit=201"))
                .containsExactly("limit", "interactionId");
    }

    private List<String> wrong(String path) {
        return get(path, MERCHANT)
                .expect(422)
                .body()
                .required("errors")
                .valueStream()
                .map(error -> error.required("pointer").asString())
                .toList();
    }

    @Test
    void describesTheParametersOfItsLists() {
        JsonNode paths = get("/v3/api-docs", MERCHANT).expect(200).body().required("paths");

        assertThat(parameters(paths, "/business/campaigns"))
                .containsExactlyInAnyOrder(
                        "productId string uuid",
                        "status string ",
                        "limit integer ",
                        "cursor string ");
        assertThat(parameters(paths, "/business/decisions"))
                .containsExactlyInAnyOrder(
                        "interactionId! string uuid", "limit integer ", "cursor string ");
        assertThat(parameters(paths, "/business/campaigns/{id}/decisions"))
                .containsExactlyInAnyOrder(
                        "id! string uuid",
                        "wallet string ^0[xX][0-9a-fA-F]{40}$",
                        "interactionId string uuid",
                        "from string date-time",
                        "to string date-time",
                        "limit integer ",
                        "cursor string ");
    }

    private static List<String> parameters(JsonNode paths, String path) {
        return paths.required(path)
                .required("get")
                .required("parameters")
                .valueStream()
                .map(CampaignParametersIT::inWords)
                .toList();
    }

    /** Its name, with a mark if it has to be there, its type, and its form. */
    private static String inWords(JsonNode parameter) {
        JsonNode schema = parameter.required("schema");
        return parameter.required("name").asString()
                + (parameter.path("required").asBoolean() ? "! " : " ")
                + schema.required("type").asString()
                + " "
                + schema.path("format").asString(schema.path("pattern").asString(""));
    }
}
