package dev.tutti.scenarios.actors;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorAlreadyExistsException;
import dev.tutti.ActorStoppedException;
import dev.tutti.Actors;
import dev.tutti.BlockingNotAllowedException;
import dev.tutti.DeadlockException;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Turnstile;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How actors are named, how they end, and what becomes of their callers. */
public class LivesTest {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    private final Recorder<String> record = new Recorder<>();

    @Test
    void a6_killFailsAllCallsAtOnceThoughAMethodLoopsAndLaterOnesToo() throws Exception {
        Ward ward = actors.of(Ward.class).maxConcurrency(2).create();
        ward.enter("ward", record).result(GUARD);
        CountDownLatch looping = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TaskRef<Object> pending = called(ward, TaskRef::promise);
        TaskRef<String> loops = ward.turn(() -> {
            looping.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            openDespiteInterrupts(release);
            return "done";
        });
        open(looping);
        TaskRef<Integer> waiting = ward.increment();

        TaskRef<Void> end = actors.kill(ward);

        for (TaskRef<?> call : List.of(pending, loops, waiting)) {
            assertThat(call.isDone()).isTrue();
            assertThatThrownBy(call::result)
                    .isExactlyInstanceOf(ActorStoppedException.class)
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("Ward")
                    .hasMessageContaining("killed");
        }
        assertThatThrownBy(() -> ward.increment().result(GUARD)).isExactlyInstanceOf(ActorStoppedException.class);
        assertThatThrownBy(ward::count).isExactlyInstanceOf(ActorStoppedException.class);
        open(interrupted);
        assertThat(end.isDone()).isFalse();
        assertThat(record.events()).isEmpty(); // not destroyed beside its body
        release.countDown();
        end.result(GUARD);
        assertThat(record.events()).containsExactly("ward has ended at 0");
    }

    @Test
    void a6_stopLetsWhatWasAcceptedEndAndRefusesTheRest() throws Exception {
        Ward ward = actors.of(Ward.class).maxConcurrency(1).create();
        ward.enter("ward", record).result(GUARD);
        TaskRef.Promise<Object> promise = TaskRef.promise();
        TaskRef<Object> running = called(ward, () -> promise);
        TaskRef<Integer> waiting = ward.increment();

        TaskRef<Void> end = actors.stop(ward);

        assertThatThrownBy(() -> ward.increment().result(GUARD))
                .isExactlyInstanceOf(ActorStoppedException.class)
                .hasMessageContaining("Ward.increment")
                .hasMessageContaining("stopped");
        assertThat(waiting.isDone()).isFalse();
        assertThat(record.events()).isEmpty();
        promise.complete("done");
        assertThat(running.result(GUARD)).isEqualTo("done");
        assertThat(waiting.result(GUARD)).isEqualTo(1);
        end.result(GUARD);
        assertThat(record.events()).containsExactly("ward has ended at 1");
        actors.stop(ward).result(GUARD); // twice is once
        actors.kill(ward).result(GUARD);
        assertThat(record.events()).hasSize(1);
    }

    @Test
    void aCallThatReturnsTheStopOfItsOwnActorFailsAtOnceAndTheStopGoesOn() throws Exception {
        Room room = actors.of(Room.class).create();

        TaskRef<Void> call = room.call(() -> actors.stop(room));

        assertThatThrownBy(() -> call.result(GUARD))
                .isExactlyInstanceOf(DeadlockException.class)
                .hasMessageContainingAll("Room.call", "the end of actor Room", "return something else");
        actors.stop(room).result(GUARD);
    }

    @Test
    void aCallThatWaitsForTheRestartOfItsOwnActorIsRefusedAndLaterOnesAreDone() throws Exception {
        Room room = actors.of(Room.class).create();

        TaskRef<Void> call = room.turn(() -> actors.restart(room).result());

        assertThatThrownBy(() -> call.result(GUARD))
                .isInstanceOfAny(DeadlockException.class, BlockingNotAllowedException.class)
                .hasMessageContainingAll("Room.turn", "actor Room");
        assertThat(room.turn(() -> "later").result(GUARD)).isEqualTo("later");
    }

    @Test
    void whatAnAcceptedCallCallsOfItsActorIsDoneThoughItIsStopped() throws Exception {
        Ward ward = actors.of(Ward.class).create();
        TaskRef.Promise<Object> stopped = TaskRef.promise();
        TaskRef<Integer> call = called(
                ward,
                () -> stopped.then(any -> ward).thenTask(self -> self.result().increment()));

        TaskRef<Void> end = actors.stop(ward);
        stopped.complete(true);

        assertThat(call.result(GUARD)).isEqualTo(1);
        end.result(GUARD);
    }

    @Test
    void anActorMayStopItself() {
        Ward ward = actors.of(Ward.class).create();
        ward.enter("ward", record).result(GUARD);

        TaskRef<Void> end = ward.itself().thenTask(self -> actors.stop(self.result()));

        end.result(GUARD);
        assertThat(record.events()).containsExactly("ward has ended at 0");
    }

    @Test
    void anActorThatWasNeverCalledEndsWithoutHavingBegun() {
        Ward ward = actors.of(Ward.class).create();

        actors.stop(ward).result(GUARD);

        assertThatThrownBy(() -> ward.increment().result(GUARD)).isExactlyInstanceOf(ActorStoppedException.class);
    }

    @Test
    void a7_oneNameIsOneStateAndASecondCreateIsRefused() {
        String name = UUID.randomUUID().toString();
        Ward one = actors.of(Ward.class).named(name).getOrCreate();
        one.increment().result(GUARD);

        Ward other = actors.of(Ward.class).named(name).getOrCreate();

        assertThat(other.increment().result(GUARD)).isEqualTo(2);
        assertThat(actors.find(Ward.class, name).orElseThrow().increment().result(GUARD))
                .isEqualTo(3);
        assertThatThrownBy(() -> actors.of(Ward.class).named(name).create())
                .isExactlyInstanceOf(ActorAlreadyExistsException.class)
                .hasMessageContaining("Ward")
                .hasMessageContaining(name);
        assertThat(actors.find(Ward.class, "another" + name)).isEmpty();
        assertThat(actors.find(Press.class, name)).isEmpty(); // names are those of a class
        actors.stop(one).result(GUARD);
    }

    @Test
    void a7_racingCallersOfGetOrCreateGetOneActor() {
        String name = UUID.randomUUID().toString();
        List<TaskRef<Integer>> counts = Stream.generate(() -> tasks.submitStage(
                        () -> actors.of(Ward.class).named(name).getOrCreate().increment()))
                .limit(50)
                .toList();

        assertThat(tasks.gather(counts).result(GUARD)).doesNotHaveDuplicates().contains(1, 50);
        actors.stop(actors.find(Ward.class, name).orElseThrow()).result(GUARD);
    }

    @Test
    void aNameIsFreeOnceItsActorIsStoppedAndTheNextOneBeginsWhenThatHasEnded() throws Exception {
        String name = UUID.randomUUID().toString();
        Ward one = actors.of(Ward.class).named(name).create();
        one.enter("one", record).result(GUARD);
        TaskRef.Promise<Object> promise = TaskRef.promise();
        TaskRef<Object> running = called(one, () -> promise);
        TaskRef<Void> end = actors.stop(one);
        assertThat(actors.find(Ward.class, name)).isEmpty();

        Ward two = actors.of(Ward.class).named(name).create();
        TaskRef<Void> begun = two.enter("two", record).then(any -> {
            record.add("two has begun");
            return null;
        });

        assertThat(begun.isDone()).isFalse();
        promise.complete(1);
        running.result(GUARD);
        begun.result(GUARD);
        end.result(GUARD);
        assertThat(record.events()).containsExactly("one has ended at 0", "two has begun");
        assertThat(actors.find(Ward.class, name)).isPresent();
        actors.stop(two).result(GUARD);
    }

    @Test
    void theNextOneOfANameDoesNotWaitForOneThatWasKilled() throws Exception {
        String name = UUID.randomUUID().toString();
        Ward one = actors.of(Ward.class).named(name).create();
        CountDownLatch looping = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        one.turn(() -> {
            looping.countDown();
            openDespiteInterrupts(release);
            return "done";
        });
        open(looping);

        TaskRef<Void> end = actors.kill(one);
        Ward two = actors.of(Ward.class).named(name).create();

        assertThat(two.increment().result(GUARD)).isEqualTo(1);
        release.countDown();
        end.result(GUARD);
        assertThat(actors.find(Ward.class, name)).isPresent(); // the end of the one leaves the other its name
        actors.stop(two).result(GUARD);
    }

    @Test
    void aNamedActorOutlivesItsHandles() throws Exception {
        String name = UUID.randomUUID().toString();
        WeakReference<Ward> handle = new WeakReference<>(incremented(name));
        collect(handle);

        assertThat(actors.find(Ward.class, name).orElseThrow().increment().result(GUARD))
                .isEqualTo(2);
        actors.stop(actors.find(Ward.class, name).orElseThrow()).result(GUARD);
    }

    private Ward incremented(String name) {
        Ward ward = actors.of(Ward.class).named(name).create();
        ward.increment().result(GUARD);
        return ward;
    }

    @Test
    void anUnnamedActorEndsWhenItsHandleIsUnreachable() throws Exception {
        WeakReference<Ward> handle = new WeakReference<>(entered());

        collect(handle);

        assertThat(record.await(1)).containsExactly("ward has ended at 0");
    }

    private Ward entered() {
        Ward ward = actors.of(Ward.class).create();
        ward.enter("ward", record).result(GUARD);
        return ward;
    }

    @Test
    void anUnnamedActorEndsItsCallsFirst() throws Exception {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        TaskRef.Promise<Ward> itself = TaskRef.promise();
        WeakReference<Ward> handle = new WeakReference<>(enteredAndCalled(promise, itself));
        collect(handle);
        assertThat(record.events()).isEmpty();

        promise.complete(true);

        assertThat(itself.result(GUARD).increment().result(GUARD)).isEqualTo(1); // it has been given a handle again
        assertThat(record.events()).isEmpty();
    }

    private Ward enteredAndCalled(TaskRef<Object> promise, TaskRef.Promise<Ward> itself) throws Exception {
        Ward ward = entered();
        actors.call(ward, (Ward inside) -> promise.then(any -> itself.complete(inside.self.get())));
        return ward;
    }

    /** Has the garbage collected until there is no more handle. */
    private static void collect(WeakReference<?> handle) {
        long end = System.nanoTime() + GUARD.toNanos();
        while (!handle.refersTo(null)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Somebody still has " + handle.get());
            }
            System.gc();
            Thread.onSpinWait();
        }
    }

    @Test
    void a8_aConstructorThatThrowsReachesEveryCallerAfterExactlyAsManyAttemptsAsMayBe() {
        Fickle.ATTEMPTS.set(0);
        Fickle.FAILURES.set(100);
        Fickle fickle = actors.of(Fickle.class).create();

        List<TaskRef<Integer>> calls =
                Stream.generate(fickle::attempts).limit(5).toList();

        assertThat(calls)
                .allSatisfy(call ->
                        assertThatThrownBy(() -> call.result(GUARD)).hasStackTraceContaining("no luck at attempt 3"));
        assertThat(Fickle.ATTEMPTS).hasValue(3);
        actors.kill(fickle).result(GUARD);
    }

    @Test
    void a8_aLaterAttemptSucceedsAndNoCallerIsTold() {
        Fickle.ATTEMPTS.set(0);
        Fickle.FAILURES.set(2);
        Fickle fickle = actors.of(Fickle.class).create();

        assertThat(fickle.attempts().result(GUARD)).isEqualTo(3);
        actors.stop(fickle).result(GUARD);
    }

    @Test
    void aRestartReplacesTheObjectWhichTakesItsStateOver() throws Exception {
        Ward ward = actors.of(Ward.class).create();
        ward.enter("first", record).result(GUARD);
        TaskRef.Promise<Object> promise = TaskRef.promise();
        TaskRef<Object> running = called(ward, () -> promise.then(any -> "by the old one"));
        Ward old = ward.thisOne().result(GUARD);

        TaskRef<Void> restarted = actors.restart(ward);
        TaskRef<Integer> later = ward.increment();

        assertThat(later.isDone()).isFalse(); // the old one has not ended
        ward.increment();
        promise.complete(1);
        assertThat(running.result(GUARD)).isEqualTo("by the old one");
        restarted.result(GUARD);
        assertThat(later.result(GUARD)).isEqualTo(1);
        assertThat(record.events()).containsExactly("first has ended at 0");
        assertThat(ward.thisOne().result(GUARD)).isNotSameAs(old);
        actors.restart(ward).result(GUARD);
        actors.restart(ward).result(GUARD);
        assertThat(ward.count()).isEqualTo(2);
        actors.stop(ward).result(GUARD);
        assertThatThrownBy(() -> actors.restart(ward).result(GUARD)).isInstanceOf(ActorStoppedException.class);
    }

    @Test
    void plainMethodsAreCalledWithoutWaiting() throws Exception {
        Ward ward = actors.of(Ward.class).create();
        ward.increment().result(GUARD);
        CountDownLatch release = new CountDownLatch(1);
        ward.turn(() -> {
            openDespiteInterrupts(release);
            return null;
        });

        TaskRef<Integer> count = actors.call(ward, Ward::count);
        TaskRef<List<Object>> listed = actors.call(ward, Ward::listed, 1, "two", true);
        TaskRef<Integer> twice = actors.call(ward, inside -> inside.count() + inside.count());

        assertThat(count.isDone()).isFalse();
        release.countDown();
        assertThat(count.result(GUARD)).isEqualTo(1);
        assertThat(listed.result(GUARD)).containsExactly(1, "two", true, 1);
        assertThat(twice.result(GUARD)).isEqualTo(2);
        actors.stop(ward).result(GUARD);
    }

    @Test
    void referencesOfStagesAndUnisHaveTheTypeOfTheirValues() {
        Ward ward = actors.of(Ward.class).create();
        Counter counter = actors.of(Counter.class).create();

        TaskRef<Integer> stage = actors.callStage(ward, Ward::increment).then(count -> count + 10);
        TaskRef<Integer> lambda =
                actors.callStage(ward, (Ward inside) -> inside.increment()).then(count -> count + 10);
        TaskRef<Integer> uni = actors.callUni(counter, Counter::incrementAsynchronously, new Turnstile())
                .then(count -> count + 10);

        assertThat(stage.result(GUARD)).isEqualTo(11);
        assertThat(lambda.result(GUARD)).isEqualTo(12);
        assertThat(uni.result(GUARD)).isEqualTo(11);
        actors.stop(ward).result(GUARD);
        actors.stop(counter).result(GUARD);
    }

    @Inject
    Counter injected;

    @Test
    void theInjectedActorIsCalledAndTheObjectItselfIsRefused() {
        int before = actors.call(injected, (Counter counter) -> 41).result(GUARD);
        assertThat(before).isEqualTo(41);

        Ward object = actors.of(Ward.class).create().thisOne().result(GUARD);

        assertThatThrownBy(() -> actors.stop(object))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ward")
                .hasMessageContaining("self.get()");
        assertThatThrownBy(() -> actors.kill("no actor"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> actors.of(Ward.class).getOrCreate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("named");
        assertThatThrownBy(() -> actors.of(Ward.class).named(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\" \"");
    }

    private static <T> TaskRef<T> called(Ward ward, Callable<TaskRef<T>> body) throws Exception {
        return ward.call(body);
    }
}
