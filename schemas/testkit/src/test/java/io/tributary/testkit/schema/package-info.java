/** What libraries make of records of other versions. */
@NullMarked
package io.tributary.testkit.schema;

import org.jspecify.annotations.NullMarked;
