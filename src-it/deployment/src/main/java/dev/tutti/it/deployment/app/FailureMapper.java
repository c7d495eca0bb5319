package dev.tutti.it.deployment.app;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows clients the whole failure, so that a test can say what went wrong. */
@Provider
public class FailureMapper implements ExceptionMapper<Exception> {

    @Override
    public Response toResponse(Exception failure) {
        if (failure instanceof WebApplicationException web) {
            return web.getResponse();
        }
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return Response.serverError().entity(text.toString()).type("text/plain").build();
    }
}
