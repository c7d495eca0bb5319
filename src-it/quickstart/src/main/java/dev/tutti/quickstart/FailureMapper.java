package dev.tutti.quickstart;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers what nobody foresaw: the details go to the log, not to the client. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        LOG.log(Level.ERROR, "A request failed", failure);
        return Problem.answer(500, "The request failed in the server; its log says why.");
    }
}
