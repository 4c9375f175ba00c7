/** What those with a role on a product see of its rewards. */
@NullMarked
package io.tributary.reward.query;

import org.jspecify.annotations.NullMarked;
