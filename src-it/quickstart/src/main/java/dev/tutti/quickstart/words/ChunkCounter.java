package dev.tutti.quickstart.words;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts chunks, as many at once as there are processors. */
@ApplicationScoped
public class ChunkCounter {

    @Remote(cpuBound = true)
    public TaskRef<ChunkCount> count(TextChunk chunk) {
        return TaskRef.of(chunk.count());
    }
}
