package dev.tutti.internal.rest;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.spi.AsyncResponseProvider;

/** Answers a request with the item of the {@code Uni} that its resource returned, on servers whose JAX-RS is RESTEasy. */
public final class UniResponse implements AsyncResponseProvider<Uni<?>> {

    @Override
    public CompletionStage<?> toCompletionStage(Uni<?> uni) {
        return uni.subscribeAsCompletionStage();
    }
}
