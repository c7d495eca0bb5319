package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Remote;
import dev.tutti.Self;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds of remote beans on the plain JVM. */
class RemoteBeansTest {

    // ---- request scope

    @RequestScoped
    static class Visit {
        private String visitor = "nobody";
        private CompletableFuture<String> gone;

        void of(String name) {
            visitor = name;
        }

        String visitor() {
            return visitor;
        }

        void tellWhenGone(CompletableFuture<String> told) {
            gone = told;
        }

        @PreDestroy
        void end() {
            if (gone != null) {
                gone.complete(visitor);
            }
        }
    }

    @ApplicationScoped
    static class Host {
        @Inject
        Visit visit;

        @Remote
        TaskRef<String> visitor() {
            return TaskRef.of(visit.visitor());
        }

        @Remote
        void note(CompletableFuture<String> seen, CompletableFuture<String> gone) {
            seen.complete(visit.visitor());
            visit.of("the task's own");
            visit.tellWhenGone(gone);
        }
    }

    @Test
    void requestScopeOfTheCallerHoldsInTheBody() {
        try (Beans beans = Beans.of(Visit.class, Host.class)) {
            RequestContextController request = beans.get(RequestContextController.class);
            request.activate();
            beans.get(Visit.class).of("alice");

            String seen = beans.get(Host.class).visitor().result();
            request.deactivate();

            assertThat(seen).isEqualTo("alice");
        }
    }

    @Test
    void continuationHasTheRequestScopeOfTheCaller() {
        try (Beans beans = Beans.of(Visit.class, Host.class)) {
            RequestContextController request = beans.get(RequestContextController.class);
            request.activate();
            Visit visit = beans.get(Visit.class);
            visit.of("alice");

            TaskRef<String> seen = beans.get(Host.class).visitor().then(value -> value + ", " + visit.visitor());
            String both = seen.result();
            request.deactivate();

            assertThat(both).isEqualTo("alice, alice");
        }
    }

    @Test
    void taskThatNobodyWaitsForHasARequestScopeOfItsOwn() throws Exception {
        try (Beans beans = Beans.of(Visit.class, Host.class)) {
            RequestContextController request = beans.get(RequestContextController.class);
            request.activate();
            Visit visit = beans.get(Visit.class);
            visit.of("alice");
            CompletableFuture<String> seen = new CompletableFuture<>();
            CompletableFuture<String> gone = new CompletableFuture<>();

            beans.get(Host.class).note(seen, gone);
            String inTheTask = seen.get(1, TimeUnit.MINUTES);
            String destroyed = gone.get(1, TimeUnit.MINUTES);
            String callers = visit.visitor();
            request.deactivate();

            assertThat(inTheTask).isEqualTo("nobody");
            assertThat(destroyed).isEqualTo("the task's own");
            assertThat(callers).isEqualTo("alice");
        }
    }

    // ---- on a class

    @ApplicationScoped
    @Remote
    static class Whole {
        private Thread observer;

        Uni<Thread> uni() {
            return Uni.createFrom().item(Thread.currentThread());
        }

        CompletionStage<Thread> stage() {
            return CompletableFuture.completedFuture(Thread.currentThread());
        }

        Thread plain() {
            return Thread.currentThread();
        }

        void observe(@Observes String event) {
            observer = Thread.currentThread();
        }

        String observer() {
            return observer.getName();
        }
    }

    @Test
    void remoteClassCoversTheMethodsThatReturnFuturesAndNoOthers() {
        try (Beans beans = Beans.of(Whole.class)) {
            Whole whole = beans.get(Whole.class);

            Thread uni = whole.uni().await().indefinitely();
            Thread stage = whole.stage().toCompletableFuture().join();
            Thread plain = whole.plain();

            assertThat(List.of(uni.getName(), stage.getName())).allMatch(name -> name.startsWith("tutti-worker"));
            assertThat(plain).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void observerOfARemoteClassIsNoTask() {
        try (Beans beans = Beans.of(Whole.class)) {
            beans.container().getBeanManager().getEvent().fire("event");

            assertThat(beans.get(Whole.class).observer())
                    .isEqualTo(Thread.currentThread().getName());
        }
    }

    // ---- by stereotype

    @Remote
    @ApplicationScoped
    @Stereotype
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Service {}

    @Service
    static class Quotes {
        TaskRef<String> thread() {
            return TaskRef.of(Thread.currentThread().getName());
        }
    }

    @Remote(maxConcurrency = 1)
    @ApplicationScoped
    @Stereotype
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OneAtATime {}

    @OneAtATime
    static class Narrow extends Holding {
        @Override
        TaskRef<String> hold(CountDownLatch inside, CompletableFuture<String> until) {
            return super.hold(inside, until);
        }
    }

    @Test
    void stereotypeThatCarriesRemoteMakesABeanRemote() {
        try (Beans beans = Beans.of(Quotes.class)) {
            String thread = beans.get(Quotes.class).thread().result();

            assertThat(thread).startsWith("tutti-worker");
        }
    }

    @Test
    void limitOfAStereotypesRemoteHolds() throws Exception {
        try (Beans beans = Beans.of(Narrow.class)) {
            Narrow narrow = beans.get(Narrow.class);
            CountDownLatch inside = new CountDownLatch(1);
            CompletableFuture<String> until = new CompletableFuture<>();

            TaskRef<String> first = narrow.hold(inside, until);
            inside.await(1, TimeUnit.MINUTES);
            TaskRef<String> second = narrow.hold(new CountDownLatch(1), until);
            TaskRef.Status status = second.status();
            until.complete("done");

            assertThat(status).isEqualTo(TaskRef.Status.QUEUED);
            assertThat(first.result()).isEqualTo("done");
            assertThat(second.result()).isEqualTo("done");
        }
    }

    // ---- by inheritance

    static class Holding {
        @Remote(maxConcurrency = 1)
        TaskRef<String> hold(CountDownLatch inside, CompletableFuture<String> until) {
            inside.countDown();
            return TaskRef.from(until);
        }
    }

    @ApplicationScoped
    static class Left extends Holding {}

    @ApplicationScoped
    static class Right extends Holding {}

    @Test
    void beansThatInheritALimitedMethodHaveALimitEach() throws Exception {
        try (Beans beans = Beans.of(Left.class, Right.class)) {
            CountDownLatch inside = new CountDownLatch(2);
            CompletableFuture<String> until = new CompletableFuture<>();

            TaskRef<String> left = beans.get(Left.class).hold(inside, until);
            TaskRef<String> right = beans.get(Right.class).hold(inside, until);
            boolean bothInside = inside.await(1, TimeUnit.MINUTES);
            TaskRef<String> second = beans.get(Left.class).hold(new CountDownLatch(1), until);
            TaskRef.Status status = second.status();
            until.complete("done");

            assertThat(bothInside).isTrue();
            assertThat(status).isEqualTo(TaskRef.Status.QUEUED);
            assertThat(List.of(left.result(), right.result(), second.result())).containsOnly("done");
        }
    }

    // ---- priority

    @ApplicationScoped
    static class Urgent {
        @Inject
        Self<Urgent> self;

        @Remote(priority = 7)
        TaskRef<Integer> urgent() {
            return TaskRef.of(Call.current().priority());
        }

        @Remote(priority = 7)
        TaskRef<Integer> ofAChild() {
            return self.get().unset();
        }

        @Remote
        TaskRef<Integer> unset() {
            return TaskRef.of(Call.current().priority());
        }
    }

    @Test
    void taskHasThePriorityOfItsMethodElseThatOfItsMaker() {
        try (Beans beans = Beans.of(Urgent.class)) {
            Urgent urgent = beans.get(Urgent.class);

            assertThat(urgent.urgent().result()).isEqualTo(7);
            assertThat(urgent.ofAChild().result()).isEqualTo(7);
            assertThat(urgent.unset().result()).isZero();
        }
    }

    @Test
    void configuredPriorityWinsOverThatOfTheMethod() {
        Configuration.of(
                () -> {
                    try (Beans beans = Beans.of(Urgent.class)) {
                        assertThat(beans.get(Urgent.class).urgent().result()).isEqualTo(-2);
                    }
                },
                "dev.tutti.se.RemoteBeansTest$Urgent/urgent/Remote/priority",
                "-2");
    }
}
