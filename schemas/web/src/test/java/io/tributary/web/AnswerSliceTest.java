package io.tributary.web;

import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers, problems, pages, and the document that describes them. */
class AnswerSliceTest {

    @Test
    void carriesTheTraceOfTheRequest() {
        http().get()
                .uri("/nothing")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:not-found")
                .jsonPath("$.traceId")
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void refusesOtherMethodsAndSaysWhichAreServed() {
        http().delete()
                .uri("/open/things")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:method-not-allowed");
    }

    @Test
    void saysNothingOfAnUnknownErrorButTheTrace() {
        http().get()
                .uri("/open/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body ->
                        assertThat(body).contains("traceId", "internal").doesNotContain("secret"));
    }

    @Test
    void asksToTryAgainWhilePassingTroubleLasts() {
        http().get()
                .uri("/open/later")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.queue")
                .isEqualTo(7);
        http().get()
                .uri("/open/database")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("host"));
    }

    @Test
    void writesValuesInTheOrderOfTheRecord() {
        http().get()
                .uri("/open/answer")
                .exchange()
                .expectBody(String.class)
                .isEqualTo(
                        "{\"zeta\":\"z\",\"alpha\":\""
                                + ADMINISTRATOR
                                + "\",\"chain\":31337,\"roles\":3,\"none\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=1&limit=2",
                "cursor=",
                "cursor=AAAA"
            })
    void refusesWrongPages(String query) {
        http().get().uri("/open/page?" + query).exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void refusesAWrongPageAndAWrongFilterAtOnce() {
        http().get()
                .uri("/open/list?kind=c&limit=0&cursor=x")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("limit", "cursor", "kind"));
        http().get()
                .uri("/open/list?kind=b&limit=7")
                .exchange()
                .expectBody(Integer.class)
                .isEqualTo(7);
    }

    @Test
    void takesPagesOfOneTo200AndFiftyByDefault() {
        http().get()
                .uri("/open/page")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0]")
                .isEqualTo("50");
        http().get()
                .uri("/open/page?limit=200")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0]")
                .isEqualTo("200");
    }

    @Test
    void describesItselfAsOpenApi() {
        http().get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths['/open/things'].post.parameters[*].name")
                .isEqualTo("Content-Encoding")
                .jsonPath(
                        "$.paths['/open/things'].post.requestBody.content['application/json'].schema.properties.name")
                .exists()
                .jsonPath("$.paths['/business/products/{id}'].get.parameters[0].schema.format")
                .isEqualTo("uuid");
    }

    @Test
    void describesPagesRefusalsAndWhatMayBeNull() {
        http().get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.paths['/open/page'].get.parameters[*].name")
                .isEqualTo(List.of("limit", "cursor"))
                .jsonPath("$.paths['/open/list'].get.parameters[*].name")
                .isEqualTo(List.of("limit", "cursor"))
                .jsonPath("$.paths['/open/page'].get.parameters[0].schema.maximum")
                .isEqualTo(200)
                .jsonPath(
                        "$.paths['/open/page'].get.responses['422'].content['application/problem+json'].schema['$ref']")
                .isEqualTo("#/components/schemas/Problem")
                .jsonPath("$.paths['/open/things'].post.responses['413']")
                .exists()
                .jsonPath("$.paths['/open/page'].get.responses['413']")
                .doesNotExist()
                .jsonPath("$.components.schemas.Answer.required")
                .isEqualTo(List.of("alpha", "chain", "roles", "zeta"))
                .jsonPath("$.components.schemas.Answer.properties.none.anyOf[1].type")
                .isEqualTo("null")
                .jsonPath("$.components.schemas.Answer.properties.alpha.type")
                .isEqualTo("string");
    }

    @Test
    void describesAddressesAsTheyComeAndAsTheyLeave() {
        http().get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath(
                        "$.paths['/open/things'].post.requestBody.content['application/json'].schema.properties.wallet.pattern")
                .isEqualTo("^0[xX][0-9a-fA-F]{40}$")
                .jsonPath("$.components.schemas.Answer.properties.alpha.pattern")
                .isEqualTo("^0x[0-9a-f]{40}$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "1732266000",
                "Sun,%2022%20Nov%202026%2009:00:00%20GMT",
                "2026-02-30T09:00:00Z",
                "%2B999999999-12-31T23:59:59Z",
                "1969-12-31T23:59:59Z"
            })
    void refusesTimesThatAreNotRfc3339OrNotOfOurEra(String time) {
        http().get().uri(uri("/open/at?time=" + time)).exchange().expectStatus().isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01939C3E-0000-7000-8000-000000000001",
                "1-1-1-1-1",
                "%20",
                "%1F",
                "01939c3e-0000-7000-8000-000000000001%20",
                "x"
            })
    void findsNothingUnderIdsOfAnotherForm(String id) {
        http().get()
                .uri(uri("/open/ids/" + id))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:not-found");
    }

    @Test
    void takesIdsInLowerCase() {
        String id = "01939c3e-0000-7000-8000-000000000001";
        http().get().uri(uri("/open/ids/" + id)).exchange().expectBody(String.class).isEqualTo(id);
    }

    @Test
    void takesTimesOfAnyOffset() {
        http().get()
                .uri(uri("/open/at?time=2026-11-22T10:00:00.123456789%2B01:00"))
                .exchange()
                .expectBody(String.class)
                .isEqualTo("2026-11-22T09:00:00.123456Z");
    }
}
