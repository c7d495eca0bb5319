package dev.tutti.quickstart.words;

import dev.tutti.quickstart.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells the sender of a text that is not UTF-8 where it is not. */
@Provider
public class InvalidTextMapper implements ExceptionMapper<InvalidTextException> {

    @Override
    public Response toResponse(InvalidTextException invalid) {
        return Problem.answer(400, invalid.getMessage());
    }
}
