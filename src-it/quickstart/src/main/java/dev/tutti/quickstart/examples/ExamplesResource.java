package dev.tutti.quickstart.examples;

import dev.tutti.Tasks;
import dev.tutti.quickstart.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Lists the examples and runs them; no request thread waits for a run. */
@Path("examples")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExamplesResource {

    @Inject
    Tasks tasks;

    @Inject
    @Any
    Instance<Example> examples;

    @GET
    public List<Description> list() {
        return inOrder().stream().map(Description::of).toList();
    }

    @GET
    @Path("{id}")
    public Uni<Report> run(@PathParam("id") String id, @QueryParam("n") String n) {
        Example example = find(id);
        if (example instanceof PlannedExample planned) {
            throw new RefusedException(501, planned.missing());
        }
        if (n == null) {
            return run(example, example.expected(), example::run);
        }
        if (example instanceof SizedExample sized) {
            int size = size(n);
            return run(example, sized.expected(size), () -> sized.run(size));
        }
        throw new RefusedException(400, id + " comes in one size only: leave out n.");
    }

    private Uni<Report> run(Example example, String expected, Callable<Finding> program) {
        long start = System.nanoTime();
        return tasks.submit(program)
                .uni()
                .onFailure()
                .recoverWithItem(failure -> Finding.of(failure.toString(), false, "The example failed."))
                .map(finding -> Report.of(example, expected, finding, System.nanoTime() - start));
    }

    private Example find(String id) {
        List<Example> all = inOrder();
        return all.stream()
                .filter(example -> example.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        404,
                        "There is no example " + id + "; there are "
                                + all.stream().map(Example::id).collect(Collectors.joining(", ")) + "."));
    }

    private static int size(String n) {
        try {
            int size = Integer.parseInt(n);
            if (size >= SizedExample.SMALLEST && size <= SizedExample.LARGEST) {
                return size;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw new RefusedException(
                400,
                "n must be a whole number from %d to %d, was %s."
                        .formatted(SizedExample.SMALLEST, SizedExample.LARGEST, n));
    }

    private List<Example> inOrder() {
        return examples.stream()
                .sorted(Comparator.comparingInt(
                        example -> Integer.parseInt(example.id().substring(1))))
                .toList();
    }
}
