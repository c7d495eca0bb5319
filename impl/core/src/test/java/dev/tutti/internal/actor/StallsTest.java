package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.ActorEvent;
import dev.tutti.ActorStats;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Turns that hold their actors for too long. What must not be told has had its time when another stall, which began later, has
 * been told.
 */
class StallsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration THRESHOLD = Duration.ofMillis(50);
    private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final Recorder<ActorEvent> stalls = new Recorder<>();
    private final Recorder<LogRecord> log = new Recorder<>();
    private final Logger logger = Logger.getLogger("dev.tutti");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final Barrier held = new Barrier();
    private Roster roster;

    @BeforeEach
    void watch() {
        roster = roster(THRESHOLD);
        logger.addHandler(handler);
    }

    @AfterEach
    void unwatch() {
        held.open();
        logger.removeHandler(handler);
    }

    @Test
    void aTurnThatHoldsItsActorIsCountedAndToldOnceHoweverLongItGoesOn() throws Exception {
        Cell first = actor("first");
        Ref<Object> holder = turn(first, this::hold);
        told(1);

        Cell second = actor("second");
        turn(second, this::hold);
        List<ActorEvent> told = told(2);

        assertThat(told).extracting(ActorEvent::name).containsExactly("first", "second");
        assertThat(told).extracting(ActorEvent::kind).containsOnly(ActorEvent.Kind.STALLED);
        assertThat(first.stats().stalls()).isEqualTo(1);
        held.open();
        holder.result(BOUND);
        assertThat(turn(first, () -> 1).result(BOUND)).isEqualTo(1);
    }

    @Test
    void theLogNamesActorAndMethodAndShowsWhereTheTurnIs() throws Exception {
        turn(actor("first"), this::hold);
        told(1);

        LogRecord entry = log.events().get(0);

        assertThat(log.events()).hasSize(1);
        assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
        assertThat(entry.getMessage())
                .contains("Test.turn", "actor Object \"first\"", "over PT0.05S", "tutti.stall-threshold");
        assertThat(entry.getThrown().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(StallsTest.class.getName())
                        && frame.getMethodName().equals("hold"));
    }

    @Test
    void eachTurnThatStallsIsTold() throws Exception {
        Cell cell = actor("first");
        Barrier first = new Barrier();
        turn(cell, () -> pass(first));
        told(1);

        first.open();
        turn(cell, this::hold);
        told(2);

        assertThat(cell.stats().stalls()).isEqualTo(2);
    }

    @Test
    void aConstructorThatHoldsItsActorIsToldToo() throws Exception {
        Cell cell = cell(roster, "first", false, this::hold);
        cell.call("turn", "", state -> null);

        assertThat(told(1).get(0).failure()).hasMessageContaining("'s creation in a turn of actor Object \"first\"");
    }

    @Test
    void anActorThatTakesOneTurnAfterTheOtherHasNoStall() throws Exception {
        Cell busy = actor("busy");
        AtomicBoolean stop = new AtomicBoolean();
        Runnable[] next = new Runnable[1];
        next[0] = () -> {
            if (!stop.get()) {
                busy.tell("turn", "", state -> {
                    next[0].run();
                    LockSupport.parkNanos(1_000_000); // so that a stretch of them lasts longer than a stall
                    return null;
                });
            }
        };
        next[0].run();
        next[0].run();

        Ref<Object> later = turn(actor("held"), this::hold);
        told(1);
        stop.set(true);
        held.open();
        later.result(BOUND);

        assertThat(stalls.events()).extracting(ActorEvent::name).containsExactly("held");
        assertThat(busy.stats().stalls()).isZero();
    }

    @Test
    void aTurnThatWaitsOnAVirtualThreadHoldsNothing() throws Exception {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        Cell suspended = actor("suspended");
        Barrier waits = new Barrier();
        Ref<Object> waiting = turn(suspended, () -> {
            waits.open();
            return VIRTUAL ? promise.result() : promise;
        });
        waits.pass();

        turn(actor("held"), this::hold);
        told(1);

        assertThat(suspended.stats().stalls()).isZero();
        promise.complete("value");
        assertThat(waiting.result(BOUND)).isEqualTo("value");
    }

    @Test
    void aTurnThatHasComeBackFromAWaitHoldsItsActorAgain() throws Exception {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        Cell suspended = actor("suspended");
        turn(suspended, () -> VIRTUAL ? hold(promise.result()) : promise.then(this::hold));

        turn(suspended, () -> promise.complete("value")).result(BOUND);

        assertThat(told(1).get(0).name()).isEqualTo("suspended");
    }

    @Test
    void aParallelActorHasNoTurnsAndNoStalls() throws Exception {
        Cell parallel = cell(roster, "parallel", true, () -> null);
        turn(parallel, this::hold);
        held.awaitArrivals(1);

        turn(actor("held"), this::hold);
        told(1);

        assertThat(stalls.events()).extracting(ActorEvent::name).containsExactly("held");
        assertThat(parallel.stats().stalls()).isZero();
    }

    @Test
    void aThresholdOfZeroWatchesNothing() throws Exception {
        Cell unwatched = cell(roster(Duration.ZERO), "unwatched", false, () -> null);
        turn(unwatched, this::hold);
        held.awaitArrivals(1);

        turn(actor("held"), this::hold);
        told(1);

        assertThat(unwatched.stats().stalls()).isZero();
    }

    @Test
    void theTimeOfTurnsIsThatInWhichTheyHoldWorkersAndGoesOnWhileTheyDo() throws Exception {
        Cell idle = actor("idle");
        turn(idle, () -> 1).result(BOUND);
        Cell busy = actor("held");
        Ref<Object> holder = turn(busy, this::hold);
        told(1);

        Duration meanwhile = busy.stats().turnTime();
        held.open();
        holder.result(BOUND);

        assertThat(meanwhile).isGreaterThan(THRESHOLD);
        assertThat(busy.stats().turnTime()).isGreaterThanOrEqualTo(meanwhile);
        assertThat(idle.stats().turnTime()).isPositive().isLessThan(meanwhile);
        ActorStats parallel = cell(roster, "parallel", true, () -> null).stats();
        assertThat(parallel.turnTime()).isZero();
    }

    @Test
    void theTimeInWhichATurnIsSuspendedDoesNotCount() throws Exception {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        Cell suspended = actor("suspended");
        Ref<Object> waiting = turn(suspended, () -> VIRTUAL ? promise.result() : promise);
        Cell busy = actor("held");
        turn(busy, this::hold);
        told(1);

        assertThat(suspended.stats().turnTime()).isLessThan(busy.stats().turnTime());
        promise.complete("value");
        waiting.result(BOUND);
    }

    @Test
    void aStackEndsWithTheUsersCode() {
        StackTraceElement[] stack = stack(
                "java.lang.Thread.sleep",
                "com.acme.Room.nap",
                "dev.tutti.internal.client.Client.run",
                "com.acme.Room.enter",
                "java.lang.reflect.Method.invoke",
                "dev.tutti.internal.cdi.Handles.invoke",
                "dev.tutti.internal.actor.Visit.call",
                "com.server.Contexts.apply",
                "dev.tutti.internal.actor.Turns$Stretch.run",
                "com.server.Worker.run");

        assertThat(Stall.trimmed(stack)).isEqualTo(Arrays.copyOf(stack, 4));
    }

    @Test
    void aStackWithoutUsersCodeIsLeftAsItIs() {
        StackTraceElement[] stack = stack("java.lang.Thread.sleep", "dev.tutti.internal.actor.Visit.call");

        assertThat(Stall.trimmed(stack)).isEqualTo(stack);
    }

    private static StackTraceElement[] stack(String... frames) {
        return Arrays.stream(frames)
                .map(frame -> {
                    int dot = frame.lastIndexOf('.');
                    return new StackTraceElement(frame.substring(0, dot), frame.substring(dot + 1), null, -1);
                })
                .toArray(StackTraceElement[]::new);
    }

    // ---- set-up

    private Roster roster(Duration threshold) {
        Roster made = new Roster(tutti.engine(), threshold);
        made.listener(event -> {
            if (event.kind() == ActorEvent.Kind.STALLED) {
                stalls.add(event);
            }
        });
        return made;
    }

    private Cell actor(String name) {
        return cell(roster, name, false, () -> null);
    }

    private static Cell cell(Roster among, String name, boolean parallel, Callable<Object> constructor) {
        Plan plan = new Plan(parallel, Capacity.of(10, 10), Map.of(), Key.none(), 0);
        Kind kind = TestActor.kind(
                "Test",
                Life.of(
                        () -> {
                            try {
                                constructor.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            return new Object();
                        },
                        state -> {}),
                plan);
        return (Cell) among.create(kind, name);
    }

    private static Ref<Object> turn(Cell cell, Callable<Object> body) {
        return cell.call("turn", "", state -> body.call());
    }

    private Object hold() {
        return held.passStubbornly();
    }

    private Object hold(Object value) {
        hold();
        return value;
    }

    private static Object pass(Barrier barrier) {
        return barrier.passStubbornly();
    }

    private List<ActorEvent> told(int many) throws InterruptedException {
        return stalls.await(many);
    }
}
