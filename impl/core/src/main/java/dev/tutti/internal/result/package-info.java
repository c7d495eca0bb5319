/** What a caller gets for each type that a remote method may declare. */
@NullMarked
package dev.tutti.internal.result;

import org.jspecify.annotations.NullMarked;
