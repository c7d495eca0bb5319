package dev.tutti.internal.actor;

import dev.tutti.ActorStats;
import dev.tutti.Routing;
import dev.tutti.internal.ref.Ref;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Several actors behind one handle. Thread-safe. */
final class Pool extends Receiver {

    private final String label;
    private final List<Cell> cells;
    private final Routing routing;
    private final Key key; // for routing
    private final AtomicInteger calls = new AtomicInteger(); // those that were routed round robin

    Pool(Roster roster, Kind kind, String label, boolean mortal, List<Cell> cells) {
        super(roster, kind.shells(), mortal);
        this.label = label;
        this.cells = cells;
        cells.forEach(cell -> cell.belongsTo(this));
        this.routing = kind.routing();
        this.key = kind.key();
    }

    @Override
    public Ref<Object> call(Request request) {
        try {
            return route(request).call(request);
        } catch (Throwable e) { // of the key, which is the user's
            return cells.get(0).refuse(request, e);
        }
    }

    @Override
    public Ref<Object> tell(Request request) {
        try {
            return route(request).tell(request);
        } catch (Throwable e) { // as above
            return cells.get(0).refuse(request, e);
        }
    }

    private Cell route(Request request) {
        return switch (routing) {
            case ROUND_ROBIN -> cells.get(Math.floorMod(calls.getAndIncrement(), cells.size()));
            case LEAST_BUSY ->
                cells.stream().min(Comparator.comparingInt(Cell::calls)).orElseThrow();
            case BY_KEY -> cells.get(Math.floorMod(spread(Objects.hashCode(key.of(request))), cells.size()));
        };
    }

    /** Hash codes of numbers that grow by the number of cells would all lead to the same one. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9; // 2^32 divided by the golden ratio
        return mixed ^ mixed >>> 16;
    }

    @Override
    public ActorStats stats() {
        return cells.stream().map(Cell::stats).reduce(Pool::sum).orElseThrow();
    }

    private static ActorStats sum(ActorStats one, ActorStats other) {
        return new ActorStats(
                one.actor(),
                one.name(),
                one.running() + other.running(),
                one.waiting() + other.waiting(),
                one.done() + other.done(),
                one.failed() + other.failed(),
                one.cancelled() + other.cancelled(),
                one.refused() + other.refused(),
                one.turnTime().plus(other.turnTime()),
                one.stalls() + other.stalls(),
                one.restarts() + other.restarts());
    }

    @Override
    Stream<Cell> cells() {
        return cells.stream();
    }

    @Override
    Stream<Incarnation> incarnations() {
        return cells.stream().flatMap(Cell::incarnations);
    }

    @Override
    Supplier<Stream<Incarnation>> old() {
        List<Supplier<Stream<Incarnation>>> all = cells.stream().map(Cell::old).toList();
        return () -> all.stream().flatMap(Supplier::get);
    }

    @Override
    boolean isForgotten() {
        return super.isForgotten() && cells.stream().noneMatch(Cell::isKnown);
    }

    @Override
    boolean isIdle() {
        return cells.stream().allMatch(Cell::isIdle);
    }

    /** Not if one of them alone is stopped: nobody would ever wait for the others to end. */
    @Override
    boolean isStopping() {
        return cells.stream().allMatch(Cell::isStopping);
    }

    @Override
    CompletableFuture<?> outOfTheWay() {
        return all(Cell::outOfTheWay);
    }

    @Override
    CompletableFuture<?> ended() {
        return all(Cell::ended);
    }

    @Override
    CompletableFuture<?> stop(String why) {
        return all(cell -> cell.stop(why));
    }

    @Override
    CompletableFuture<?> kill(String why) {
        return all(cell -> cell.kill(why));
    }

    @Override
    CompletableFuture<?> renew() {
        return all(Cell::renew);
    }

    private CompletableFuture<?> all(Function<Cell, CompletableFuture<?>> what) {
        return CompletableFuture.allOf(cells.stream().map(what).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public String toString() {
        return "actor " + label;
    }
}
