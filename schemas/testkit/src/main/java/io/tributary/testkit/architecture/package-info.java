/** The rules of the house that a machine can check; every service's architecture test runs them. */
@NullMarked
package io.tributary.testkit.architecture;

import org.jspecify.annotations.NullMarked;
