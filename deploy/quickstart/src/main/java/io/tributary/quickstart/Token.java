package io.tributary.quickstart;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.SignIn;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.testkit.platform.DevAccounts;
import java.util.Locale;
import java.util.Map;

/** The command {@code deploy/quickstart/token NAME}: signs in and prints the token. */
public final class Token {

    private static final Map<String, DevAccounts> NAMES =
            Map.of(
                    "merchant", DevAccounts.MERCHANT,
                    "alice", DevAccounts.ALICE,
                    "bob", DevAccounts.BOB,
                    "carol", DevAccounts.CAROL,
                    "dave", DevAccounts.DAVE,
                    "erin", DevAccounts.ERIN);

    private Token() {}

    /** The token is the last line on standard output. */
    public static void main(String[] words) {
        try {
            DevAccounts account =
                    words.length == 1 ? NAMES.get(words[0].toLowerCase(Locale.ROOT)) : null;
            if (account == null) {
                throw new QuickstartException(
                        Outcome.ENVIRONMENT,
                        "usage: deploy/quickstart/token alice|bob|carol|dave|erin|merchant");
            }
            System.out.println(
                    new SignIn(new Client(), Ports.from(System.getenv())).token(account));
        } catch (QuickstartException e) {
            System.err.println(e.getMessage());
            System.exit(e.outcome().exitCode());
        }
    }
}
