package dev.tutti.quickstart.words;

/**
 * What counting a chunk gave: its words, or the offset of its first byte that is not UTF-8. A failure would end the whole
 * count at whichever chunk is counted first; as a value it lets the smallest offset win.
 */
public final class ChunkCount {

    private static final int NONE = -1;

    private final Tally tally;
    private final int invalidAt;

    private ChunkCount(Tally tally, int invalidAt) {
        this.tally = tally;
        this.invalidAt = invalidAt;
    }

    static ChunkCount of(Tally tally) {
        return new ChunkCount(tally, NONE);
    }

    static ChunkCount invalidAt(int offset) {
        return new ChunkCount(new Tally(), offset);
    }

    boolean isValid() {
        return invalidAt == NONE;
    }

    int invalidAt() {
        return invalidAt;
    }

    Tally tally() {
        return tally;
    }
}
