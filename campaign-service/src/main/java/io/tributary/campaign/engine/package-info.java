/** The step that decides interactions against campaigns. */
@NullMarked
package io.tributary.campaign.engine;

import org.jspecify.annotations.NullMarked;
