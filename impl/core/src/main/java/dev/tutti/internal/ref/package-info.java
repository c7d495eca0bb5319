/** The one future, {@link dev.tutti.TaskRef}: its waiting, its continuations, its cancellation and its views. */
@NullMarked
package dev.tutti.internal.ref;

import org.jspecify.annotations.NullMarked;
