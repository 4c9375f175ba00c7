package io.tributary.messaging;

import com.microsoft.kiota.ApiException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a registry that is away from bytes that are wrong: the first is waited for, the second is a
 * dead letter.
 */
final class RegistryTrouble {

    private static final int NOT_FOUND = 404;
    private static final int MAX_CAUSES = 20;

    private RegistryTrouble() {}

    /**
     * Whether the registry did not answer, or answered something else than that it knows no such
     * schema.
     */
    static boolean causedBy(Throwable failure) {
        return causes(failure).anyMatch(RegistryTrouble::isTrouble);
    }

    /** Whether the registry answered that it knows no such schema. */
    static boolean isUnknownSchema(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof ApiException api && status(api) == NOT_FOUND);
    }

    private static boolean isTrouble(Throwable cause) {
        return switch (cause) {
            case ApiException api -> status(api) != NOT_FOUND;
            case SocketException _, UnknownHostException _, ClosedChannelException _ -> true;
            case HttpTimeoutException _, TimeoutException _, InterruptedException _ -> true;
            default -> false;
        };
    }

    private static int status(ApiException failure) {
        return failure.getResponseStatusCode();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream.Builder<Throwable> causes = Stream.builder();
        @Nullable Throwable next = failure;
        for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
            causes.add(next);
            next = next.getCause();
        }
        return causes.build();
    }
}
