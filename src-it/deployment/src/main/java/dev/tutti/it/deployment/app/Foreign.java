package dev.tutti.it.deployment.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads that neither the server nor the library knows: no class loader of the application, no naming, nobody. */
final class Foreign {

    private Foreign() {}

    static void run(Runnable body) {
        Thread thread = new Thread(body, "foreign");
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();
    }

    /** Completes on a foreign thread, but only when somebody waits for it: else it would complete where it is awaited. */
    static void completeOnceAwaited(CompletableFuture<String> pending) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        run(() -> {
            while (pending.getNumberOfDependents() == 0 && System.nanoTime() < limit) {
                Thread.onSpinWait();
            }
            pending.complete("");
        });
    }

    static <T> void complete(CompletableFuture<T> future, Supplier<T> code) {
        try {
            future.complete(code.get());
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }
}
