/** What tasks coordinate themselves with, {@link dev.tutti.Coordination}: lines of those who wait, without a thread. */
@NullMarked
package dev.tutti.internal.coordination;

import org.jspecify.annotations.NullMarked;
