package dev.tutti.quickstart.examples;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.Waited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** One type is what blocking, composing and waiting code each want. */
@ApplicationScoped
public class E3WaitWithoutConversion implements Example {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E3";
    }

    @Override
    public String title() {
        return "A task's future is waited for, alone and in a list, without any conversion";
    }

    @Override
    public String expected() {
        return "1";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E3WaitWithoutConversion.class);
    }

    // <E3>
    @Override
    public Finding run() throws Exception {
        TaskRef<Integer> ref = tasks.submit(() -> 1);

        int result = ref.result();
        Waited<Integer> waited =
                tasks.waitFor(List.of(ref), 1, Duration.ofSeconds(10)).result();
        int fromList = waited.ready().get(0).result();
        Future<Integer> asFuture = ref;
        CompletionStage<Integer> asStage = ref;

        return Finding.of(
                result,
                result == 1
                        && fromList == 1
                        && waited.notReady().isEmpty()
                        && asFuture.get() == 1
                        && asStage.toCompletableFuture().get() == 1,
                "The same value came from result(), from waitFor, as a Future and as a CompletionStage.");
    }
    // </E3>
}
