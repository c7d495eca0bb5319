/** Permits, taken before a thread is: whoever has none waits in order of arrival without holding one. */
@NullMarked
package dev.tutti.internal.gate;

import org.jspecify.annotations.NullMarked;
