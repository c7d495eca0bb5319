package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LifeTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    @Test
    void closingLeavesTheEngineAndItsOtherUsersAlone() {
        var tasks = tutti.tasks();
        TaskRef.Promise<Integer> open = TaskRef.promise();
        TaskRef<Integer> before = open.then(x -> x + 1);

        tasks.close();
        TaskRef<Void> closed = tasks.closeAsync();
        open.complete(1);

        assertThat(closed.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
        assertThat(before.result()).isEqualTo(2);
        assertThat(tasks.submit(() -> 3).result()).isEqualTo(3);
    }

    @Test
    void valueThatIsPutIsGivenByReferenceAlsoIfItIsAFuture() {
        CompletableFuture<String> future = new CompletableFuture<>();

        TaskRef<CompletableFuture<String>> ref = tutti.tasks().put(future);

        assertThat(ref.result()).isSameAs(future);
        assertThat(tutti.tasks().put(null).status()).isEqualTo(TaskRef.Status.SUCCEEDED);
    }
}
