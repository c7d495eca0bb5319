package dev.tutti.quickstart.words;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Counts a text: chunks side by side, merged by the actor as they come. */
@ApplicationScoped
public class WordCount {

    @Inject
    ChunkCounter counter;

    @Inject
    RunningTotals totals;

    @Inject
    Tasks tasks;

    @Inject
    Limits limits;

    @Remote
    public Uni<Summary> count(byte[] text) {
        long upload = totals.begin();
        try {
            List<TaskRef<Void>> merged = TextChunk.split(text, limits.chunkBytes()).stream()
                    .map(chunk -> counter.count(chunk).<Void>thenTask(r -> totals.merge(upload, r.result())))
                    .toList();
            tasks.gather(merged).result();
            return Uni.createFrom().item(totals.finish(upload));
        } finally {
            totals.discard(upload); // nothing is left to forget when all went well
        }
    }
}
