package dev.tutti.quickstart.chat;

import dev.tutti.Tasks;
import dev.tutti.quickstart.Events;
import dev.tutti.quickstart.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.Executor;

/** Says something in a room, reads along, and tells how many do. */
@Path("chat/{room}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ChatResource {

    @Inject
    Rooms rooms;

    @Inject
    Tasks tasks;

    private Executor senders;

    @PostConstruct
    void open() {
        senders = tasks.asExecutorService();
    }

    @GET
    public Uni<ChatRoom.View> view(@PathParam("room") String room) {
        return rooms.find(room)
                .orElseThrow(() -> new RefusedException(
                        404, "There is no room " + room + ": it is made by the first who reads it or says something."))
                .view()
                .uni();
    }

    /** Answers with the line as all readers of the room get it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<ChatEvent.Line> say(
            @PathParam("room") String room, @FormParam("name") String name, @FormParam("text") String text) {
        Speech speech = Speech.of(name, text);
        return rooms.room(room).say(speech).uni();
    }

    /**
     * Events {@code line}, first the last ones that were said, {@code readers} with their number, now and then also when it
     * has not changed, and {@code end} where the server ends it.
     */
    @GET
    @Path("lines")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void read(@PathParam("room") String name, @Context Sse sse, @Context SseEventSink sink) {
        ChatRoom room = rooms.room(name);
        Reader reader = new Reader();
        Events.send(
                reader.events(senders).onTermination().invoke(() -> room.leave(reader)), ChatEvent::event, sse, sink);
        room.join(reader).whenComplete((joined, failure) -> {
            if (failure != null) {
                reader.end("The room is closed.");
            }
        });
    }
}
