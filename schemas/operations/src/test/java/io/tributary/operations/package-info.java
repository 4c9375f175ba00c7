/** The operators' endpoints as operators meet them. */
@NullMarked
package io.tributary.operations;

import org.jspecify.annotations.NullMarked;
