package dev.tutti.it.deployment.app;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Remote methods that run what they are given, or complete as it does. */
@ApplicationScoped
public class Calls {

    @Remote
    public Uni<String> uni(Supplier<String> body) {
        return Uni.createFrom().item(body.get());
    }

    @Remote
    public CompletionStage<String> stage(Supplier<String> body) {
        return TaskRef.of(body.get());
    }

    @Remote
    public TaskRef<String> ref(Supplier<String> body) {
        return TaskRef.of(body.get());
    }

    @Remote
    public void audit(Runnable body) {
        body.run();
    }

    @Remote
    public Uni<String> uniOf(CompletionStage<String> pending) {
        return Uni.createFrom().completionStage(pending);
    }

    @Remote
    public CompletionStage<String> stageOf(CompletionStage<String> pending) {
        return pending;
    }

    @Remote
    public TaskRef<String> refOf(CompletionStage<String> pending) {
        return TaskRef.from(pending);
    }

    public String plain(Supplier<String> body) {
        return body.get();
    }
}
