/** What a hostile or broken client may send to the running services, and what it is told. */
@NullMarked
package io.tributary.e2e.hostile;

import org.jspecify.annotations.NullMarked;
