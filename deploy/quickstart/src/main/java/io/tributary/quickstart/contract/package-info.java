/** Puts the demo's token, ledger and bank on the development chain, and reads them. */
@NullMarked
package io.tributary.quickstart.contract;

import org.jspecify.annotations.NullMarked;
