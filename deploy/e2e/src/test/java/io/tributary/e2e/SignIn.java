package io.tributary.e2e;

/** Signs wallets in, as {@code api.md} 2 says. */
record SignIn(Http http, String auth) {

    String token(Wallet wallet) {
        Http.Answer nonce =
                http.post(
                        auth + "/nonce",
                        "{\"address\":\"%s\",\"chainId\":31337}".formatted(wallet.address()));
        String message = nonce.text("/message");
        String json =
                "{\"message\":\"%s\",\"signature\":\"%s\"}"
                        .formatted(message.replace("\n", "\\n"), wallet.sign(message));
        Http.Answer verified = http.post(auth + "/verify", json);
        if (verified.status() != 200) {
            throw new IllegalStateException(
                    "sign-in: " + verified.response().body() + " (expected: 200)");
        }
        return verified.text("/accessToken");
    }
}
