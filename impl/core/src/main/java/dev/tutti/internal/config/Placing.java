package dev.tutti.internal.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What one level says about where bodies run: a configuration key, the annotations of a method, or those of its class. An
 * empty executor is one that is not set.
 */
public record Placing(
        boolean cpuBound,
        boolean notCpuBound,
        String executor,
        boolean blocking,
        boolean nonBlocking,
        boolean virtual) {

    /** The first level that says anything decides. */
    public static Place first(List<Placing> levels) {
        boolean mayBeCpuBound = true;
        for (Placing level : levels) {
            if (!level.executor.isEmpty()) {
                return Place.on(level.executor);
            }
            if (level.cpuBound && mayBeCpuBound) {
                return Place.PROCESSORS;
            }
            if (level.nonBlocking) {
                return Place.LOOP;
            }
            if (level.blocking || level.virtual) {
                return Place.WORKERS;
            }
            mayBeCpuBound &= !level.notCpuBound;
        }
        return Place.WORKERS;
    }

    /** What this level says that does not go together, as its author wrote it; empty if all does. */
    public List<String> contradiction() {
        List<String> said = new ArrayList<>();
        if (cpuBound) {
            said.add("cpuBound = true");
        }
        if (!executor.isEmpty()) {
            said.add("executor = \"" + executor + "\"");
        }
        if (nonBlocking) {
            said.add("@NonBlocking");
        }
        if (virtual) {
            said.add("@RunOnVirtualThread");
        }
        // A thread that may be blocked is what executors and virtual threads are.
        if (blocking && (cpuBound || nonBlocking)) {
            said.add("@Blocking");
        }
        return said.size() > 1 ? said : List.of();
    }
}
