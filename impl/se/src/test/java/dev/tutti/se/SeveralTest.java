package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actor;
import dev.tutti.Actors;
import dev.tutti.Coordination;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several at once, or one after the other, in one class loader. */
class SeveralTest {

    private static final Duration GUARD = Duration.ofSeconds(20);

    private final Deque<Tutti> all = new ArrayDeque<>();

    @Actor
    static class Counter {
        private int count; // touched in turns only

        TaskRef<Integer> next() {
            return TaskRef.of(++count);
        }

        TaskRef<String> hold(TaskRef<String> until) {
            return until;
        }
    }

    @RequestScoped
    static class Visit {
        private String visitor = "nobody";

        void of(String name) {
            visitor = name;
        }

        String visitor() {
            return visitor;
        }
    }

    @ApplicationScoped
    static class Host {
        @Inject
        Visit visit;

        @Inject
        Ending ending;

        @Remote
        TaskRef<String> visitor() {
            return TaskRef.of(visit.visitor());
        }

        @Remote
        void leave(TaskRef.Promise<String> seen) {
            seen.complete(visit.visitor());
        }

        @Remote
        TaskRef<Ending> ending() {
            return TaskRef.of(ending.itself());
        }
    }

    @ApplicationScoped
    static class Ending {
        private volatile boolean ended;

        Ending itself() {
            return this;
        }

        @PreDestroy
        void end() {
            ended = true;
        }
    }

    @ApplicationScoped
    static class Early {
        private final List<String> greetings = new CopyOnWriteArrayList<>();

        void started(
                @Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event, Host host, Counter counter) {
            greetings.add(host.ending().result(GUARD) == null ? "" : "remote");
            greetings.add("actor " + counter.next().result(GUARD));
        }

        List<String> greetings() {
            return greetings;
        }
    }

    static class Asking {
        Object container() {
            return CDI.current().select(Ending.class).get().itself();
        }
    }

    private Tutti start(Class<?>... more) {
        return start(Tutti.with(), more);
    }

    private Tutti start(Tutti.Builder with, Class<?>... more) {
        Tutti tutti = with.beans(Counter.class, Visit.class, Host.class, Ending.class)
                .beans(more)
                .start();
        all.push(tutti);
        return tutti;
    }

    @AfterEach
    void closeAll() {
        all.forEach(Tutti::close);
    }

    @Test
    void actorsAndNamesAreEachOnesOwn() {
        Tutti first = start();
        Tutti second = start();

        named(first).next().result(GUARD);
        int own = first.bean(Counter.class).next().result(GUARD);
        int ofTheName = named(second).next().result(GUARD);
        int others = second.bean(Counter.class).next().result(GUARD);

        assertThat(List.of(own, ofTheName, others)).containsOnly(1);
        assertThat(named(first).next().result(GUARD)).isEqualTo(2);
        first.bean(Coordination.class).lock("stock").acquire().result(GUARD);
        second.bean(Coordination.class).lock("stock").acquire().result(GUARD);
    }

    private static Counter named(Tutti tutti) {
        return tutti.bean(Actors.class).of(Counter.class).named("lobby").getOrCreate();
    }

    @Test
    void requestScopesOfEachAreCarriedInEach() {
        Tutti first = start();
        Tutti second = start();

        assertThat(Stream.of(first, second, first).map(tutti -> visitorIn(tutti, "Ann")))
                .containsOnly("Ann");
        assertThat(Stream.of(first, second).map(SeveralTest::detachedVisitor)).containsOnly("nobody");
    }

    private static String visitorIn(Tutti tutti, String name) {
        RequestContextController request = tutti.bean(RequestContextController.class);
        request.activate();
        try {
            tutti.bean(Visit.class).of(name);
            return tutti.bean(Host.class).visitor().result(GUARD);
        } finally {
            request.deactivate();
        }
    }

    private static String detachedVisitor(Tutti tutti) {
        TaskRef.Promise<String> seen = TaskRef.promise();
        tutti.bean(Host.class).leave(seen);
        return seen.result(GUARD);
    }

    @Test
    void bothRequestScopesOfOneThreadAreCarriedIntoABodyThatCallsTheOther() {
        Tutti first = start();
        Tutti second = start();
        RequestContextController outer = first.bean(RequestContextController.class);
        outer.activate();
        first.bean(Visit.class).of("Ann");

        String inner = first.tasks()
                .submit(() -> visitorIn(second, "Bob") + " and "
                        + first.bean(Visit.class).visitor())
                .result(GUARD);
        outer.deactivate();

        assertThat(inner).isEqualTo("Bob and Ann");
    }

    @Test
    void beansThatAreCalledEarlyAreOfTheOneThatStarts() {
        Tutti first = start();

        Tutti second = start(Early.class);

        assertThat(second.bean(Early.class).greetings()).containsExactly("remote", "actor 1");
        assertThat(second.bean(Host.class).ending().result(GUARD))
                .isNotSameAs(first.bean(Host.class).ending().result(GUARD));
    }

    @Test
    void closingOneLeavesTheOthersAlone() {
        Tutti first = start();
        Tutti second = start();
        visitorIn(first, "Ann"); // so that whatever remembers a container remembers this one
        visitorIn(second, "Ann");
        Tutti third = start();
        TaskRef.Promise<String> answer = TaskRef.promise();
        TaskRef<String> pending = second.bean(Counter.class).hold(answer);

        first.close();
        answer.complete("answered");

        assertThat(pending.result(GUARD)).isEqualTo("answered");
        assertThat(Stream.of(second, third).map(tutti -> visitorIn(tutti, "Bob")))
                .containsOnly("Bob");
        assertThat(second.tasks().submit(x -> x + 1, 10).then(x -> x * 2).result(GUARD))
                .isEqualTo(22);
        assertThat(TaskRef.of(1).then(x -> x + 1).result(GUARD)).isEqualTo(2);
        assertThat(second.bean(Ending.class).itself().ended).isFalse();
    }

    @Test
    void configurationIsEachOnesOwn() {
        String key = Counter.class.getName() + "/Actor/maxConcurrency";
        Tutti narrow = start(Tutti.with().config(key, "1"));
        Tutti wide = start(Tutti.with().config(key, "2"));
        TaskRef.Promise<String> never = TaskRef.promise();

        TaskRef<Integer> behind = behindAHeldCall(narrow, never);
        TaskRef<Integer> beside = behindAHeldCall(wide, never);

        assertThat(beside.result(GUARD)).isEqualTo(1);
        assertThat(behind.status()).isEqualTo(TaskRef.Status.QUEUED);
        never.complete("");
        assertThat(behind.result(GUARD)).isEqualTo(1);
    }

    private static TaskRef<Integer> behindAHeldCall(Tutti tutti, TaskRef<String> until) {
        tutti.bean(Counter.class).hold(until);
        return tutti.bean(Counter.class).next();
    }

    /** As the Javadoc says: what the JVM has for all containers cannot tell them apart. */
    @Test
    void cdiCurrentIsTheFirstThatKnowsTheCaller() {
        Tutti first = start();
        Tutti second = start(Asking.class);

        assertThat(second.bean(Asking.class).container())
                .isSameAs(second.bean(Ending.class).itself());
        assertThat(CDI.current().select(Ending.class).get().itself())
                .as("from a class that is a bean in none of them")
                .isSameAs(first.bean(Ending.class).itself());
    }

    @Test
    void fiftyAfterEachOtherLeaveNothing() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (Tutti tutti = Tutti.with()
                    .beans(Counter.class, Visit.class, Host.class, Ending.class)
                    .start()) {
                assertThat(visitorIn(tutti, "Ann")).isEqualTo("Ann");
                assertThat(tutti.bean(Counter.class).next().result(GUARD)).isEqualTo(1);
                assertThat(tutti.tasks().submit(x -> x + 1, 10).result(GUARD)).isEqualTo(11);
            }
        }

        assertThat(Threads.left()).isEmpty();
    }
}
