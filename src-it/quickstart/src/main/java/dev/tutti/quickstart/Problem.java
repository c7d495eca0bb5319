package dev.tutti.quickstart;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a request gets that did not succeed: one plain sentence. */
public record Problem(String error) {

    public static Response answer(int status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(sentence))
                .build();
    }
}
