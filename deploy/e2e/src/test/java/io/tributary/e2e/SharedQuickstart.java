package io.tributary.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One launch of the quickstart for every test class that asks for a {@link RunningQuickstart} as an
 * argument: {@code @ExtendWith(SharedQuickstart.class) … @BeforeAll static void
 * start(RunningQuickstart quickstart)}. It starts with the first of them and ends after the last
 * class. Classes that share it carry an {@code @Order} below {@link #LAST}.
 */
public final class SharedQuickstart implements ParameterResolver {

    /** The order of the class that ends the launch and looks at what is left. */
    public static final int LAST = 1000;

    private static final Namespace NAMESPACE = Namespace.create(SharedQuickstart.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == RunningQuickstart.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningQuickstart.class, key -> start(), RunningQuickstart.class);
    }

    private static RunningQuickstart start() {
        try {
            return RunningQuickstart.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
