/** The carriers of contexts, one for each specification or library that moves them between threads. */
@NullMarked
package dev.tutti.internal.context;

import org.jspecify.annotations.NullMarked;
