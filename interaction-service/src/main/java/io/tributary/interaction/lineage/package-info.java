/**
 * Who stands above and below a wallet, for people: chains, trees, and changes by administrators.
 */
@NullMarked
package io.tributary.interaction.lineage;

import org.jspecify.annotations.NullMarked;
