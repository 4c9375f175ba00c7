/**
 * Records of any schema and any version: random ones that are valid, the versions that landed, and
 * versions that may land one day.
 */
@NullMarked
package io.tributary.testkit.schema;

import org.jspecify.annotations.NullMarked;
