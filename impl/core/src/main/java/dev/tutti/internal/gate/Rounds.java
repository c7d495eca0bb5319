package dev.tutti.internal.gate;

import dev.tutti.internal.core.Line;
import dev.tutti.internal.core.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait, key by key: the keys take turns, and each turn is that of the first in the key's own {@link Line}. So who
 * comes alone waits for at most one of each other key, however many wait. Those without a key share one; a key for which
 * nobody waits is forgotten. Adding, leaving and taking cost the same however many wait. Guarded by its owner's lock.
 */
final class Rounds<P extends Rounds.Place> implements Order<P> {

    private final Map<Share, Share> turns = new LinkedHashMap<>(); // each under itself, the next one first, none empty
    private int size;

    @Override
    public void add(P place, long now) {
        Place newcomer = place;
        Share own = Objects.requireNonNull(newcomer.share, "share");
        Share known = turns.putIfAbsent(own, own);
        if (known == null) {
            own.line = new Line<>();
            known = own;
        }
        newcomer.share = known;
        known.line().add(place, now);
        size++;
    }

    @Override
    public boolean remove(P place) {
        Share share = ((Place) place).share;
        if (share == null || share.line == null || !share.line.remove(place)) {
            return false;
        }
        size--;
        if (share.line.size() == 0) {
            turns.remove(share);
        }
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // only such places are added
    public @Nullable P poll() {
        if (turns.isEmpty()) {
            return null;
        }
        Share next = turns.keySet().iterator().next();
        turns.remove(next);
        Place first = next.line().poll();
        size--;
        if (next.line().size() > 0) {
            turns.put(next, next); // behind all the others
        }
        return (P) first;
    }

    @Override
    public int size() {
        return size;
    }

    /** For how many keys somebody waits. */
    int keys() {
        return turns.size();
    }

    /** A place that is some key's, or was. Guarded by the lock of the rounds' owner. */
    abstract static class Place extends Line.Place {

        private @Nullable Share share; // that of the others of its key, once it has been added

        /** Without a share it can stand in a plain line only. */
        Place(int priority, @Nullable Share share) {
            super(priority);
            this.share = share;
        }
    }

    /**
     * What waits for one key. It keeps the hash of the key, which is the user's and may change meanwhile, and asks the key
     * whether it equals another only as a place is added: nothing that a key does can keep the others from their turns.
     */
    static final class Share {

        private final @Nullable Object key;
        private final int hash;
        private @Nullable Line<Place> line; // null until it is in the rounds

        Share(@Nullable Object key) {
            this.key = key;
            this.hash = Objects.hashCode(key);
        }

        private Line<Place> line() {
            return Objects.requireNonNull(line);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            return other instanceof Share that
                    && hash == that.hash
                    && (line == null || that.line == null) // two that both are in the rounds differ
                    && Objects.equals(key, that.key);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
