package dev.tutti.quickstart.chat;

import dev.tutti.Actor;
import dev.tutti.Actors;
import dev.tutti.Self;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A room. What is said in it, who comes and who goes are turns: so all readers see the same lines in the same order, and one who
 * comes sees the last ones and misses none after them. Needs no locks.
 */
@Actor
public class ChatRoom {

    /** How many lines a new reader gets. */
    static final int REMEMBERED = 50;

    private static final int MOST_READERS = 500;

    /** A reader who has gone is noticed by writing to him. */
    private static final Duration BEAT = Duration.ofSeconds(2);

    @Inject
    Tasks tasks;

    @Inject
    Actors actors;

    @Inject
    Self<ChatRoom> self;

    /** How long a room is kept in which nobody reads and nothing is said. */
    @Inject
    @ConfigProperty(name = "chat.keep-seconds", defaultValue = "3600")
    int keepSeconds;

    private final Deque<ChatEvent.Line> last = new ArrayDeque<>();
    private final Set<Reader> readers = new LinkedHashSet<>();
    private long said;
    private Instant used = Instant.now();

    @PostConstruct
    void open() {
        beat();
    }

    /** Says it to all readers, of whom those that are too slow leave. */
    public TaskRef<ChatEvent.Line> say(Speech speech) {
        used = Instant.now();
        ChatEvent.Line line = new ChatEvent.Line(++said, speech.name(), speech.text(), used);
        last.add(line);
        if (last.size() > REMEMBERED) {
            last.remove();
        }
        tell(line);
        return TaskRef.of(line);
    }

    /** The last lines first, and from then on everything. */
    public TaskRef<Void> join(Reader reader) {
        used = Instant.now();
        if (readers.size() == MOST_READERS) {
            reader.end("The room is full: " + MOST_READERS + " are reading it.");
        } else {
            last.forEach(reader::offer);
            readers.add(reader);
            tellReaders();
        }
        return TaskRef.of(null);
    }

    public TaskRef<Void> leave(Reader reader) {
        used = Instant.now();
        if (readers.remove(reader)) {
            tellReaders();
        }
        return TaskRef.of(null);
    }

    public TaskRef<View> view() {
        return TaskRef.of(new View(readers.size(), said));
    }

    private void beat() {
        tasks.sleep(BEAT)
                .then(
                        slept -> { // attached in a turn, and so a turn itself
                            tellReaders();
                            if (readers.isEmpty()
                                    && used.plusSeconds(keepSeconds).isBefore(Instant.now())) {
                                actors.stop(self.get());
                            } else {
                                beat();
                            }
                            return null;
                        });
    }

    private void tellReaders() {
        tell(new ChatEvent.Readers(readers.size()));
    }

    private void tell(ChatEvent event) {
        readers.removeIf(reader -> !reader.offer(event));
    }

    @PreDestroy
    void close() {
        readers.forEach(reader -> reader.end("The room is closed."));
    }

    /** How many read, and how much has been said since the room was made. */
    public record View(int readers, long lines) {}
}
