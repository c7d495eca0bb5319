package dev.tutti.bench.server.calls;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.IntFunction;
import org.eclipse.microprofile.context.ManagedExecutor;

/** The ways to have x + 1 computed by another thread, each as its own documentation shows it. */
@ApplicationScoped
public class Ways {

    /** The names of all, which are those of the benchmarks. */
    public static final List<String> NAMES = List.of(
            "tutti",
            "concurrencyAsynchronous",
            "managedExecutorService",
            "managedExecutor",
            "faultToleranceAsynchronous",
            "ejbAsynchronous");

    private final ManagedExecutor built = ManagedExecutor.builder().build();

    @Inject
    Work work;

    @EJB
    EnterpriseWork enterpriseWork;

    @Resource
    ManagedExecutorService service;

    /** One of them: what it returns is a {@code CompletionStage} or a {@code Future}. */
    IntFunction<?> of(String name) {
        return switch (name) {
            case "tutti" -> work::tutti;
            case "concurrencyAsynchronous" -> work::concurrency;
            case "managedExecutorService" -> x -> service.supplyAsync(() -> work.plain(x));
            case "managedExecutor" -> x -> built.supplyAsync(() -> work.plain(x));
            case "faultToleranceAsynchronous" -> work::faultTolerance;
            case "ejbAsynchronous" -> enterpriseWork::plus;
            default -> throw new IllegalArgumentException("No way to call is named " + name + "; there are " + NAMES);
        };
    }
}
