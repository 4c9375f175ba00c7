/** Classes that break one rule each. */
@NullMarked
package io.tributary.sample.bad.edge;

import org.jspecify.annotations.NullMarked;
