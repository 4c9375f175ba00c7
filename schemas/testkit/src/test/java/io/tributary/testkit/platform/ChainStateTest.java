package io.tributary.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainStateTest {

    private static final String WHOLE = "{\"block\":{\"number\":\"0x1\"},\"text\":\"} \\\" {\"}";

    @TempDir Path directory;

    private Path file;
    private ChainState state;

    @BeforeEach
    void findFile() {
        file = directory.resolve("state.json");
        state = new ChainState(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"block\":{\"number\":\"0x2\"}", "{\"block\":\"}"})
    void startsFromTheLastWholeOne(String torn) throws IOException {
        write(WHOLE, 10);
        state.keep();
        write(torn, 5);
        state.keep();
        state.repair();
        assertThat(file).hasContent(WHOLE);
    }

    @Test
    void startsFromAWholeOneThatIsNewerThanTheCopy() throws IOException {
        write(WHOLE, 10);
        state.keep();
        write("{}", 5);
        state.repair();
        assertThat(file).hasContent("{}");
    }

    @Test
    void leavesAloneWhatIsBeingWritten() throws IOException {
        write(WHOLE, 10);
        state.keep();
        write("{}", 0);
        state.keep();
        write("{", 0);
        state.repair();
        assertThat(file).hasContent(WHOLE);
    }

    @Test
    void startsANewChainWhereNothingIs() throws IOException {
        state.keep();
        state.repair();
        assertThat(file).doesNotExist();
    }

    private void write(String text, int secondsAgo) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
    }
}
