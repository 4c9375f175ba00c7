package io.tributary.messaging;

import com.microsoft.kiota.ApiException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapperImpl;

/**
 * Tells a registry that is away from bytes that are wrong: the first is waited for, the second is a
 * dead letter.
 */
final class RegistryTrouble {

    private static final int NOT_FOUND = 404;

    /** Of Confluent's serde, which is not on our own classpath. */
    private static final String CONFLUENT_ANSWER =
            "io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException";

    private static final int NONE = -1;
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
        return causes(failure).anyMatch(cause -> status(cause) == NOT_FOUND);
    }

    private static boolean isTrouble(Throwable cause) {
        int status = status(cause);
        return switch (cause) {
            case Throwable _ when status != NONE -> status != NOT_FOUND;
            case SocketException _, UnknownHostException _, ClosedChannelException _ -> true;
            case HttpTimeoutException _, TimeoutException _, InterruptedException _ -> true;
            // What Confluent's serde makes of a refusal, and of a registry that is too slow.
            case InvalidConfigurationException _, SocketTimeoutException _ -> true;
            default -> false;
        };
    }

    /** What the registry answered; {@link #NONE} if the failure is none of its answers. */
    private static int status(Throwable failure) {
        if (failure instanceof ApiException api) {
            return api.getResponseStatusCode();
        }
        return failure.getClass().getName().equals(CONFLUENT_ANSWER)
                        && new BeanWrapperImpl(failure).getPropertyValue("status")
                                instanceof Integer status
                ? status
                : NONE;
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
