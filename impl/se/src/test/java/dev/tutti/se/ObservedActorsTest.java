package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.Actor;
import dev.tutti.ActorEvent;
import dev.tutti.Actors;
import dev.tutti.SubmissionTrace;
import dev.tutti.TaskRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of actors, where it takes an application of its own to see it. */
class ObservedActorsTest {

    @Actor
    static class Box {

        TaskRef<Integer> fails() {
            throw new IllegalStateException("empty");
        }

        TaskRef<Boolean> holdUntil(CountDownLatch opened) {
            try {
                return TaskRef.of(opened.await(1, TimeUnit.MINUTES));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        int plain() {
            throw new IllegalStateException("plainly empty");
        }
    }

    @ApplicationScoped
    static class Onlooker {

        static final List<ActorEvent> SEEN = new CopyOnWriteArrayList<>();
        static CountDownLatch stall = new CountDownLatch(1);

        @Inject
        Helper helper;

        void sees(@Observes ActorEvent event) {
            helper.helps(); // another bean, which must be there still
            SEEN.add(event);
            if (event.kind() == ActorEvent.Kind.STALLED) {
                stall.countDown();
            }
        }
    }

    @ApplicationScoped
    static class Helper {

        void helps() {}
    }

    @Test
    void theEndOfTheApplicationStopsItsActorsWhileObserversAreThere() {
        Onlooker.SEEN.clear();
        try (Beans beans = Beans.of(Box.class, Onlooker.class, Helper.class)) {
            Box box = beans.get(Actors.class).of(Box.class).named("box").create();
            catchThrowable(() -> box.fails().result());
        }

        assertThat(Onlooker.SEEN)
                .extracting(ActorEvent::kind)
                .containsExactly(ActorEvent.Kind.STARTED, ActorEvent.Kind.STOPPED);
    }

    @Test
    void aConfiguredThresholdSaysWhatIsAStall() {
        Configuration.of(
                () -> {
                    Onlooker.stall = new CountDownLatch(1);
                    try (Beans beans = Beans.of(Box.class, Onlooker.class, Helper.class)) {
                        Box box = beans.get(Actors.class).of(Box.class).create();
                        assertThat(box.holdUntil(Onlooker.stall).result()).isTrue();
                    }
                },
                "tutti.stall-threshold",
                "PT0.03S");

        assertThat(Onlooker.SEEN)
                .filteredOn(event -> event.kind() == ActorEvent.Kind.STALLED)
                .singleElement()
                .satisfies(event -> assertThat(event.failure()).hasMessageContaining("over PT0.03S"));
    }

    @Test
    void theFailureOfAnActorsCallSaysWhereItWasMade() {
        Configuration.of(
                () -> {
                    try (Beans beans = Beans.of(Box.class)) {
                        Actors actors = beans.get(Actors.class);
                        Box box = actors.of(Box.class).create();
                        TaskRef<Integer> onHandle = box.fails();
                        TaskRef<Integer> byClient = actors.call(box, Box::plain);

                        assertTraced(catchThrowable(onHandle::result), "Box.fails");
                        assertTraced(catchThrowable(byClient::result), "Box.plain");
                        assertTraced(catchThrowable(box::plain), "Box.plain");
                    }
                },
                "tutti.submission-trace",
                "true");
    }

    private static void assertTraced(Throwable failure, String method) {
        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(Stream.of(failure.getSuppressed()).filter(SubmissionTrace.class::isInstance))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace).hasMessage(method + " was submitted here");
                    assertThat(trace.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith(ObservedActorsTest.class.getName()));
                });
    }
}
