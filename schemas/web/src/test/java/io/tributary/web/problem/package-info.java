/** Tests of what clients and operators are told of errors. */
@NullMarked
package io.tributary.web.problem;

import org.jspecify.annotations.NullMarked;
