package dev.tutti.internal.ref;

import dev.tutti.internal.core.Engine;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a method of {@link java.util.concurrent.CompletionStage} makes of a reference: the JDK completes it. */
final class StageRef<T> extends Ref<T> {

    StageRef(String name, @Nullable Engine engine, @Nullable Executor contexts) {
        super(name, engine, contexts, null);
    }

    @Override
    boolean isCompletedSilently() {
        return true;
    }
}
