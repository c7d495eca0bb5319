package dev.tutti.internal.client;

import dev.tutti.Arg;
import dev.tutti.AsCompleted;
import dev.tutti.BeanMethod;
import dev.tutti.Delayed;
import dev.tutti.Errors;
import dev.tutti.Progress;
import dev.tutti.TaskExecutorService;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskOptions;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.Waited;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Gathering;
import dev.tutti.internal.ref.Prerequisites;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.ref.Waiting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The client of one engine. */
public final class Client extends LazyTasks {

    private final Engine engine;
    private final Beans beans;
    private final Graphs graphs;
    private final Options options;

    public Client(Engine engine, Beans beans, Graphs graphs) {
        this(engine, beans, graphs, Options.NONE);
    }

    private Client(Engine engine, Beans beans, Graphs graphs, Options options) {
        super(beans, graphs);
        this.engine = engine;
        this.beans = beans;
        this.graphs = graphs;
        this.options = options;
    }

    // ---- submitting

    @Override
    public <R> TaskRef<R> submit(Callable<? extends R> task) {
        return start("task", List.of(), Objects.requireNonNull(task, "task"));
    }

    @Override
    @SuppressWarnings("unchecked") // the first parameter of a reference is its bean
    public <B, R> TaskRef<R> submitArgs(BeanMethod<B, R> method, List<? extends Arg<?>> arguments) {
        Reference reference = Reference.of(Objects.requireNonNull(method, "method"));
        Class<B> type = (Class<B>) reference.bean();
        List<Arg<?>> given = Combined.listed("arguments", arguments);
        List<TaskRef<?>> needed = new ArrayList<>();
        given.forEach(argument -> needed.addAll(argument.refs()));
        return start(reference.name(), needed, () -> beans.with(type, bean -> method.invoke(bean, values(given))));
    }

    private static List<?> values(List<Arg<?>> arguments) {
        List<Object> values = new ArrayList<>(arguments.size());
        arguments.forEach(argument -> values.add(argument.value()));
        return values;
    }

    /** Makes the call of every task of this client: it begins when what it needs is there. */
    private <R> Ref<R> start(String name, List<TaskRef<?>> needed, Callable<?> body) {
        return startOnce(name, needed, options.body(engine, body));
    }

    private <R> Ref<R> startOnce(String name, List<TaskRef<?>> needed, Callable<?> body) {
        Executor contexts = engine.carrier().capture();
        Call call = new Call(options.name(name), contexts, body);
        options.apply(call);
        call.adopted();
        Ref<R> ref = Prerequisites.submit(needed, engine, contexts, call, options.chain(engine.at(engine.workers())));
        options.limit(engine, ref);
        return ref;
    }

    /** Its options are those of the whole, but for the retries: each node has its own. */
    @Override
    public <T> TaskRef<T> compute(Delayed<? extends T> node) {
        Objects.requireNonNull(node, "node");
        return startOnce(
                "compute " + node.name(), List.of(), graphs.computation(node, body -> options.body(engine, body)));
    }

    @Override
    public Tasks withOptions(Consumer<TaskOptions> choose) {
        return new Client(engine, beans, graphs, options.with(Objects.requireNonNull(choose, "options")));
    }

    // ---- combining

    @Override
    public <T> TaskRef<List<T>> gather(Collection<? extends TaskRef<? extends T>> refs, Errors errors) {
        return Gathering.of(engine, Combined.listed("refs", refs), Objects.requireNonNull(errors, "errors"));
    }

    @Override
    public <T> TaskRef<Waited<T>> waitFor(Collection<? extends TaskRef<T>> refs, int count, Duration timeout) {
        return Combined.waitFor(
                engine, Combined.listed("refs", refs), count, Objects.requireNonNull(timeout, "timeout"));
    }

    @Override
    public <T> Multi<TaskRef<T>> asCompleted(Collection<? extends TaskRef<T>> refs) {
        Completions<T> completions = new Completions<>(engine, true);
        completions.addAll(refs);
        completions.close();
        return completions.multi();
    }

    @Override
    public <T> AsCompleted<T> asCompleted() {
        return new Completions<>(engine, false);
    }

    @Override
    public TaskRef<Void> sleep(Duration time) {
        return Combined.sleep(engine, Objects.requireNonNull(time, "time"));
    }

    @Override
    public Multi<Progress> progress(Collection<? extends TaskRef<?>> refs) {
        return Overview.of(engine, Combined.listed("refs", refs));
    }

    @Override
    public <T> TaskRef<T> put(T value) {
        Ref<T> ref = Ref.pending(engine, "put");
        ref.complete(value);
        return ref;
    }

    @Override
    public int cancel(Collection<? extends TaskRef<?>> refs) {
        return Ref.cancelAll(Combined.listed("refs", refs));
    }

    // ---- waiting

    @Override
    public <T> T run(Callable<? extends CompletionStage<? extends T>> code) {
        Objects.requireNonNull(code, "code");
        Waiting.check("run(Callable)", "the stage", "call submitStage(...) and attach then(...) instead");
        return awaited(submitStage(code));
    }

    @Override
    public <T> T runUni(Callable<? extends Uni<? extends T>> code) {
        Objects.requireNonNull(code, "code");
        Waiting.check("runUni(Callable)", "the Uni", "call submitUni(...) and attach then(...) instead");
        return awaited(submitUni(code));
    }

    private static <T> T awaited(TaskRef<T> ref) {
        try {
            return ref.result();
        } catch (TaskInterruptedException e) {
            ref.cancel(); // nobody else has it
            throw e;
        }
    }

    // ---- its life

    @Override
    public void close() {}

    @Override
    public TaskRef<Void> closeAsync() {
        return put(null);
    }

    @Override
    public TaskExecutorService asExecutorService() {
        return new TaskExecutor(body -> start("task", List.of(), body), Ref.pending(engine, "executor"));
    }
}
