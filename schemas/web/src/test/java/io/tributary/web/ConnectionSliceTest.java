package io.tributary.web;

import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.raw;
import static io.tributary.web.Slice.rawOfManagement;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Requests that no client library would send. */
class ConnectionSliceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/page?cursor=%ZZ",
                "/open/%ZZ",
                "/open//page",
                "/open/..;/page",
                "/open/%00",
                "/open/%2e%2e/page",
                "/open/page?limit=%C3%28",
                "/open/page?x=%00",
                "/open\\page",
                "/open/page#x y",
                "*"
            })
    void answersStrangeTargetsWithARefusal(String target) throws Exception {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void refusesNulInQueries() {
        http().get()
                .uri(uri("/open/page?x=a%00b"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST /open/things HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /open/things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /open/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void tellsInAProblemWhatIsNoHttp(String request) throws Exception {
        String answer = raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("Connection: close")
                .contains("\"type\":\"urn:tributary:problem:bad-request\"", "\"traceId\":\"");
    }

    @Test
    void tellsInAProblemThatAHeadIsTooLong() throws Exception {
        assertThat(raw("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("urn:tributary:problem:uri-too-long");
        assertThat(raw("GET / HTTP/1.1\r\nX: " + "x".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("urn:tributary:problem:request-header-fields-too-large");
    }

    @Test
    void tellsItOnTheManagementPortToo() throws Exception {
        String tooLong = "GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(rawOfManagement(tooLong))
                .startsWith("HTTP/1.1 414")
                .contains("urn:tributary:problem:uri-too-long");
    }

    @Test
    void takesABlankAcceptForNone() throws Exception {
        String blank = " HTTP/1.1\r\nHost: x\r\nAccept: \r\nConnection: close\r\n\r\n";
        assertThat(raw("GET /open/page" + blank)).startsWith("HTTP/1.1 200");
        assertThat(rawOfManagement("GET /actuator/health" + blank)).startsWith("HTTP/1.1 200");
    }

    @Test
    void endsConnectionsWhoseHeadDoesNotCome() throws Exception {
        Slice impatient = new Slice("--server.netty.idle-timeout=300ms");
        for (int port : List.of(impatient.port(), impatient.managementPort())) {
            assertThat(raw(port, "")).isEmpty();
            assertThat(raw(port, "GET / HTTP/1.1\r\nHost: ")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=1", "image/*", "nonsense", "a/b/c"})
    void doesNothingWhereTheAnswerWouldNotBeAccepted(String accept) {
        int before = TestApplication.THINGS.get();
        http().post()
                .uri("/open/things")
                .header("Accept", accept)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"a\",\"wallet\":\"" + ADMINISTRATOR + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:not-acceptable");
        assertThat(TestApplication.THINGS).hasValue(before);
    }
}
