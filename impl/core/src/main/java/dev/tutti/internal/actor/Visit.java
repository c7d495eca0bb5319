package dev.tutti.internal.actor;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.LinkedHook;
import dev.tutti.internal.core.Strategy;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call's way into an actor, and its body there: it is done by the object of the incarnation that lets it in, though the actor
 * be restarted meanwhile.
 */
final class Visit implements Strategy, Callable<Object>, LinkedHook {

    private final Cell cell;
    private final Request request;
    // Written by the one who submits, before the call can begin. The parts of a task follow it where it is.
    private @Nullable Incarnation host;
    private @Nullable Call first; // written before host
    private @Nullable LinkedHook below; // written before it is published

    Visit(Cell cell, Request request) {
        this.cell = cell;
        this.request = request;
    }

    @Override
    public void apply(Call call) {
        Incarnation known = host;
        if (known != null) {
            if (!isLetIn(known, call, new Stay(call, known))) {
                known.refuse(call);
            }
            return;
        }
        first = call;
        Incarnation now = cell.host(call);
        if (!cell.admits(call)) {
            host = now;
            now.refuseAtTheEnd(call);
            return;
        }
        while (!isLetIn(now, call, this)) {
            Incarnation later = cell.current();
            if (later == now) {
                now.refuse(call);
                return;
            }
            now = later; // the actor has been restarted just now
        }
    }

    private boolean isLetIn(Incarnation there, Call call, Hook stay) {
        host = there;
        return there.admit(call, request.group(), stay);
    }

    /** Whether it has been let in, or refused: not if its call had ended before it was submitted. Of the one who submits. */
    boolean hasArrived() {
        return host != null;
    }

    @Override
    public @Nullable Object call() throws Exception {
        return request.take(Objects.requireNonNull(host, "a call is submitted before it begins")
                .state());
    }

    @Override
    public @Nullable LinkedHook below() {
        return below;
    }

    @Override
    public void below(@Nullable LinkedHook other) {
        below = other;
    }

    @Override
    public void ended(boolean begun, @Nullable Throwable failure) {
        Objects.requireNonNull(host).leave(Objects.requireNonNull(first), begun, failure);
    }

    @Override
    public void release() {
        ended(false, null);
    }

    /** That of a part of the call. */
    private record Stay(Call call, Incarnation host) implements Hook {

        @Override
        public void ended(boolean begun, @Nullable Throwable failure) {
            host.leave(call, begun, failure);
        }

        @Override
        public void release() {
            ended(false, null);
        }
    }
}
