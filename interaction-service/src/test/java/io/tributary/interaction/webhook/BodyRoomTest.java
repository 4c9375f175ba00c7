package io.tributary.interaction.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.web.limit.BucketId;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

    private static final BucketId ALICE = BucketId.address(new InetSocketAddress("10.0.0.1", 1));

    private final BodyRoom room = new BodyRoom(100, 100);

    @Test
    void keepsNothingOfWhatComesAfterAllWasGivenBack() {
        BodyRoom.Share late = room.share(ALICE);
        assertThat(late.hold(60)).isTrue();
        late.giveBack();
        assertThat(late.hold(60)).as("a part that comes too late").isFalse();
        late.giveBack();
        assertThat(room.share(ALICE).hold(100)).as("all of the room").isTrue();
    }

    @Test
    void holdsNothingOfWhatItRefuses() {
        BodyRoom.Share large = room.share(ALICE);
        assertThat(large.hold(101)).isFalse();
        assertThat(room.share(ALICE).hold(100)).isTrue();
    }
}
