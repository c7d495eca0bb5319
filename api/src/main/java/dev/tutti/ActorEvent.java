package dev.tutti;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CDI event of what happens to an actor, of a pool to each of its instances. Observed by {@code void on(@Observes ActorEvent
 * event)} or with {@code @ObservesAsync}, on a worker, without the contexts of whoever made it happen. Events come in the order
 * in which they happened, and the next one when the observers of the last have returned.
 *
 * @param actor the class of the actor
 * @param name its name; empty if it has none
 * @param failure why the creation failed; of a stall, an exception with the stack at which its turn was seen; null else
 * @param time when it happened
 */
public record ActorEvent(
        Class<?> actor, String name, Kind kind, @Nullable Throwable failure, Instant time) {

    /** What happened. */
    public enum Kind {

        /** Its first object has been created. */
        STARTED,

        /** Its object could not be created; if it is tried again, each failure is told. */
        CREATION_FAILED,

        /** Another object has been created, after {@link Actors#restart} or after a failed creation. */
        RESTARTED,

        /** It has ended, and its object has been destroyed: the last event of every actor. The end of the application ends all. */
        STOPPED,

        /** It has been killed. {@link #STOPPED} follows when its last body has ended. */
        KILLED,

        /** A turn has held it for longer than {@code tutti.stall-threshold}; told once for each such turn. */
        STALLED
    }
}
