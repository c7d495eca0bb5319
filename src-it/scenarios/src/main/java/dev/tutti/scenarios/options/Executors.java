package dev.tutti.scenarios.options;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/** Executors that remote methods name. */
@ApplicationScoped
public class Executors {

    @Produces
    @ApplicationScoped
    @Named("reports")
    ExecutorService reports() {
        ThreadFactory named = work -> {
            Thread thread = new Thread(work, "reports");
            thread.setDaemon(true);
            return thread;
        };
        return java.util.concurrent.Executors.newSingleThreadExecutor(named);
    }

    void close(@Disposes @Named("reports") ExecutorService reports) {
        reports.shutdownNow();
    }

    /** Runs everything on the thread that brings it. */
    @Produces
    @Named("callers")
    Executor callers() {
        return Runnable::run;
    }

    @Produces
    @Named("full")
    Executor full() {
        return work -> {
            throw new RejectedExecutionException("full up");
        };
    }
}
