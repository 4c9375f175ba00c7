/** Tests of the module against the real platform. */
// Over the bound because fixtures of all packages stand beside the tests of the whole module.
@NullMarked
package io.tributary.messaging;

import org.jspecify.annotations.NullMarked;
