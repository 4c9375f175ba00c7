package io.tributary.docs.code;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The main classes of all modules; reading them takes seconds. */
public final class MainClasses {

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.tributary");

    private MainClasses() {}

    /** All of them. */
    public static JavaClasses all() {
        return ALL;
    }

    /** Those of a package and all below; never none. */
    public static List<JavaClass> below(String name) {
        List<JavaClass> found =
                ALL.stream()
                        .filter(type -> (type.getPackageName() + ".").startsWith(name + "."))
                        .toList();
        if (found.isEmpty()) {
            throw new AssertionError("classes below " + name + ": 0 (expected: >= 1)");
        }
        return found;
    }
}
