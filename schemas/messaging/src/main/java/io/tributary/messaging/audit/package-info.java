/** What operators did: who, what, why and when. */
@NullMarked
package io.tributary.messaging.audit;

import org.jspecify.annotations.NullMarked;
