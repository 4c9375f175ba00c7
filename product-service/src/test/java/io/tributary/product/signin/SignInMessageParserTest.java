package io.tributary.product.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignInMessageParserTest {

    private static final String MESSAGE =
            """
            127.0.0.1:8081 wants you to sign in with your Ethereum account:
            0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65

            Sign in to Tributary.

            URI: http://127.0.0.1:8081
            Version: 1
            Chain ID: 31337
            Nonce: abcdefgh12345678
            Issued At: 2026-11-22T09:00:00Z\
            """;

    @Test
    void readsAWholeMessage() {
        SignInMessage message =
                SignInMessageParser.parse(
                                MESSAGE
                                        + "\nExpiration Time: 2026-11-22T11:00:00.5+02:00"
                                        + "\nNot Before: 2026-11-22T08:00:00Z"
                                        + "\nRequest ID: r-1"
                                        + "\nResources:\n- ipfs://x\n- https://example.com")
                        .orElseThrow();

        assertThat(message.domain()).isEqualTo("127.0.0.1:8081");
        assertThat(message.address().value())
                .isEqualTo("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65");
        assertThat(message.nonce()).isEqualTo("abcdefgh12345678");
        assertThat(message.chainId().value()).isEqualTo(31337);
        assertThat(message.expirationTime()).isEqualTo(Instant.parse("2026-11-22T09:00:00.5Z"));
        assertThat(message.notBefore()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    }

    @Test
    void readsAMessageWithoutStatement() {
        assertThat(SignInMessageParser.parse(MESSAGE.replace("Sign in to Tributary.\n", "")))
                .isPresent();
    }

    @Test
    void readsASchemeBeforeTheDomain() {
        assertThat(SignInMessageParser.parse("https://" + MESSAGE))
                .hasValueSatisfying(
                        message -> assertThat(message.domain()).isEqualTo("127.0.0.1:8081"));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "\n",
                MESSAGE + "\n",
                MESSAGE + " ",
                "\n" + MESSAGE,
                " " + MESSAGE,
                MESSAGE.replace("\n", "\r\n"),
                MESSAGE.replace("Version: 1", "Version: 2"),
                MESSAGE.replace("Version: 1\n", ""),
                MESSAGE.replace("Chain ID: 31337", "Chain ID: 0"),
                MESSAGE.replace("Chain ID: 31337", "Chain ID: -1"),
                MESSAGE.replace("Chain ID: 31337", "Chain ID: 9999999999999999"),
                MESSAGE.replace("abcdefgh12345678", "short"),
                MESSAGE.replace("abcdefgh12345678", "with space 1"),
                MESSAGE.replace("abcdefgh12345678", "abcdefgh1234567é"),
                MESSAGE.replace("0x15d34AAf", "0x15d34aAf"),
                MESSAGE.replaceFirst("0x[0-9A-Fa-f]{40}", "0x" + "0".repeat(40)),
                MESSAGE.replaceFirst("0x[0-9A-Fa-f]{40}", "0x12"),
                MESSAGE.replace("URI: http://127.0.0.1:8081", "URI: not absolute"),
                MESSAGE.replace("URI: http://127.0.0.1:8081", "URI: /relative"),
                MESSAGE.replace("2026-11-22T09:00:00Z", "2026-11-22"),
                MESSAGE.replace("2026-11-22T09:00:00Z", "2026-13-22T09:00:00Z"),
                MESSAGE.replace("127.0.0.1:8081 wants", "user@127.0.0.1:8081 wants"),
                MESSAGE.replace("127.0.0.1:8081 wants", "127.0.0.1:8081/path wants"),
                MESSAGE.replace("127.0.0.1:8081 wants", "javascript://x wants"),
                MESSAGE.replace("Sign in to Tributary.", "Sign in\nNonce: abcdefgh00000000"),
                MESSAGE.replace("Sign in to Tributary.", "Sign in \u202e"),
                MESSAGE
                        + "\nNot Before: 2026-11-22T08:00:00Z\nExpiration Time: 2026-11-22T09:00:00Z",
                MESSAGE + "\nNonce: abcdefgh00000000",
                MESSAGE.replace("Sign in to Tributary.", "x".repeat(5000)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void readsNothingElse(String text) {
        assertThat(SignInMessageParser.parse(text)).isEmpty();
    }

    @Property(tries = 500)
    void neverBreaksOnAnyText(@ForAll String text) {
        assertThat(SignInMessageParser.parse(text)).isEmpty();
    }

    @Property(tries = 500)
    void noticesALostLineBreak(@ForAll @IntRange(min = 0, max = 9) int which) {
        int at = -1;
        for (int i = 0; i <= which; i++) {
            at = MESSAGE.indexOf('\n', at + 1);
        }
        String joined =
                at < 0 ? MESSAGE + "x\n" : MESSAGE.substring(0, at) + MESSAGE.substring(at + 1);

        assertThat(SignInMessageParser.parse(joined)).isEmpty();
    }
}
