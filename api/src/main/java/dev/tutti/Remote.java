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
 * java.util.concurrent.Future}, {@link TaskRef} and {@code void} (fire and forget). A returned {@code Uni} is hot and
 * memoized: subscribing three times runs the body once, and cancelling the last subscription cancels the task.
 *
 * <p>On a class, it covers the methods of those types; a method of another type stays a plain local call, and so do
 * observers and producers. On a method of another type, or one that is private, static or final, it is a deployment error.
 *
 * <p>The body runs on a worker that may block, unless {@link #cpuBound()} is set or the method is {@code @NonBlocking}
 * (of {@code io.smallrye.common.annotation}): then it runs on the event loop. A call to {@code this.method()} is never
 * intercepted, by the rules of CDI, and runs as an ordinary local call.
 *
 * <p>An {@code @ApplicationScoped} bean is created on the worker that runs the first of its remote methods, unless it is a
 * JAX-RS resource or provider, or has observers or producers. Other interceptors of the method run inside the task; with
 * {@code @Transactional} the transaction lasts until the returned future completes, and a failure of it rolls it back.
 */
@Documented
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Remote {

    /** The mark for a limit that is not set. No value a user may write: 0 and below are deployment errors. */
    int UNSET = Integer.MIN_VALUE;

    /** Whether the body keeps a processor busy: of such bodies at most as many run at once as there are processors. */
    @Nonbinding
    boolean cpuBound() default false;

    /**
     * How many calls of the method may run at once, 1 or more; further calls wait in order of arrival without a thread. A
     * call runs from the start of its body until the future that the body returned completes. Unlimited when not set.
     */
    @Nonbinding
    int maxConcurrency() default UNSET;

    /**
     * How many calls may wait for {@link #maxConcurrency()}, 1 or more; a call beyond it fails at once with {@link
     * PendingLimitExceededException} in its future. Unlimited when not set.
     */
    @Nonbinding
    int maxPending() default UNSET;
}
