package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Progress;
import dev.tutti.TaskContext;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgressTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();
    private final TaskContext context = new CurrentTask();

    @Test
    void tellsHowFarAllAreAndEndsWithTheLast() {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef.Promise<Integer> second = TaskRef.promise();
        Recorder<Progress> seen = new Recorder<>();
        var end = tutti.tasks()
                .progress(List.of(first, second))
                .onItem()
                .invoke(seen::add)
                .collect()
                .last()
                .subscribeAsCompletionStage();

        first.complete(1);
        second.fail(new IOException("broken"));

        assertThat(end.join()).isEqualTo(new Progress(2, 2, 1, 2, 2, ""));
        assertThat(seen.events()).extracting(Progress::completed).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatABodyTells() throws Exception {
        TaskRef<Object> ref = tutti.tasks().submit(() -> {
            context.progress(3, 10, "lines");
            barrier.pass();
            return null;
        });
        barrier.awaitArrivals(1);
        Recorder<Progress> seen = new Recorder<>();
        tutti.tasks()
                .progress(List.of(ref, TaskRef.of(1)))
                .subscribe()
                .with(seen::add, recorder::add, () -> recorder.add("end"));
        Progress before = seen.await(1).get(0);

        barrier.open();
        recorder.await(1);

        assertThat(before).isEqualTo(new Progress(2, 1, 0, 4, 11, "lines")); // told before anybody watched
        List<Progress> all = seen.events();
        assertThat(all.get(all.size() - 1)).isEqualTo(new Progress(2, 2, 0, 11, 11, "lines"));
        assertThat(recorder.events()).containsExactly("end");
    }

    @Test
    void tellsEachReportToASubscriberThatKeepsUp() throws Exception {
        Recorder<String> texts = new Recorder<>();
        TaskRef<Object> ref = tutti.tasks().submit(() -> {
            barrier.pass();
            context.progress(1, 2, "half");
            texts.await(1);
            context.progress(2, 2, "whole");
            texts.await(2);
            return null;
        });
        barrier.awaitArrivals(1);
        tutti.tasks().progress(List.of(ref)).subscribe().with(progress -> {
            if (!progress.text().isEmpty() && progress.completed() == 0) {
                texts.add(progress.text());
            } else {
                recorder.add(progress);
            }
        });
        recorder.await(1);

        barrier.open();
        ref.result(GUARD);

        assertThat(texts.events()).startsWith("half").endsWith("whole");
    }

    @Test
    void neverGoesBackThoughItsSubscriberTakesItsTime() throws Exception {
        for (int i = 0; i < 20; i++) {
            List<TaskRef.Promise<Integer>> promises = IntStream.range(0, 6)
                    .mapToObj(j -> TaskRef.<Integer>promise())
                    .toList();
            Recorder<Integer> seen = new Recorder<>();
            CountDownLatch busy = new CountDownLatch(1);
            var end = tutti.tasks()
                    .progress(promises)
                    .onItem()
                    .invoke(progress -> {
                        seen.add(progress.completed());
                        await(busy);
                    })
                    .collect()
                    .last()
                    .subscribeAsCompletionStage();
            seen.await(1);

            for (TaskRef.Promise<Integer> promise : promises.subList(1, 6)) {
                promise.complete(1);
                IntStream.range(0, 20)
                        .forEach(j -> tutti.tasks().submit(() -> j).result(GUARD)); // time for a look
            }
            busy.countDown();
            promises.get(0).complete(1);

            end.join();
            assertThat(seen.events()).isSorted();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ofNothingIsAllDone() {
        assertThat(tutti.tasks().progress(List.of()).collect().asList().await().atMost(GUARD))
                .containsExactly(new Progress(0, 0, 0, 0, 0, ""));
    }

    @Test
    void leavingChangesNothing() throws Exception {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        Cancellable watching =
                tutti.tasks().progress(List.of(promise)).subscribe().with(recorder::add);
        recorder.await(1);

        watching.cancel();

        assertThat(promise.complete(1)).isTrue();
        assertThat(recorder.events()).hasSize(1);
    }

    @Test
    void refusesNullAndSaysWhich() {
        assertThatThrownBy(() -> tutti.tasks().progress(Arrays.asList(TaskRef.of(1), null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1]");
    }
}
