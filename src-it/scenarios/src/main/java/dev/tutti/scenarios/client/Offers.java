package dev.tutti.scenarios.client;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Recorder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods whose arguments other tasks make. */
@ApplicationScoped
public class Offers {

    private final Recorder<String> asked = new Recorder<>();

    public String price(String sku) {
        asked.add(sku);
        return sku + " for 3";
    }

    public String price(String sku, int count) {
        return count + " " + sku;
    }

    public String several(String sku, int count, String currency) {
        return count + " " + sku + " in " + currency;
    }

    public String list(List<String> skus) {
        return String.join(", ", skus);
    }

    public int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    public String status(TaskRef<String> ref) {
        return ref.status().toString();
    }

    @Remote
    public Uni<String> remote(String sku, AtomicInteger runs) {
        return Uni.createFrom().item(sku + " in run " + runs.incrementAndGet());
    }

    /** What prices were asked for. */
    public List<String> asked() {
        return asked.events();
    }
}
