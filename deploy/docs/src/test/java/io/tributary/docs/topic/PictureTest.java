package io.tributary.docs.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.docs.page.Checkout;
import io.tributary.events.ServiceName;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The picture shows every topic from its writer to each of its readers, and no other. */
class PictureTest {

    private static final Pattern ARROW =
            Pattern.compile("(?m)^ *(\\w+)\\S* -->\\|([a-z-]+\\.v\\d+)\\| (.*)$");

    /** {@code pusher[chain-pusher]} is called pusher from there on. */
    private static final Pattern NODE = Pattern.compile("(\\w+)\\[([a-z-]+)]");

    @Test
    void showsWhoWritesAndReadsEachTopic() {
        String page = Checkout.read("deploy/docs/architecture.md");

        assertThat(arrows(page)).isEqualTo(declared());
    }

    private static Set<String> arrows(String page) {
        Map<String, String> names =
                NODE.matcher(page)
                        .results()
                        .collect(Collectors.toMap(node -> node.group(1), node -> node.group(2)));
        Set<String> arrows = new TreeSet<>();
        Matcher arrow = ARROW.matcher(page);
        while (arrow.find()) {
            for (String reader : arrow.group(3).split("&", -1)) {
                String to = reader.strip().replaceFirst("\\W.*", "");
                arrows.add(arrow(names.get(arrow.group(1)), arrow.group(2), names.get(to)));
            }
        }
        return arrows;
    }

    private static Set<String> declared() {
        Set<String> arrows = new TreeSet<>();
        for (Topic<?> topic : Topics.all()) {
            for (ServiceName reader : topic.readers()) {
                arrows.add(arrow(topic.writer().text(), topic.name(), reader.text()));
            }
            if (topic.readers().isEmpty()) {
                arrows.add(arrow(topic.writer().text(), topic.name(), null));
            }
        }
        return arrows;
    }

    /**
     * @param reader null for subscribers outside
     */
    private static String arrow(@Nullable String writer, String topic, @Nullable String reader) {
        return writer + " -- " + topic + " --> " + (reader == null ? "subscribers" : reader);
    }
}
