/** What the specification names, and where it is here. */
@NullMarked
package io.tributary.docs.specification;

import org.jspecify.annotations.NullMarked;
