package dev.tutti.internal.actor;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Offload;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One actor: the object of the user's, which nothing outside its turns touches, and the links that lead to it. Thread-safe.
 */
public final class Cell {

    private static final Logger LOG = System.getLogger("dev.tutti");

    /** How long the actors of a deployment that ends may take over what is in their mailboxes. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Engine engine;
    private final String type;
    private final Life life;
    private final Turns turns;
    private final Gate gate;

    public Cell(Engine engine, String type, Life life, Limits limits) {
        this.engine = engine;
        this.type = type;
        this.life = life;
        this.turns = new Turns("actor " + type, engine.workers());
        Strategy awaken = new Awaken(engine.invoke());
        this.gate = new Gate(
                "Actor " + type, Capacity.of(limits.maxConcurrency(), limits.maxPending()), new Offload(turns, awaken));
    }

    /** Calls the method of that name in a turn. */
    public Ref<Object> call(String method, Turn turn) {
        Executor contexts = engine.carrier().capture();
        Call call = call(method, turn, contexts);
        call.adopted();
        return Ref.submit(engine, contexts, call, gate);
    }

    /** As {@link #call}, for a caller who wants no answer: with a request scope of its own, and nobody's child. */
    public Ref<Object> tell(String method, Turn turn) {
        Executor contexts = engine.carrier().captureDetached();
        return Ref.submit(engine, contexts, call(method, turn, contexts), gate);
    }

    private Call call(String method, Turn turn, Executor contexts) {
        return new Call(type + "." + method, contexts, () -> turn.take(life.state()));
    }

    /** What a call does with the actor's object. */
    @FunctionalInterface
    public interface Turn {

        @Nullable
        Object take(Object state) throws Exception;
    }

    /** Lets the actors finish what is in their mailboxes and destroys their objects; waits a moment for that. */
    public static void retire(Collection<Cell> cells) {
        CompletableFuture<?>[] ends = cells.stream().map(Cell::retire).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "The end of an actor failed", e.getCause());
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "Some actors did not end within " + PATIENCE + "; their objects are not destroyed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ref<Object> retire() {
        gate.close();
        Call end = new Call(type + "'s end", engine.application(), life::end);
        return Ref.submit(engine, engine.application(), end, new Offload(turns, engine.invoke()));
    }

    /** Creates the object before its first turn, without the contexts of whoever happens to call first. */
    private final class Awaken implements Strategy {

        private final Strategy next;

        Awaken(Strategy next) {
            this.next = next;
        }

        @Override
        public void apply(Call call) {
            Call.during(call, () -> life.begin(engine.application())); // it holds the actor as its calls do
            Throwable failure = life.failure();
            if (failure != null) { // the constructor's or @PostConstruct's: every caller learns of it
                call.refuse(failure);
                return;
            }
            next.apply(call);
        }
    }
}
