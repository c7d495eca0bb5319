package dev.tutti;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean method whose every call is a task on managed threads.
 *
 * <p>The task is submitted when the method is called, whether or not anybody waits for it; the caller gets the declared
 * future back at once and is never blocked. The body runs on another thread with the contexts that the caller had at the
 * time of the call (class loader, naming, security, request scope, tracing), the transaction cleared.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Pricing {
 *     @Remote
 *     public Uni<Quote> quote(String sku) {
 *         return Uni.createFrom().item(lookup(sku)); // may block
 *     }
 * }
 * }</pre>
 *
 * <p>Declared types: {@code Uni}, {@code Multi}, {@link java.util.concurrent.Flow.Publisher}, {@link
 * java.util.concurrent.CompletionStage}, {@link java.util.concurrent.CompletableFuture}, {@link
 * java.util.concurrent.Future}, {@link TaskRef} and {@code void} (fire and forget, see {@link TaskFailed}). A returned {@code
 * Uni} is hot and memoized: subscribing three times runs the body once, and cancelling the last subscription cancels the task.
 * A method that returns a stream runs once, at the call; its items are made on the same kind of thread, as they are asked for,
 * and again for each subscriber. Cancelling a subscription stops it.
 *
 * <p>On a class, it covers the methods of those types; a method of another type stays a plain local call, and so do
 * observers and producers. On a method of another type, or one that is private, static or final, it is a deployment error.
 *
 * <h2>Where the body runs</h2>
 *
 * <p>On a worker that may block (a virtual thread on JDK 21 and up), unless one of these says otherwise. The first of the
 * levels that says anything decides: the configuration (of the method, then of the class, then of all), the annotations of
 * the method, those of the class, its stereotypes included.
 *
 * <ul>
 *   <li>{@link #cpuBound()}: on as many threads as there are processors.
 *   <li>{@link #executor()}: on that executor.
 *   <li>{@code @NonBlocking} (this and the next two of {@code io.smallrye.common.annotation}): on the event loop.
 *   <li>{@code @Blocking}: on a worker.
 *   <li>{@code @RunOnVirtualThread}: on a worker, which before JDK 21 is not virtual.
 * </ul>
 *
 * <p>Two of them on the same method, class or key contradict each other and are a deployment error; only {@code @Blocking} goes together with
 * {@code @RunOnVirtualThread} or an executor. A method's {@code @Remote} replaces that of its class as a whole: what it leaves
 * out has its default, whatever the class says.
 *
 * <h2>Configuration</h2>
 *
 * <p>Every member can be configured by MicroProfile Config, with the keys of MicroProfile Fault
 * Tolerance's scheme. The most specific key wins, and every key wins over the annotation:
 *
 * <pre>{@code
 * com.acme.Pricing/quote/Remote/maxConcurrency=10
 * com.acme.Pricing/Remote/maxConcurrency=20
 * Remote/maxConcurrency=100
 * }</pre>
 *
 * <p>An unknown key, or a value of the wrong type, is a deployment error if it stands in the application, and a warning in the
 * log if it stands where several applications share it.
 *
 * <h2>Other interceptors</h2>
 *
 * <p>They run inside the task. With {@code @Transactional} the transaction lasts until the returned future completes, and a
 * failure of it rolls it back; MicroProfile Fault Tolerance's {@code @Retry}, {@code @Timeout}, {@code @Fallback}, {@code
 * @CircuitBreaker} and {@code @Bulkhead} see a failed future as they see an exception, and a time-out interrupts the body and
 * cancels its future. For both the worker waits for the future: on a method that runs on the event loop, or that returns a
 * stream, they are deployment errors.
 *
 * <p>A call to {@code this.method()} is never intercepted, by the rules of CDI, and runs as an ordinary local call; {@link Self}
 * is the way to call oneself.
 *
 * <p>An {@code @ApplicationScoped} bean is created on the worker that runs the first of its remote methods, unless it is a
 * JAX-RS resource or provider, or has observers or producers.
 */
@Documented
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Remote {

    /** The mark for a number that is not set. Not to be written by users: limits of 0 and below are deployment errors. */
    int UNSET = Integer.MIN_VALUE;

    /**
     * Whether the body keeps a processor busy: of such bodies at most as many run at once as there are processors. One that
     * waits for a {@link TaskRef} does not count meanwhile, and goes on when there is a processor for it again; so it must not
     * hold a lock while it waits, for which others of them wait: they would have all processors, and wait for it for ever.
     */
    @Nonbinding
    boolean cpuBound() default false;

    /**
     * How many calls of the method may run at once, 1 or more; further calls wait without a thread, by priority, then in
     * order of arrival. A call runs from the start of its body until the future that the body returned completes; of a
     * stream, each subscription counts from its start to its end. A call that one of these calls makes, directly or by
     * others, counts together with it: it could wait for ever otherwise. Unlimited when not set.
     */
    @Nonbinding
    int maxConcurrency() default UNSET;

    /**
     * How many calls may wait for {@link #maxConcurrency()}, 1 or more; a call beyond it fails at once with {@link
     * PendingLimitExceededException} in its future. Unlimited when not set.
     */
    @Nonbinding
    int maxPending() default UNSET;

    /**
     * Which calls go first where calls wait: those of the higher number, each step of which counts as much as having waited a
     * second longer, so that none waits for ever. Any number but {@link #UNSET}; when not set, that of the task that makes
     * the call, else 0.
     */
    @Nonbinding
    int priority() default UNSET;

    /**
     * The executor on which the body runs, in place of a worker: a name of JNDI if it contains a colon, such as {@code
     * java:app/concurrent/reports}, else the name of a bean of type {@link java.util.concurrent.Executor}, such as that of a
     * producer with {@code @Named("reports")}. The contexts are those of the caller all the same. What the executor rejects
     * fails the future. An unknown name is a deployment error.
     */
    @Nonbinding
    String executor() default "";
}
