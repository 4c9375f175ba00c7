/** How rows of the database become values, and lists of values the arrays of one statement. */
@NullMarked
package io.tributary.campaign.row;

import org.jspecify.annotations.NullMarked;
