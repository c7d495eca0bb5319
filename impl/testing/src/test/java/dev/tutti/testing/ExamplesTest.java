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
import java.util.stream.Collectors;
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

        Uni<Void> runTask(Moments starts, Duration time) {
            starts.add();
            return tasks.sleep(time).uni();
        }
    }

    @Test
    void e4_fiftyCallsOfAnActorStartAtOnceAndEndTogetherAfterOneSecond() {
        AsyncActor actor = actors.of(AsyncActor.class).create();
        Moments starts = new Moments(clock);
        Moments ends = new Moments(clock);

        for (int call = 0; call < 50; call++) {
            ends.addEnd(actor.runTask(starts, SECOND));
        }
        clock.advance(SECOND.minusNanos(1));
        Map<Duration, Integer> endedBefore = Map.copyOf(ends.all());
        Duration rest = clock.advanceUntilIdle();

        assertThat(starts.all()).containsExactly(entry(Duration.ZERO, 50));
        assertThat(endedBefore).isEmpty();
        assertThat(rest).isEqualTo(Duration.ofNanos(1));
        assertThat(ends.all()).containsExactly(entry(SECOND, 50));
    }

    @Test
    void e5_fiftyCallsTenAtATimeTakeFiveWavesAndFiveSeconds() {
        AsyncActor ten = actors.of(AsyncActor.class).maxConcurrency(10).create();
        Moments starts = new Moments(clock);
        Moments ends = new Moments(clock);

        for (int call = 0; call < 50; call++) {
            ends.addEnd(ten.runTask(starts, SECOND));
        }
        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND.multipliedBy(5));
        assertThat(starts.all()).isEqualTo(waves(0, 5, SECOND, 10));
        assertThat(ends.all()).isEqualTo(waves(1, 5, SECOND, 10));
    }

    @Test
    void e6_threeThousandCallsAtTheDefaultLimitTakeThreeWavesAndNoneIsRefused(AsyncActor actor) {
        Moments starts = new Moments(clock);
        Moments ends = new Moments(clock);

        for (int call = 0; call < 3000; call++) {
            ends.addEnd(actor.runTask(starts, HALF));
        }
        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(HALF.multipliedBy(3));
        assertThat(starts.all()).isEqualTo(waves(0, 3, HALF, 1000));
        assertThat(ends.all()).isEqualTo(waves(1, 3, HALF, 1000));
    }

    /** So many at the time of each of the waves. */
    private static Map<Duration, Integer> waves(int first, int many, Duration each, int size) {
        return IntStream.range(first, first + many)
                .boxed()
                .collect(Collectors.toMap(wave -> each.multipliedBy(wave), wave -> size));
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
        Moments ends = new Moments(clock);
        refs.forEach(ends::addEnd);

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
