package dev.tutti.internal.ref;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Strategy;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tasks that are like another one, or belong to it. */
public final class Parts {

    private Parts() {}

    /** Submits another body to the chain that the task's has passed, with its contexts, as the maker's child. */
    static Ref<Object> again(Engine engine, Call first, @Nullable Call maker, Callable<?> another) {
        Strategy chain = Objects.requireNonNull(first.chain(), "submitted");
        return madeBy(maker, () -> child(engine, first, another, chain, made -> {}));
    }

    /** Submits a part of the task: where its body ran, with its contexts, as its child and past all its limits. */
    public static Ref<Object> within(Engine engine, Call task, Callable<?> part) {
        Strategy chain = engine.at(Objects.requireNonNull(task.home(), "begun"));
        return madeBy(task, () -> child(engine, task, part, chain, made -> made.partOf(task)));
    }

    private static Ref<Object> madeBy(@Nullable Call maker, Supplier<Ref<Object>> make) {
        AtomicReference<Ref<Object>> made = new AtomicReference<>();
        Call.during(maker, () -> made.set(make.get()));
        return made.get();
    }

    private static Ref<Object> child(
            Engine engine, Call like, Callable<?> body, Strategy chain, Consumer<Call> before) {
        Call made = new Call(like.name(), like.contexts(), body);
        made.adopted();
        before.accept(made);
        return Ref.submit(engine, like.contexts(), made, chain);
    }
}
