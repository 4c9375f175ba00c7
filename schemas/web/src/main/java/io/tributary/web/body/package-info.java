/** The bytes of a request's body: of a type that is read, decompressed, bounded, cut into lines. */
@NullMarked
package io.tributary.web.body;

import org.jspecify.annotations.NullMarked;
