package dev.tutti;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose one application-scoped bean stands behind a concurrency semaphore, its fields safe without locks.
 *
 * <pre>{@code
 * @Actor
 * public class AsyncActor {
 *     private int started; // no lock needed: turns never overlap
 *
 *     @Inject
 *     Tasks tasks;
 *
 *     public Uni<Void> runTask() {
 *         started++;
 *         return tasks.sleep(Duration.ofSeconds(1)).uni();
 *     }
 * }
 * }</pre>
 *
 * <p>Each call is a <em>turn</em>: no two method bodies of an actor, and no two continuations of a {@link TaskRef} (or of
 * its {@link TaskRef#uni()}) obtained in a turn, run at the same instant, and each turn sees what the last one wrote. A
 * turn ends when the method returns; the call holds one of {@link #maxConcurrency()} permits until the future that it
 * returned completes, so that fifty calls that each sleep a second asynchronously sleep together. A foreign {@code Uni} or
 * stage continues on a thread of its own, outside the turns: wrap it with {@link TaskRef#from} first. A turn that waits for a
 * {@link TaskRef} on a virtual thread lets other turns in meanwhile; a call of the actor that is made from within one of its
 * calls needs no further permit.
 *
 * <p>What is injected is a handle. The engine owns the object behind it and creates it on a worker at the first call,
 * {@code @PostConstruct} included; an exception there reaches every caller. Its {@code @PreDestroy} runs when the actor is
 * {@linkplain Actors#stop stopped}, at the latest when the application is: it has {@code tutti.drain-timeout} (two seconds) to
 * end what it has accepted, then it is {@linkplain Actors#kill killed}. Like any proxied bean the class needs a no-argument
 * constructor that is not private and does nothing.
 *
 * <p>Methods that return a future type of {@link Remote} return at once; {@code void} methods are fire and forget; any
 * other method is a turn that the caller waits for. Calls of one caller start in the order in which they were made.
 *
 * <p>A call has the priority and the deadline of the task that makes it, see {@link Tasks#withOptions}: where calls wait, higher
 * ones go before, and one whose deadline passes never begins.
 *
 * <p>The members can be configured, but for {@link #key()}: {@code com.acme.ChatRoom/Actor/maxConcurrency=10} for one actor class,
 * {@code Actor/maxConcurrency=10} for all, {@code com.acme.Archive/io/Group/maxConcurrency=4} for one {@linkplain #groups()
 * group}; the more specific key wins, and each wins over the annotation. What {@link Actors} or {@link ActorOptions} say of one
 * instance wins over both.
 *
 * <p>Another scope beside it, a final class, no constructor as above, a final method that is not private, a public field, an
 * observer or a producer are deployment errors; so are a number below the least that its member allows, and groups that are not as
 * {@link Group} and {@link InGroup} say.
 */
@Documented
@Stereotype
@ApplicationScoped
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Actor {

    /** The mark for a number that is not set. Not to be written by users: limits of 0 and below are deployment errors. */
    int UNSET = Integer.MIN_VALUE;

    /** Whether bodies run one at a time, in turns, or beside each other. */
    Mode mode() default Mode.TURNS;

    /**
     * How many calls may be under way at once, 1 or more; further calls wait in order of arrival without a thread. Unless it is
     * set: 1000 in {@link Mode#TURNS}, 1 in {@link Mode#PARALLEL}.
     */
    int maxConcurrency() default UNSET;

    /** How many calls may wait for {@link #maxConcurrency()}, 1 or more; {@link #overflow()} says what becomes of others. */
    int maxPending() default 100_000;

    /**
     * Whether a call beyond {@link #maxPending()} fails at once, with {@link PendingLimitExceededException} in its future, or
     * waits in a second queue.
     */
    Overflow overflow() default Overflow.REJECT;

    /** How many calls may wait in the second queue, 1 or more, where there is one. */
    int maxOverflow() default 1_000_000;

    /** Whose turn it is among the calls that wait. */
    Fairness fairness() default Fairness.BY_ARRIVAL;

    /** The key of a call, for {@link Fairness#BY_KEY} and {@link Routing#BY_KEY}: unless it is set, the first argument. */
    Class<? extends CallKey> key() default CallKey.FirstArgument.class;

    /** Methods with permits of their own. */
    Group[] groups() default {};

    /** How many objects, each with its own turns and limits, stand behind one handle, 1 or more; see {@link #routing()}. */
    int instances() default 1;

    /** Which of the {@link #instances()} gets a call. */
    Routing routing() default Routing.ROUND_ROBIN;

    /**
     * How often in its life the actor's object may be created anew, at once, after its constructor, {@code @PostConstruct} or
     * {@link Snapshot#restore} failed; 0 or more. When that is used up, every caller gets the last failure.
     */
    int maxRestarts() default 0;
}
