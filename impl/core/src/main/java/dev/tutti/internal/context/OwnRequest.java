package dev.tutti.internal.context;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Gives what it runs a request scope that starts and ends with it, unless the thread has one already. Thread-safe. */
public final class OwnRequest implements Executor {

    private final Supplier<RequestContextController> requests;

    /** Takes them from the controllers given. */
    public OwnRequest(Supplier<RequestContextController> requests) {
        this.requests = requests;
    }

    @Override
    public void execute(Runnable work) {
        RequestContextController request = requests.get();
        boolean mine = request.activate();
        try {
            work.run();
        } finally {
            if (mine) {
                end(request);
            }
        }
    }

    /** The work may have ended it: with Weld every asynchronous observer does, in whose thread it is. */
    private static void end(RequestContextController request) {
        try {
            request.deactivate();
        } catch (ContextNotActiveException e) {
            // Which is what was wanted.
        }
    }
}
