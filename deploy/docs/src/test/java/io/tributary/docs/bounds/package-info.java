/** The sizes of classes, methods, lambdas, constructors and packages, measured on the sources. */
@NullMarked
package io.tributary.docs.bounds;

import org.jspecify.annotations.NullMarked;
