package dev.tutti.quickstart.words;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/**
 * Merges the chunks of each text apart from the others, and adds a text to the totals only when all of it was valid. Needs no
 * locks: turns never overlap.
 */
@Actor
public class RunningTotals {

    private static final int ENTRY = 50;

    @Inject
    Limits limits;

    private final Map<Long, Upload> open = new HashMap<>();
    private final Tally totals = new Tally();
    private long begun;
    private long texts;
    private long wordsWithoutEntry;
    private long charactersUsed;

    /** Opens the merging of a text; it lasts until {@link #finish} or {@link #discard}. */
    public long begin() {
        long upload = ++begun;
        open.put(upload, new Upload());
        return upload;
    }

    /** Adds a chunk. One that comes after its text was discarded is dropped. */
    public TaskRef<Void> merge(long upload, ChunkCount chunk) {
        Upload merged = open.get(upload);
        if (merged != null) {
            merged.add(chunk);
        }
        return TaskRef.of(null);
    }

    /** Sums up a text of which all chunks are merged, and adds it to the totals unless it was invalid. */
    public Summary finish(long upload) {
        Tally tally = open.remove(upload).valid();
        texts++;
        tally.forEach(this::addToTotals);
        return Summary.of(tally);
    }

    /** Forgets a text that failed. */
    public void discard(long upload) {
        open.remove(upload);
    }

    public Uni<Totals> totals() {
        return Uni.createFrom()
                .item(new Totals(
                        texts,
                        totals.words() + wordsWithoutEntry,
                        totals.distinct(),
                        wordsWithoutEntry == 0,
                        totals.top(Summary.TOP)));
    }

    private void addToTotals(String word, long times) {
        if (!totals.contains(word)) {
            int room = word.length() + ENTRY;
            if (charactersUsed + room > limits.totalsMaxCharacters()) {
                wordsWithoutEntry += times;
                return;
            }
            charactersUsed += room;
        }
        totals.add(word, times);
    }

    /** The chunks of one text so far. */
    private static final class Upload {

        private Tally tally = new Tally();
        private int invalidAt = Integer.MAX_VALUE;

        void add(ChunkCount chunk) {
            if (!chunk.isValid()) {
                invalidAt = Math.min(invalidAt, chunk.invalidAt());
                tally = new Tally(); // of no use any more, and it may be large
            } else if (invalidAt == Integer.MAX_VALUE) {
                tally.addAll(chunk.tally());
            }
        }

        Tally valid() {
            if (invalidAt != Integer.MAX_VALUE) {
                throw new InvalidTextException(invalidAt);
            }
            return tally;
        }
    }
}
