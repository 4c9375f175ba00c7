package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tokens and keys that nobody was given. Expired ones and those of another audience, signed by the
 * right key, are tried where the key is at hand: {@code CallerSliceTest}.
 */
@Order(218)
@ExtendWith(SharedQuickstart.class)
class ForgedTokenE2ET {

    private static Shop shop;
    private static RunningQuickstart quickstart;
    private static ECKey issuers;
    private static String good;

    @BeforeAll
    static void open(RunningQuickstart shared) throws ParseException {
        quickstart = shared;
        shop = Shop.of(shared);
        good = shop.token;
        issuers =
                JWK.parse(
                                new Http()
                                        .get(shared.url(8081, "/auth/jwks.json"))
                                        .body()
                                        .at("/keys/0")
                                        .toString())
                        .toECKey();
    }

    /** One path of every kind that asks who is calling. */
    private static final List<String> DOORS =
            List.of(
                    "8081/business/products",
                    "8082/external/interactions/00000000-0000-7000-8000-000000000000",
                    "8083/business/campaigns",
                    "8084/business/rewards",
                    "8084/wallet/rewards/pending");

    private static RawAnswer knock(String door, String authorization) {
        RawRequest request =
                RawRequest.of("GET", door.substring(4), null)
                        .with("Authorization: " + authorization);
        return RawAnswer.to(shop.port(Integer.parseInt(door.substring(0, 4))), request.bytes());
    }

    private static void requireRefused(String token) {
        for (String door : DOORS) {
            RawAnswer answer = knock(door, "Bearer " + token);
            answer.requireProblem(401, "unauthenticated");
            assertThat(answer.has("WWW-Authenticate: Bearer")).isTrue();
            assertThat(token.length() > 20 && answer.body().contains(token)).isFalse();
        }
    }

    @Test
    void letsTheGoodTokenIn() {
        for (String door : DOORS) {
            assertThat(knock(door, "Bearer " + good).status()).isIn(200, 404);
            assertThat(knock(door, "bearer " + good).status()).isIn(200, 404);
        }
    }

    @Test
    void refusesTokensWithoutASignature() {
        String[] parts = good.split("\\.", -1);
        String none = encode("{\"alg\":\"none\",\"kid\":\"" + issuers.getKeyID() + "\"}");
        requireRefused(none + "." + parts[1] + ".");
        requireRefused(encode("{\"alg\":\"nOnE\"}") + "." + parts[1] + "." + parts[2]);
        requireRefused(parts[0] + "." + parts[1] + ".");
        requireRefused(parts[0] + "." + parts[1]);
        requireRefused(parts[0] + "." + parts[1] + "." + parts[2].substring(1));
        byte[] zero = new byte[64];
        requireRefused(parts[0] + "." + parts[1] + "." + encode(zero));
        Arrays.fill(zero, (byte) 0xFF);
        requireRefused(parts[0] + "." + parts[1] + "." + encode(zero));
    }

    @Test
    void refusesAnotherPayloadUnderAGoodSignature() throws ParseException {
        String[] parts = good.split("\\.", -1);
        String claims = SignedJWT.parse(good).getPayload().toString();
        String wallet = quickstart.report().at("/wallets/alice/address").asString();
        requireRefused(
                parts[0]
                        + "."
                        + encode(claims.replaceAll("0x[0-9a-f]{40}", wallet))
                        + "."
                        + parts[2]);
        requireRefused(parts[0] + "." + encode("{}") + "." + parts[2]);
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() throws JOSEException {
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(issuers.toECPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret :
                List.of(
                        pem.getBytes(StandardCharsets.US_ASCII),
                        issuers.toECPublicKey().getEncoded(),
                        issuers.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            requireRefused(
                    signed(
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuers.getKeyID()),
                            new MACSigner(secret)));
        }
    }

    @Test
    void refusesOtherKeysWhateverTheyCallThemselves() throws JOSEException {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(issuers.getKeyID()).generate();
        JWSSigner signer = new ECDSASigner(own);
        for (String kid :
                List.of(
                        issuers.getKeyID(),
                        "",
                        "unknown",
                        "../../../../dev/null",
                        "' or '1'='1",
                        "http://127.0.0.1:1/keys",
                        "\u0000",
                        "x".repeat(2000),
                        "${jndi:ldap://x}")) {
            requireRefused(signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid), signer));
        }
        requireRefused(
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID(issuers.getKeyID())
                                .jwk(own.toPublicJWK())
                                .jwkURL(URI.create("http://127.0.0.1:1/keys")),
                        signer));
    }

    @Test
    void refusesWhatIsNoTokenAtAll() {
        for (String token :
                List.of(
                        "a",
                        "a.b",
                        "a.b.c",
                        "a.b.c.d",
                        "a.b.c.d.e",
                        "...",
                        "{}",
                        "\"" + good + "\"",
                        good + ".",
                        good + "A",
                        good + " " + good,
                        "null",
                        "e".repeat(5000),
                        "sk_",
                        "sk_3f9a1c2e_" + "A".repeat(43),
                        "pk_3f9a1c2e_" + "A".repeat(43),
                        shop.key.substring(1),
                        shop.key + "A",
                        shop.key.toUpperCase(java.util.Locale.ROOT))) {
            requireRefused(token);
        }
        for (String door : DOORS) {
            for (String other :
                    List.of(
                            "Basic eDp5",
                            "Bearer",
                            "Token " + good,
                            good,
                            "Bearer\t" + good,
                            "Bearer " + good + "\r\nAuthorization: Bearer " + good)) {
                knock(door, other).requireProblem(401, "unauthenticated");
            }
        }
    }

    @Test
    void keepsEveryTokenToItsOwnDoors() {
        knock("8081/business/products", "Bearer " + shop.key)
                .requireProblem(401, "unauthenticated");
        knock("8084/wallet/rewards/pending", "Bearer " + shop.key)
                .requireProblem(401, "unauthenticated");
        RawRequest posted =
                RawRequest.of("POST", "/external/interactions", good).json(shop.interaction("x"));
        RawAnswer.to(shop.port(8082), posted.bytes()).requireProblem(401, "unauthenticated");
        requireRefused(quickstart.operatorToken());
        for (int port = 9081; port <= 9085; port++) {
            for (String token : List.of(good, shop.key, "", "x")) {
                knock(port + "/actuator/env", "Bearer " + token)
                        .requireProblem(401, "unauthenticated");
            }
        }
    }

    private static String signed(JWSHeader.Builder header, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header.build(), claims());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet claims() {
        try {
            return SignedJWT.parse(good).getJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
