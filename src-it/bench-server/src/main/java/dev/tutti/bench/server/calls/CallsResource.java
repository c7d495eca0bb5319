package dev.tutti.bench.server.calls;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Calls from the thread of a request, whose scope and whose user are there. */
@Path("calls")
@RequestScoped
public class CallsResource {

    @Inject
    Ways ways;

    /** Answers with the slices that came after the warm-up, one in each line. */
    @POST
    @Produces(MediaType.TEXT_PLAIN)
    public String measure(
            @QueryParam("way") List<String> names,
            @QueryParam("warmup") long warmupSeconds,
            @QueryParam("measure") long measureSeconds)
            throws ExecutionException, InterruptedException {
        rounds(names, Duration.ofSeconds(warmupSeconds));
        return rounds(names, Duration.ofSeconds(measureSeconds)).stream()
                .map(Slice::toString)
                .collect(Collectors.joining());
    }

    /** Each round has a slice of each way, in an order of its own, so that what disturbs one disturbs all alike. */
    private List<Slice> rounds(List<String> names, Duration length) throws ExecutionException, InterruptedException {
        List<Slice> slices = new ArrayList<>();
        List<String> order = new ArrayList<>(names);
        long start = System.nanoTime();
        do {
            Collections.shuffle(order);
            for (String name : order) {
                slices.add(Slice.of(name, ways.of(name)));
            }
        } while (System.nanoTime() - start < length.toNanos());
        return slices;
    }
}
