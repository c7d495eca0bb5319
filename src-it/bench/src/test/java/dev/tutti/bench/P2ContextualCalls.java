package dev.tutti.bench;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.smallrye.context.cdi.context.propagation.CdiContextProvider;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Calls out of a request: its scope is active on the caller's thread and goes along; each body uses a bean of it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.OUTSTANDING)
public class P2ContextualCalls {

    @Benchmark
    public void tutti(Plain plain, Request request, Blackhole sink) {
        Batch.run(plain.work::inTheVisit, sink);
    }

    @Benchmark
    public void contextualSupplier(Plain plain, Request request, Blackhole sink) {
        Batch.run(
                x -> supplyAsync(
                        request.contexts.contextualSupplier(() -> plain.unremarkable.plainInTheVisit(x)), plain.fixed),
                sink);
    }

    /** A request of its own for each caller. */
    @State(Scope.Thread)
    public static class Request {

        ThreadContext contexts;
        private RequestContextController controller;

        @Setup(Level.Iteration) // at the end of a trial Plain would be stopped first
        public void begin(Plain plain) {
            contexts = ContextManagerProvider.instance()
                    .getContextManagerBuilder()
                    .withThreadContextProviders(new CdiContextProvider()) // Plain leaves it out for the others
                    .build()
                    .newThreadContextBuilder()
                    .propagated(ThreadContext.CDI)
                    .cleared()
                    .unchanged(ThreadContext.ALL_REMAINING)
                    .build();
            controller = plain.tutti.bean(RequestContextController.class);
            controller.activate();
            plain.tutti.bean(Visit.class).begin(1);
        }

        @TearDown(Level.Iteration)
        public void end() {
            controller.deactivate();
        }
    }
}
