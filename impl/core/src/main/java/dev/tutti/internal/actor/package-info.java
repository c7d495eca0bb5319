/** Actors: an object of the user's that only the engine touches, its mailbox, its turns and its handles. */
@NullMarked
package dev.tutti.internal.actor;

import org.jspecify.annotations.NullMarked;
