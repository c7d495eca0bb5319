package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.result.Declared;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How calls of one method of one bean go. */
@FunctionalInterface
interface RemoteMethod {

    /** What the caller gets for calling the body. */
    @Nullable
    Object call(Callable<?> body) throws Exception;

    /** A method of a remote class that is not remote itself. */
    static RemoteMethod plain() {
        return Callable::call;
    }

    /**
     * A remote method.
     *
     * @param home where its bodies run
     * @param opened is told of the gate of a method with a limit
     */
    static RemoteMethod of(
            Engine engine, String name, RemoteOptions options, Home home, Declared declared, Consumer<Gate> opened) {
        Strategy chain = chain(engine, name, options, home, opened);
        if (declared == Declared.NOTHING) {
            return body -> {
                Executor contexts = engine.carrier().captureDetached();
                Call call = call(name, contexts, body, options.priority());
                return declared.view(Ref.submit(engine, contexts, call, chain));
            };
        }
        return body -> {
            Executor contexts = engine.carrier().capture();
            Call call = call(name, contexts, body, options.priority());
            call.adopted();
            return declared.view(Ref.submit(engine, contexts, call, chain));
        };
    }

    /** The one place that knows the priority of a remote call: when not set, that of the task that makes it. */
    private static Call call(String name, Executor contexts, Callable<?> body, int priority) {
        Call call = new Call(name, contexts, body);
        if (priority != Remote.UNSET) {
            call.priority(priority);
        }
        return call;
    }

    private static Strategy chain(Engine engine, String name, RemoteOptions options, Home home, Consumer<Gate> opened) {
        Strategy onward = engine.at(home);
        if (options.maxConcurrency() == Remote.UNSET) {
            return onward;
        }
        int maxPending = options.maxPending() == Remote.UNSET ? Integer.MAX_VALUE : options.maxPending();
        Gate gate = new Gate(name, Capacity.of(options.maxConcurrency(), maxPending), onward);
        opened.accept(gate);
        return gate;
    }
}
