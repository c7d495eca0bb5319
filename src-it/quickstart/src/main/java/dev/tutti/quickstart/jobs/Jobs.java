package dev.tutti.quickstart.jobs;

import dev.tutti.Tasks;
import dev.tutti.quickstart.RefusedException;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts jobs and remembers them. */
@ApplicationScoped
public class Jobs {

    private static final InstantSource CLOCK = InstantSource.system();

    @Inject
    Tasks tasks;

    /** How many jobs are remembered, the running ones among them. */
    @Inject
    @ConfigProperty(name = "jobs.max", defaultValue = "200")
    int max;

    /** How long a job that has ended is remembered. */
    @Inject
    @ConfigProperty(name = "jobs.keep-seconds", defaultValue = "600")
    int keepSeconds;

    private Shelf shelf;

    @PostConstruct
    void open() {
        shelf = new Shelf(max, Duration.ofSeconds(keepSeconds), CLOCK);
    }

    Job start(int steps, Duration each, int failAt) {
        Job job = shelf.add(() -> new Job(
                        UUID.randomUUID().toString(), steps, tasks.submit(Work::take, steps, each, failAt), CLOCK))
                .orElseThrow(() -> new RefusedException(
                        503, max + " jobs are under way, and no more are taken (jobs.max): try again later."));
        progress(job)
                .subscribe()
                .with(view -> {}, end -> {}); // so that it is told, whoever asks, until the application ends
        return job;
    }

    Job find(String id) {
        return shelf.find(id)
                .orElseThrow(() -> new RefusedException(
                        404,
                        "There is no job " + id + ": there never was, or it ended " + keepSeconds
                                + " seconds ago and is forgotten."));
    }

    List<Job> all() {
        return shelf.all();
    }

    /** How far the job is: now, whenever that changes, and at its end. */
    Multi<Job.View> progress(Job job) {
        return tasks.progress(List.of(job.task())).map(job::told);
    }
}
