package dev.tutti.it.deployment.app;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class SoldOutMapper implements ExceptionMapper<Quotes.SoldOut> {

    @Override
    public Response toResponse(Quotes.SoldOut failure) {
        return Response.status(Response.Status.GONE)
                .entity(failure.getMessage())
                .type("text/plain")
                .build();
    }
}
