package dev.tutti.quickstart;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Says in a sentence what JAX-RS itself refuses, such as an unknown path, where it would send a page of its own. */
@Provider
public class PlatformRefusalMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        String sentence = switch (status) {
            case 404 ->
                "There is nothing at this address; try /api/examples, /api/words, /api/jobs, /api/ticks, /api/gateway or /api/chat.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address answers in JSON only.";
            default ->
                "The server refused the request: "
                        + refused.getResponse().getStatusInfo().getReasonPhrase() + ".";
        };
        return Problem.answer(status, sentence);
    }
}
