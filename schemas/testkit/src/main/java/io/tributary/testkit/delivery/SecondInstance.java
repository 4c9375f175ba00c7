package io.tributary.testkit.delivery;

import static org.awaitility.Awaitility.await;

import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A further instance of the service that a test's context is, on the same database. Either it
 * shares the topics and groups with the first, or it mirrors them: with topics of its own, to which
 * a test writes the same records, so that both process the same at the same time, as a stalled
 * owner of a partition and its successor do.
 */
public final class SecondInstance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PREFIX = "tributary.messaging.topic-prefix";
    private static final AtomicInteger MIRRORS = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final TestTopics topics;

    private SecondInstance(ConfigurableApplicationContext context, TestTopics topics) {
        this.context = context;
        this.topics = topics;
    }

    /** One in the same consumer groups. */
    public static SecondInstance sharing(
            ApplicationContext first, Class<?> application, String... properties) {
        return start(first, application, settings(first), properties);
    }

    /** One with topics of its own; relays and other loops stay with the first. */
    public static SecondInstance mirroring(
            ApplicationContext first, Class<?> application, String... properties) {
        Map<String, Object> settings = settings(first);
        String prefix = "m" + MIRRORS.incrementAndGet() + "-" + settings.get(PREFIX);
        settings.put(PREFIX, prefix);
        settings.put("tributary.messaging.lease.acquire-interval", "1h");
        return start(first, application, settings, properties);
    }

    private static Map<String, Object> settings(ApplicationContext first) {
        return new LinkedHashMap<>(PlatformInitializer.settingsOf(first.getEnvironment()));
    }

    private static SecondInstance start(
            ApplicationContext first,
            Class<?> application,
            Map<String, Object> settings,
            String... properties) {
        // An option that is given twice would have both values: the caller's replace the first's.
        for (String property : properties) {
            settings.remove(property.substring(0, property.indexOf('=')));
        }
        Stream<String> arguments =
                Stream.concat(
                        settings.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue()),
                        Stream.of(properties));
        TestTopics topics =
                new TestTopics(
                        first.getBean(Platform.class).kafka(),
                        String.valueOf(settings.get(PREFIX)));
        SecondInstance instance =
                new SecondInstance(
                        new SpringApplicationBuilder(application)
                                .initializers(SecondInstance::separate)
                                .run(arguments.map("--"::concat).toArray(String[]::new)),
                        topics);
        instance.awaitReady();
        return instance;
    }

    /**
     * Gives it event loops of its own: by default all servers of a virtual machine share them, and
     * the first that is closed takes them along.
     */
    private static void separate(ConfigurableApplicationContext context) {
        RootBeanDefinition resources = new RootBeanDefinition();
        resources.setBeanClassName("org.springframework.http.client.ReactorResourceFactory");
        resources.getPropertyValues().add("useGlobalResources", false);
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition("reactorResourceFactory", resources);
    }

    /** The topics that it reads and writes. */
    public TestTopics topics() {
        return topics;
    }

    /** Where it answers. */
    public int port() {
        return port("local.server.port");
    }

    /** Where it tells operators of itself. */
    public int managementPort() {
        return port("local.management.port");
    }

    /** A part of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private void awaitReady() {
        URI readiness =
                URI.create("http://127.0.0.1:" + managementPort() + "/actuator/health/readiness");
        await("the instance is ready").atMost(PATIENCE).until(() -> statusOf(readiness) == 200);
    }

    private static int statusOf(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
