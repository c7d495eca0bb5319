package dev.tutti.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose tests each have a Tutti of their own, in a time of its own: it begins at zero, stands still, and passes
 * only when the test says so to its {@link VirtualClock}.
 *
 * <pre>{@code
 * @VirtualTime
 * class WavesTest {
 *
 *     @Actor
 *     static class Sleeper {
 *         @Inject
 *         Tasks tasks;
 *
 *         Uni<Void> nap() {
 *             return tasks.sleep(Duration.ofSeconds(1)).uni();
 *         }
 *     }
 *
 *     @Test
 *     void fiftyNapsTenAtATimeTakeFiveSeconds(Actors actors, VirtualClock clock) {
 *         Sleeper ten = actors.of(Sleeper.class).maxConcurrency(10).create();
 *         for (int call = 0; call < 50; call++) {
 *             ten.nap();
 *         }
 *
 *         assertEquals(Duration.ofSeconds(5), clock.advanceUntilIdle()); // in milliseconds
 *     }
 * }
 * }</pre>
 *
 * <p>The container is started before the {@code @BeforeEach} methods and closed after the {@code @AfterEach} methods. Its
 * beans are those that {@code Tutti.start()} finds, the static member classes of the test class that have a scope or a
 * stereotype, and {@link #beans()}. Fields with {@code @Inject} are injected; any bean, and the {@link VirtualClock}, can be
 * a parameter of a test method. A request scope is active during the test.
 *
 * <p>In virtual time are the sleeps, timeouts and waits of Tutti, and nothing else: {@code Thread.sleep}, a Mutiny
 * {@code delayIt()} or a scheduler of somebody else's take the time they take. A test that itself waits for a task whose time has
 * not come waits for ever: it has to advance first. So a test that takes a minute of real time fails, unless it has a
 * {@link Timeout} of its own.
 */
@Documented
@ExtendWith(VirtualTimeExtension.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
@Target(ElementType.TYPE)
public @interface VirtualTime {

    /** Further beans, of classes that lie in no archive with a {@code META-INF/beans.xml}. */
    Class<?>[] beans() default {};
}
