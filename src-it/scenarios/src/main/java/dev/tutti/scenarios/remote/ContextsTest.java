package dev.tutti.scenarios.remote;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What of its caller a task brings along, in its body and in the continuations of what the caller got. */
public class ContextsTest {

    @Inject
    Tasks tasks;

    @Inject
    Bodies bodies;

    @Inject
    Visit visit;

    @Inject
    RequestContextController requests;

    @Test
    void theCallersClassLoaderArrivesInTheBodyAndInContinuations() throws Exception {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        ClassLoader mine = new ClassLoader(before) {};
        CountDownLatch attached = new CountDownLatch(1);
        Callable<ClassLoader> body = () -> {
            open(attached);
            return Thread.currentThread().getContextClassLoader();
        };

        List<TaskRef<ClassLoader>> seen;
        caller.setContextClassLoader(mine);
        try {
            TaskRef<ClassLoader> ref = bodies.ref(body);
            TaskRef<ClassLoader> submitted = tasks.submit(body);
            Uni<ClassLoader> uni = bodies.uni(body);
            seen = List.of(
                    ref,
                    submitted,
                    TaskRef.from(uni),
                    ref.then(loader -> Thread.currentThread().getContextClassLoader()),
                    ref.thenTask(done -> TaskRef.of(Thread.currentThread().getContextClassLoader())),
                    TaskRef.from(ref.thenApply(loader -> Thread.currentThread().getContextClassLoader())),
                    TaskRef.from(submitted.handle(
                            (loader, failure) -> Thread.currentThread().getContextClassLoader())),
                    TaskRef.from(ref.uni().map(loader -> Thread.currentThread().getContextClassLoader())),
                    TaskRef.from(uni.map(loader -> Thread.currentThread().getContextClassLoader())));
        } finally {
            caller.setContextClassLoader(before);
        }
        attached.countDown();

        assertThat(tasks.gather(seen).result(GUARD)).hasSize(9).containsOnly(mine);
        assertThat(bodies.ref(() -> Thread.currentThread().getContextClassLoader())
                        .result(GUARD))
                .isSameAs(before); // nothing is left behind on the workers
    }

    @Test
    void theRequestScopeArrivesInTheBodyAndInContinuations() throws Exception {
        CountDownLatch attached = new CountDownLatch(1);
        Callable<String> body = () -> {
            open(attached);
            return visit.id() + visit.note();
        };

        inRequest(() -> {
            visit.note(" noted"); // touched, so that it is carried
            String mine = visit.id() + " noted";
            TaskRef<String> ref = bodies.ref(body);
            TaskRef<String> submitted = tasks.submit(body);
            Uni<String> uni = bodies.uni(body);
            List<TaskRef<String>> seen = List.of(
                    ref,
                    submitted,
                    TaskRef.from(uni),
                    ref.then(id -> visit.id() + visit.note()),
                    ref.thenTask(done -> TaskRef.of(visit.id() + visit.note())),
                    TaskRef.from(ref.thenApply(id -> visit.id() + visit.note())),
                    TaskRef.from(submitted.handle((id, failure) -> visit.id() + visit.note())),
                    TaskRef.from(ref.uni().map(id -> visit.id() + visit.note())),
                    TaskRef.from(uni.map(id -> visit.id() + visit.note())));
            attached.countDown();

            assertThat(tasks.gather(seen).result(GUARD)).hasSize(9).containsOnly(mine);
        });
    }

    @Test
    void whatABodyWritesIntoTheRequestScopeItsCallerSees() throws Exception {
        inRequest(() -> {
            visit.note("mine");

            bodies.ref(() -> {
                        visit.note("the task's");
                        return null;
                    })
                    .result(GUARD);

            assertThat(visit.note()).isEqualTo("the task's");
        });
    }

    @Test
    void aVoidTaskHasARequestScopeOfItsOwnThatEndsWithIt() throws Exception {
        CompletableFuture<String> id = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        Recorder<String> events = new Recorder<>();

        inRequest(() -> {
            visit.atEnd(() -> events.add("mine"));

            bodies.forget(() -> {
                visit.atEnd(() -> {
                    events.add("the task's");
                    ended.countDown();
                });
                id.complete(visit.id());
            });

            assertThat(id.get(GUARD.toSeconds(), TimeUnit.SECONDS)).isNotEqualTo(visit.id());
            open(ended);
            assertThat(events.events()).containsExactly("the task's");
        });
    }

    /** In the request that there is, as on a server, or in one of its own. */
    private void inRequest(Scenario scenario) throws Exception {
        boolean mine = requests.activate();
        try {
            scenario.play();
        } finally {
            if (mine) {
                requests.deactivate();
            }
        }
    }

    private interface Scenario {
        void play() throws Exception;
    }
}
