package io.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.kiota.ApiException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the serde classes of Apicurio and of Confluent throw, and what we make of it. */
class RegistryTroubleTest {

    @ParameterizedTest
    @ValueSource(ints = {401, 409, 429, 500, 503})
    void waitsWhenTheRegistryRefuses(int status) {
        RuntimeException failure = new IllegalStateException(new Answer(status));
        assertThat(RegistryTrouble.causedBy(failure)).isTrue();
        assertThat(RegistryTrouble.isUnknownSchema(failure)).isFalse();
    }

    @Test
    void waitsWhenTheRegistryIsAwayOrSlow() {
        assertThat(RegistryTrouble.causedBy(serialization(new ConnectException()))).isTrue();
        assertThat(RegistryTrouble.causedBy(serialization(new SocketTimeoutException()))).isTrue();
    }

    @Test
    void waitsWhenConfluentsSerdeReportsARefusal() {
        assertThat(RegistryTrouble.causedBy(new InvalidConfigurationException("incompatible")))
                .isTrue();
    }

    @Test
    void doesNotWaitForASchemaThatNobodyKnows() {
        RuntimeException failure = new IllegalStateException(new Answer(404));
        assertThat(RegistryTrouble.causedBy(failure)).isFalse();
        assertThat(RegistryTrouble.isUnknownSchema(failure)).isTrue();
    }

    @Test
    void doesNotWaitWhenTheBytesAreBroken() {
        RuntimeException failure = serialization(new ArrayIndexOutOfBoundsException());
        assertThat(RegistryTrouble.causedBy(failure)).isFalse();
        assertThat(RegistryTrouble.isUnknownSchema(failure)).isFalse();
    }

    private static RuntimeException serialization(Exception cause) {
        return new SerializationException("Error deserializing Avro message", cause);
    }

    /** The status of an answer is set by subclasses alone. */
    private static final class Answer extends ApiException {

        private static final long serialVersionUID = 1L;

        Answer(int status) {
            setResponseStatusCode(status);
        }
    }
}
