package dev.tutti.quickstart.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The jobs that are remembered, at most so many. Those that have ended are forgotten after a while, and earlier where there is
 * no room: the oldest first. Those that have not ended stay. Thread-safe.
 */
final class Shelf {

    private final int room;
    private final Duration keep;
    private final InstantSource clock;
    private final Map<String, Job> jobs = new LinkedHashMap<>(); // guarded by this, the oldest first

    Shelf(int room, Duration keep, InstantSource clock) {
        this.room = room;
        this.keep = keep;
        this.clock = clock;
    }

    /** Starts a job if there is room for it. */
    synchronized Optional<Job> add(Supplier<Job> start) {
        forget();
        Iterator<Job> oldest = jobs.values().iterator();
        while (jobs.size() >= room && oldest.hasNext()) {
            if (oldest.next().ended().isPresent()) {
                oldest.remove();
            }
        }
        if (jobs.size() >= room) {
            return Optional.empty();
        }
        Job job = start.get();
        jobs.put(job.id(), job);
        return Optional.of(job);
    }

    synchronized Optional<Job> find(String id) {
        forget();
        return Optional.ofNullable(jobs.get(id));
    }

    /** The newest last. */
    synchronized List<Job> all() {
        forget();
        return List.copyOf(jobs.values());
    }

    private void forget() {
        var before = clock.instant().minus(keep);
        jobs.values().removeIf(job -> job.ended().filter(before::isAfter).isPresent());
    }
}
