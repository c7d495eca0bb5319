package dev.tutti.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tutti.Actor;
import dev.tutti.Actors;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented examples, with the times that are exact in virtual time. */
@VirtualTime
class ExamplesTest {

    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Tasks tasks;

    @Inject
    Actors actors;

    @Inject
    VirtualClock clock;

    // ---- actors

    /** An actor whose calls go on after their turn, for the time asked for. */
    @Actor
    static class AsyncActor {

        @Inject
        Tasks tasks;

        private int started;

        Uni<Void> runTask(Duration time) {
            started++;
            return tasks.sleep(time).uni();
        }

        int started() {
            return started;
        }
    }

    private Ends run(AsyncActor actor, int calls, Duration each) {
        Ends ends = new Ends(clock);
        for (int call = 0; call < calls; call++) {
            ends.watch(actor.runTask(each));
        }
        return ends;
    }

    @Test
    void e4_fiftyCallsOfAnActorStartAtOnceAndEndTogetherAfterOneSecond() {
        AsyncActor actor = actors.of(AsyncActor.class).create();

        Ends ends = run(actor, 50, SECOND);
        clock.settle();
        int startedAtOnce = actor.started();
        clock.advance(SECOND.minusNanos(1));
        Map<Duration, Integer> endedBefore = Map.copyOf(ends.all());
        Duration rest = clock.advanceUntilIdle();

        assertThat(startedAtOnce).isEqualTo(50);
        assertThat(endedBefore).isEmpty();
        assertThat(rest).isEqualTo(Duration.ofNanos(1));
        assertThat(ends.all()).containsExactly(entry(SECOND, 50));
    }

    @Test
    void e5_fiftyCallsTenAtATimeTakeFiveWavesAndFiveSeconds() {
        AsyncActor ten = actors.of(AsyncActor.class).maxConcurrency(10).create();

        Ends ends = run(ten, 50, SECOND);
        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND.multipliedBy(5));
        assertThat(ends.all())
                .containsExactly(
                        entry(SECOND, 10),
                        entry(SECOND.multipliedBy(2), 10),
                        entry(SECOND.multipliedBy(3), 10),
                        entry(SECOND.multipliedBy(4), 10),
                        entry(SECOND.multipliedBy(5), 10));
    }

    @Test
    void e6_threeThousandCallsAtTheDefaultLimitTakeThreeWavesAndNoneIsRefused(AsyncActor actor) {
        Ends ends = run(actor, 3000, HALF);
        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(HALF.multipliedBy(3));
        assertThat(ends.all())
                .containsExactly(
                        entry(HALF, 1000), entry(HALF.multipliedBy(2), 1000), entry(HALF.multipliedBy(3), 1000));
    }

    // ---- plain methods that block

    @ApplicationScoped
    static class Steps {

        @Inject
        Tasks tasks;

        String block() {
            tasks.sleep(TENTH).result();
            return "Run in parallel!";
        }

        int blockAndCount(int number) {
            tasks.sleep(TENTH).result();
            return number + 1;
        }

        @Remote
        Uni<Integer> initiate(int number) {
            return tasks.sleep(TENTH).uni().map(nothing -> number + 1);
        }

        @Remote
        Uni<Integer> process(int number) {
            return tasks.sleep(TENTH).uni().map(nothing -> number * 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100})
    void e13_plainMethodsThatBlockDoSoTogether(int many) {
        List<TaskRef<String>> refs = IntStream.range(0, many)
                .mapToObj(each -> tasks.submit(Steps::block))
                .toList();
        Ends ends = new Ends(clock);
        refs.forEach(ends::watch);

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(TENTH);
        assertThat(ends.all()).containsExactly(entry(TENTH, many));
        assertThat(refs)
                .extracting(TaskRef::result)
                .containsExactlyElementsOf(Collections.nCopies(many, "Run in parallel!"));
    }

    @Test
    void e14_continuationOfATaskTakesTwoSteps(Steps steps) {
        TaskRef<Integer> eight =
                TaskRef.from(steps.initiate(3)).thenTask(step -> TaskRef.from(steps.process(step.result())));

        clock.advance(TENTH);
        boolean doneAfterOne = eight.isDone();
        Duration rest = clock.advanceUntilIdle();

        assertThat(doneAfterOne).isFalse();
        assertThat(rest).isEqualTo(TENTH);
        assertThat(eight.result()).isEqualTo(8);
    }

    @Test
    void e15_tenPlainTasksContinueAndAreAggregatedIntoOneMap() {
        List<TaskRef<Map.Entry<Integer, Integer>>> doubled = IntStream.range(0, 10)
                .mapToObj(number -> tasks.submit(Steps::blockAndCount, number)
                        .thenTask(counted ->
                                tasks.sleep(TENTH).then(nothing -> Map.entry(number, counted.result() * 2))))
                .toList();
        TaskRef<Map<Integer, Integer>> all = tasks.gather(doubled).then(entries -> {
            Map<Integer, Integer> map = new LinkedHashMap<>();
            entries.forEach(each -> map.put(each.getKey(), each.getValue()));
            return map;
        });

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(TENTH.multipliedBy(2));
        assertThat(all.result()).hasToString("{0=2, 1=4, 2=6, 3=8, 4=10, 5=12, 6=14, 7=16, 8=18, 9=20}");
    }
}
