package dev.tutti.internal.ref;

import dev.tutti.internal.core.Ending;
import dev.tutti.internal.core.Engine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The reference of an end that comes after calls, any of which may, by mistake, wait for it. */
public final class EndRef extends Ref<Void> {

    private EndRef(Engine engine, String name) {
        super(name, engine, engine.carrier().capture(), null);
    }

    /**
     * A reference that completes as the future does.
     *
     * @param ending what the future is of
     * @param aside runs the continuations
     */
    public static EndRef of(Engine engine, String name, CompletableFuture<?> future, Ending ending, Executor aside) {
        EndRef ref = new EndRef(engine, name);
        ref.follows(ending);
        future.whenCompleteAsync((any, failure) -> ref.ended(null, originalOf(failure)), aside);
        return ref;
    }

    private static @Nullable Throwable originalOf(@Nullable Throwable failure) {
        return failure == null ? null : original(failure);
    }

    @Override
    String insteadOfWaiting() {
        return "attach then(...) to it instead, and do not return it from a call that it waits for";
    }
}
