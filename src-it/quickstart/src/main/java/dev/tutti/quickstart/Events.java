package dev.tutti.quickstart;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A stream on its way to one client as server-sent events, whose data is JSON: one item at a time, the next when the last one
 * is sent. A client that has gone, which the server notices when it writes, cancels the stream.
 */
public final class Events<T> implements Flow.Subscriber<T> {

    private final Function<? super T, String> name;
    private final Sse sse;
    private final SseEventSink sink;
    private Flow.Subscription subscription; // written before the first item

    private Events(Function<? super T, String> name, Sse sse, SseEventSink sink) {
        this.name = name;
        this.sse = sse;
        this.sink = sink;
    }

    /** Sends each item as an event of the name that it is given, and ends the response with the stream. */
    public static <T> void send(Multi<T> items, Function<? super T, String> name, Sse sse, SseEventSink sink) {
        items.subscribe().withSubscriber(new Events<T>(name, sse, sink));
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(T item) {
        try {
            sink.send(event(name.apply(item), item)).whenComplete((sent, failure) -> {
                if (failure == null) {
                    subscription.request(1);
                } else {
                    gone();
                }
            });
        } catch (RuntimeException e) { // closed before
            gone();
        }
    }

    @Override
    public void onError(Throwable failure) {
        Problem problem = new Problem("The stream failed in the server: " + failure.getMessage());
        try {
            sink.send(event("problem", problem)).whenComplete((sent, any) -> sink.close());
        } catch (RuntimeException e) { // closed before
            sink.close();
        }
    }

    @Override
    public void onComplete() {
        sink.close();
    }

    private void gone() {
        subscription.cancel();
        sink.close();
    }

    private OutboundSseEvent event(String event, Object data) {
        return sse.newEventBuilder()
                .name(event)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
