package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.result.Declared;
import io.smallrye.common.annotation.NonBlocking;
import java.lang.reflect.Method;
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

    static RemoteMethod of(Engine engine, Method method, Remote remote, Declared declared, Consumer<Gate> opened) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        Strategy chain = chain(engine, name, method, remote, opened);
        if (declared == Declared.NOTHING) {
            return body -> {
                Executor contexts = engine.carrier().captureDetached();
                return declared.view(Ref.submit(engine, contexts, new Call(name, contexts, body), chain));
            };
        }
        return body -> {
            Executor contexts = engine.carrier().capture();
            Call call = new Call(name, contexts, body);
            call.adopted();
            return declared.view(Ref.submit(engine, contexts, call, chain));
        };
    }

    private static Strategy chain(Engine engine, String name, Method method, Remote remote, Consumer<Gate> opened) {
        Strategy onward = engine.at(home(engine, method, remote));
        if (remote.maxConcurrency() == Remote.UNSET) {
            return onward;
        }
        int maxPending = remote.maxPending() == Remote.UNSET ? Integer.MAX_VALUE : remote.maxPending();
        Gate gate = new Gate(name, remote.maxConcurrency(), maxPending, onward);
        opened.accept(gate);
        return gate;
    }

    private static Home home(Engine engine, Method method, Remote remote) {
        if (remote.cpuBound()) {
            return engine.processors();
        }
        return method.isAnnotationPresent(NonBlocking.class) ? engine.loop() : engine.workers();
    }
}
