package dev.tutti.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait, by priority and age: in order of arrival within a priority, and each step of priority counts as much as
 * having come {@link #STEP} earlier. So a higher priority goes first, and nobody waits for ever, however many of a higher
 * one keep coming. Adding, leaving and taking cost the same however many wait. Guarded by its owner's lock.
 *
 * <p>A line may have room for so many only. Those who come when it is full stand behind it, in order of arrival whatever
 * their priority, and move up as others leave.
 */
public final class Line<P extends Line.Place> implements Order<P> {

    /** What a step of priority is worth, in nanoseconds. */
    public static final long STEP = 1_000_000_000;

    static final int ORDINARY = 0;

    private final int room;
    private final Row ordinary = new Row(ORDINARY); // nearly always the only one
    private @Nullable TreeMap<Integer, Row> others; // made by the first of another priority; empty rows leave
    private final Row behind = new Row(ORDINARY); // of any priority; empty unless the line is full
    private int size;

    /** A line with room for all. */
    public Line() {
        this(Integer.MAX_VALUE);
    }

    /** A line with room for so many, 1 or more. */
    public Line(int room) {
        this.room = room;
    }

    /** Adds a place at the end of its priority's row, or behind the line if it is full. */
    @Override
    public void add(P place, long now) {
        Place last = place;
        last.since = now;
        Row end = size < room ? row(last.priority) : behind;
        end.append(last);
        size++;
    }

    @Override
    public boolean remove(P place) {
        Row row = ((Place) place).row;
        if (row == null) {
            return false;
        }
        row.unlink(place);
        size--;
        if (row != behind) {
            if (row.first == null && row != ordinary && others != null) {
                others.remove(row.priority);
            }
            moveUp();
        }
        return true;
    }

    private void moveUp() {
        Place next = behind.first;
        if (next != null) {
            behind.unlink(next);
            row(next.priority).append(next); // as old as when it came, and younger than all that are in line
        }
    }

    /** Whose turn it is; null if nobody waits. */
    @SuppressWarnings("unchecked") // only such places are added
    public @Nullable P first() {
        Place best = ordinary.first;
        if (others != null) {
            for (Row row : others.values()) {
                Place head = row.first;
                if (best == null || head != null && head.rank() - best.rank() < 0) {
                    best = head;
                }
            }
        }
        return (P) best;
    }

    /** As {@link #first()}, who leaves the line. */
    @Override
    public @Nullable P poll() {
        P next = first();
        if (next != null) {
            remove(next);
        }
        return next;
    }

    /** How many wait, those behind the line among them. */
    @Override
    public int size() {
        return size;
    }

    /** All who wait, row by row. */
    public List<P> all() {
        List<P> all = new ArrayList<>(size);
        addTo(all, ordinary);
        if (others != null) {
            others.values().forEach(row -> addTo(all, row));
        }
        addTo(all, behind);
        return all;
    }

    @SuppressWarnings("unchecked") // only such places are added
    private static <P> void addTo(List<P> all, Row row) {
        for (Place each = row.first; each != null; each = each.after) {
            all.add((P) each);
        }
    }

    private Row row(int priority) {
        if (priority == ORDINARY) {
            return ordinary;
        }
        if (others == null) {
            others = new TreeMap<>();
        }
        return others.computeIfAbsent(priority, Row::new);
    }

    /** A place in a line, or one that has left it. Guarded by the lock of the line's owner. */
    public abstract static class Place {

        private final int priority;
        private long since;
        private @Nullable Row row; // null when not in line
        private @Nullable Place before;
        private @Nullable Place after;

        protected Place(int priority) {
            this.priority = priority;
        }

        /** Lower is earlier; to be compared by difference, as {@link System#nanoTime()} is. */
        final long rank() {
            return since - priority * STEP;
        }
    }

    private static final class Row {

        private final int priority;
        private @Nullable Place first;
        private @Nullable Place last;

        Row(int priority) {
            this.priority = priority;
        }

        void append(Place place) {
            place.row = this;
            place.before = last;
            if (last == null) {
                first = place;
            } else {
                last.after = place;
            }
            last = place;
        }

        void unlink(Place place) {
            if (place.before == null) {
                first = place.after;
            } else {
                place.before.after = place.after;
            }
            if (place.after == null) {
                last = place.before;
            } else {
                place.after.before = place.before;
            }
            place.row = null;
            place.before = null;
            place.after = null;
        }
    }
}
