package dev.tutti.quickstart.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the configuration allows. A value that makes no sense fails the deployment. */
@ApplicationScoped
public class Limits {

    /** The largest text that is accepted. */
    @Inject
    @ConfigProperty(name = "words.max-bytes", defaultValue = "67108864")
    int maxBytes;

    /** How much of a text one task counts. */
    @Inject
    @ConfigProperty(name = "words.chunk-bytes", defaultValue = "262144")
    int chunkBytes;

    /** The room for different words in the totals, in characters; each word takes its own and fifty for its entry. */
    @Inject
    @ConfigProperty(name = "words.totals-max-characters", defaultValue = "128000000")
    long totalsMaxCharacters;

    void check(@Observes @Initialized(ApplicationScoped.class) Object start) {
        positive("words.max-bytes", maxBytes);
        positive("words.chunk-bytes", chunkBytes);
        positive("words.totals-max-characters", totalsMaxCharacters);
        if (maxBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("words.max-bytes must be < 2147483647, was " + maxBytes);
        }
    }

    int maxBytes() {
        return maxBytes;
    }

    int chunkBytes() {
        return chunkBytes;
    }

    long totalsMaxCharacters() {
        return totalsMaxCharacters;
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be > 0, was " + value);
        }
    }
}
