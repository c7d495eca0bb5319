package dev.tutti.internal.actor;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates an actor's object once and destroys it once. Confined to the actor's turns, which guard every field. */
public final class Life {

    private final Supplier<Object> create;
    private final Consumer<Object> destroy;

    private @Nullable Object state;
    private @Nullable Throwable failure;
    private boolean ended;

    public Life(Supplier<Object> create, Consumer<Object> destroy) {
        this.create = create;
        this.destroy = destroy;
    }

    /** Creates the object if it has not been. */
    void begin(Executor contexts) {
        if (ended) {
            failure = new IllegalStateException("The application is stopping, and the actor has been destroyed");
        } else if (state == null && failure == null) {
            contexts.execute(this::create);
        }
    }

    /** Why there is no object: a failure is kept, and each call is told the same. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    private void create() {
        try {
            state = create.get();
        } catch (Throwable e) {
            failure = e;
        }
    }

    Object state() {
        if (state == null) {
            throw new IllegalStateException("The actor has not begun");
        }
        return state;
    }

    /** Destroys the object if there is one. */
    @Nullable
    Object end() {
        Object last = state;
        state = null;
        ended = true;
        if (last != null) {
            destroy.accept(last);
        }
        return null;
    }
}
