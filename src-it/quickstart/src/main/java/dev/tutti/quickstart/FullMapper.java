package dev.tutti.quickstart;

import dev.tutti.PendingLimitExceededException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a call for which there was no place left to wait. */
@Provider
public class FullMapper implements ExceptionMapper<PendingLimitExceededException> {

    @Override
    public Response toResponse(PendingLimitExceededException full) {
        return Response.fromResponse(
                        Problem.answer(503, "The server is busy, and no more calls may wait: try again later."))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
