/** What can happen: the types of interactions, one record for each, and how their data is read. */
@NullMarked
package io.tributary.interaction.type;

import org.jspecify.annotations.NullMarked;
