package dev.tutti.internal.actor;

import dev.tutti.Routing;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several actors behind one handle. Thread-safe. */
final class Pool extends Receiver {

    private final List<Cell> cells;
    private final Routing routing;
    private final AtomicInteger calls = new AtomicInteger(); // those that were routed round robin

    Pool(Roster roster, Kind kind, boolean mortal, List<Cell> cells) {
        super(roster, kind.shells(), mortal);
        this.cells = cells;
        this.routing = kind.routing();
    }

    @Override
    public Cell route(Supplier<@Nullable Object> key) {
        return switch (routing) {
            case ROUND_ROBIN -> cells.get(Math.floorMod(calls.getAndIncrement(), cells.size()));
            case LEAST_BUSY ->
                cells.stream().min(Comparator.comparingInt(Cell::calls)).orElseThrow();
            case BY_KEY -> cells.get(Math.floorMod(spread(Objects.hashCode(key.get())), cells.size()));
        };
    }

    /** Hash codes of numbers that grow by the number of cells would all lead to the same one. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9; // 2^32 divided by the golden ratio
        return mixed ^ mixed >>> 16;
    }

    @Override
    Stream<Cell> cells() {
        return cells.stream();
    }

    @Override
    boolean isIdle() {
        return cells.stream().allMatch(Cell::isIdle);
    }

    @Override
    boolean isStopping() {
        return cells.stream().anyMatch(Cell::isStopping);
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
}
