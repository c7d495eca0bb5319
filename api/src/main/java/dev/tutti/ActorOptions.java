package dev.tutti;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects an instance of an {@link Actor} class other than the application's one: what {@link Actors#of} makes, at an injection
 * point.
 *
 * <pre>{@code
 * @Inject @ActorOptions(name = "lobby", maxConcurrency = 10) ChatRoom lobby; // the one of that name
 * @Inject @ActorOptions(maxConcurrency = 2) Archive archive;                 // one for each injection
 * }</pre>
 *
 * <p>At fields and parameters that the container injects, of beans, actors, servlets, JAX-RS resources and the like; their type
 * is the actor's class, a type that it extends or implements, or an {@code Instance} or {@code Provider} of it, each {@code get}
 * of which is an injection. What is not set is as {@link Actors#of} has it: as it is configured, else as {@link Actor} says. An
 * instance is made when it is injected, and its object at its first call.
 *
 * <p>Two injection points of one class and name that differ in anything else are a deployment error; so is a limit of 0 or less, and
 * a class that is no actor. A look-up that is no injection, such as with {@code BeanManager}, fails: {@link Actors#of} is for
 * programs.
 */
@Qualifier
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ActorOptions {

    /** The name to get or create the instance by; empty for an instance of one's own. */
    @Nonbinding
    String name() default "";

    /** As {@link Actor#maxConcurrency()}. */
    @Nonbinding
    int maxConcurrency() default Actor.UNSET;

    /** As {@link Actor#maxPending()}. */
    @Nonbinding
    int maxPending() default Actor.UNSET;

    /** As {@link Actor#instances()}. */
    @Nonbinding
    int instances() default Actor.UNSET;

    /** As {@link Actor#maxRestarts()}. */
    @Nonbinding
    int maxRestarts() default Actor.UNSET;
}
