/** A name server for tests of what asks DNS. */
@NullMarked
package io.tributary.testkit.dns;

import org.jspecify.annotations.NullMarked;
