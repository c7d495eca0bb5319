package dev.tutti.bench.server.tiny;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;

@Path("")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class TinyResource {

    private static final int COLLECTIONS = 3; // what the first leaves to be finalised or cleaned, the next find

    @Inject
    Greeter greeter;

    @GET
    @Path("greeting")
    public String greeting() {
        return greeter.greeting();
    }

    /** The bytes that are alive in the heap, and those of the classes. */
    @GET
    @Path("memory")
    public String memory() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long classes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        return heap + " " + classes;
    }
}
