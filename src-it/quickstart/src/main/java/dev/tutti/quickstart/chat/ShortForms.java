package dev.tutti.quickstart.chat;

import dev.tutti.quickstart.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Refuses a form that is long, or does not say how long it is, before it is read into memory. */
@Provider
public class ShortForms implements ContainerRequestFilter {

    private static final int LONGEST = 32 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return;
        }
        if (request.getLength() < 0 && request.getHeaderString("Transfer-Encoding") != null) {
            request.abortWith(Problem.answer(411, "A form must say how long it is, with Content-Length."));
        } else if (request.getLength() > LONGEST) {
            request.abortWith(Problem.answer(413, "A form may have up to " + LONGEST + " bytes."));
        }
    }
}
