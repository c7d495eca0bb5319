package dev.tutti.quickstart.chat;

import dev.tutti.Actors;
import dev.tutti.quickstart.RefusedException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rooms there are: an actor for each name. Thread-safe. */
@ApplicationScoped
public class Rooms {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    @Inject
    Actors actors;

    /** How many rooms there may be. */
    @Inject
    @ConfigProperty(name = "chat.max-rooms", defaultValue = "100")
    int max;

    private Set<String> names; // guarded by this

    @PostConstruct
    void open() {
        names = new HashSet<>();
    }

    /** The room of that name, made if there is none. */
    synchronized ChatRoom room(String name) {
        if (names.add(checked(name)) && names.size() > max) {
            names.removeIf(any -> actors.find(ChatRoom.class, any).isEmpty()); // those that have closed, and this one
            if (names.size() >= max) {
                throw new RefusedException(503, "There are " + max + " rooms, and no more are made (chat.max-rooms).");
            }
            names.add(name);
        }
        return actors.of(ChatRoom.class).named(name).getOrCreate();
    }

    Optional<ChatRoom> find(String name) {
        return actors.find(ChatRoom.class, checked(name));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(400, "The name of a room is 1 to 32 of a-z, 0-9 and -, and was " + name + ".");
        }
        return name;
    }
}
