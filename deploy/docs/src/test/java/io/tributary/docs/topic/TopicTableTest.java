package io.tributary.docs.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.tributary.docs.code.MainClasses;
import io.tributary.docs.page.Checkout;
import io.tributary.docs.page.PageTable;
import io.tributary.docs.topic.TopicUse.Kind;
import io.tributary.events.ServiceName;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.product.KnownProductsConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of topics on the page is the one in the code, and the code does what it says. */
class TopicTableTest {

    private static final Map<ServiceName, List<TopicUse>> USES =
            Arrays.stream(ServiceName.values())
                    .collect(Collectors.toMap(service -> service, TopicTableTest::usesOf));

    private static final String PAGE = Checkout.read("deploy/docs/architecture.md");

    @Test
    void thePageSaysWhatTheTableOfTopicsSays() {
        List<String> onThePage =
                PageTable.of(PAGE, "topic", "key", "written by", "read by", "kept").stream()
                        .flatMap(table -> table.rows().stream())
                        .map(TopicTableTest::line)
                        .toList();

        assertThat(onThePage)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(TopicTableTest::line).toList());
    }

    @Test
    void thePageNamesEveryTopicOfDeadLetters() {
        List<String> onThePage =
                PageTable.of(PAGE, "dead letters of", "on").stream()
                        .flatMap(table -> table.rows().stream())
                        .flatMap(row -> row.words("on").stream())
                        .toList();

        assertThat(onThePage).containsExactlyInAnyOrderElementsOf(deadLetterTopics());
    }

    @Test
    void everyServiceWritesWhatItIsTheWriterOf() {
        for (ServiceName service : ServiceName.values()) {
            assertThat(used(service, Kind.WRITES::equals))
                    .as("topics that %s writes", service.text())
                    .isEqualTo(declared(topic -> topic.writer() == service));
        }
    }

    @Test
    void everyServiceReadsWhatItIsAReaderOf() {
        for (ServiceName service : ServiceName.values()) {
            assertThat(used(service, Set.of(Kind.CONSUMES, Kind.READS_BACK)::contains))
                    .as("topics that %s reads", service.text())
                    .isEqualTo(declared(topic -> topic.readers().contains(service)));
        }
    }

    @Test
    void productsKnowNobodyAndInteractionsKnowProductsOnly() {
        assertThat(declared(topic -> topic.readers().contains(ServiceName.PRODUCT_SERVICE)))
                .isEmpty();
        assertThat(declared(topic -> topic.readers().contains(ServiceName.INTERACTION_SERVICE)))
                .containsExactlyInAnyOrder(Topics.PRODUCTS.name(), Topics.PRODUCT_SECRETS.name());
    }

    @Test
    void noUseOfATopicIsOfAnUnknownKind() {
        assertThat(USES.values().stream().flatMap(List::stream))
                .isNotEmpty()
                .noneMatch(use -> use.kind() == Kind.UNKNOWN);
    }

    private static List<String> deadLetterTopics() {
        List<String> names = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            Arrays.stream(ServiceName.values())
                    .filter(service -> consumes(service, topic))
                    .map(topic::deadLetterName)
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean consumes(ServiceName service, Topic<?> topic) {
        return used(service, Kind.CONSUMES::equals).contains(topic.name());
    }

    private static Set<String> used(ServiceName service, Predicate<Kind> kind) {
        return USES.getOrDefault(service, List.of()).stream()
                .filter(use -> kind.test(use.kind()))
                .map(TopicUse::topic)
                .collect(Collectors.toSet());
    }

    private static Set<String> declared(Predicate<Topic<?>> which) {
        return Topics.all().stream().filter(which).map(Topic::name).collect(Collectors.toSet());
    }

    /** Of its own classes, and of messaging's part that learns products, where it imports it. */
    private static List<TopicUse> usesOf(ServiceName service) {
        List<JavaClass> classes = new ArrayList<>(MainClasses.below(packageOf(service)));
        if (classes.stream().anyMatch(TopicTableTest::learnsProducts)) {
            classes.add(MainClasses.all().get(KnownProductsConfiguration.class));
        }
        return TopicUse.of(classes);
    }

    private static String packageOf(ServiceName service) {
        return switch (service) {
            case PRODUCT_SERVICE -> "io.tributary.product";
            case INTERACTION_SERVICE -> "io.tributary.interaction";
            case CAMPAIGN_SERVICE -> "io.tributary.campaign";
            case REWARD_SERVICE -> "io.tributary.reward";
            case CHAIN_PUSHER -> "io.tributary.pusher";
        };
    }

    private static boolean learnsProducts(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(target -> target.isEquivalentTo(KnownProductsConfiguration.class));
    }

    private static String line(PageTable.Row row) {
        List<String> readers =
                Arrays.stream(row.text("read by").split(",", -1))
                        .map(String::strip)
                        .filter(reader -> !reader.equals("nobody here"))
                        .toList();
        String topic = row.words("topic").getFirst();
        return line(topic, row.text("written by"), readers, row.text("kept"));
    }

    private static String line(Topic<?> topic) {
        List<String> readers = topic.readers().stream().map(ServiceName::text).toList();
        return line(topic.name(), topic.writer().text(), readers, kept(topic.retention()));
    }

    private static String line(String topic, String writer, List<String> readers, String kept) {
        return "%s written by %s, read by %s, kept: %s"
                .formatted(topic, writer, readers.stream().sorted().toList(), kept);
    }

    private static String kept(Topic.Retention retention) {
        return switch (retention) {
            case Topic.Retention.Compacted() -> "compacted";
            case Topic.Retention.Kept(var time) -> time.toDays() + " d";
        };
    }
}
