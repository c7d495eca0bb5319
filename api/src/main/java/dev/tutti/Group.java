package dev.tutti;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Some methods of an {@link Actor} that have permits of their own, so that they neither hold up the others nor wait for them;
 * {@link InGroup} says which.
 *
 * <pre>{@code
 * @Actor(groups = @Group(name = "io", maxConcurrency = 2))
 * public class Archive {
 *
 *     @InGroup("io")
 *     public Uni<Void> store(Document document) { ... } // two at once
 *
 *     public Uni<Integer> size() { ... } // answers meanwhile
 * }
 * }</pre>
 *
 * <p>A group has permits, a queue and an order of its own; turns it shares with the rest of the actor: a body that keeps its turn
 * holds up every group, unless the actor is {@link Mode#PARALLEL}.
 *
 * <p>The limits can be configured: {@code com.acme.Archive/io/Group/maxConcurrency=4}.
 */
@Documented
@Target({}) // in @Actor only
@Retention(RetentionPolicy.RUNTIME)
public @interface Group {

    /** What {@link InGroup} calls it: not empty, and each name once. */
    String name();

    /** How many calls of the group may be under way at once, 1 or more. */
    int maxConcurrency();

    /** How many calls of the group may wait, 1 or more; see {@link Actor#maxPending()}. */
    int maxPending() default 100_000;
}
