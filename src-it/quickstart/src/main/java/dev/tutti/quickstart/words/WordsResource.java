package dev.tutti.quickstart.words;

import dev.tutti.quickstart.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Counts the words of a text that is the body of the request, whatever content type it is sent as. */
@Path("words")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WordsResource {

    @Inject
    WordCount wordCount;

    @Inject
    RunningTotals totals;

    @Inject
    Limits limits;

    @GET
    public Uni<Totals> totals() {
        return totals.totals();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Summary> count(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
            InputStream body) {
        if (type != null && type.toLowerCase().startsWith("multipart/")) {
            throw new RefusedException(
                    415, "Send the text itself as the body, for example with curl --data-binary @file, not as a form.");
        }
        if (length != null && Long.parseLong(length) > limits.maxBytes()) {
            throw tooLarge();
        }
        byte[] text = read(body);
        if (text.length == 0) {
            throw new RefusedException(400, "The body is empty: send the text to count as the body of the request.");
        }
        return wordCount.count(text);
    }

    /** Reads no more than the limit and a byte, however much is sent. */
    private byte[] read(InputStream body) {
        try {
            byte[] text = body.readNBytes(limits.maxBytes() + 1);
            if (text.length > limits.maxBytes()) {
                throw tooLarge();
            }
            return text;
        } catch (IOException e) {
            throw new RefusedException(400, "The upload broke off before its end.");
        }
    }

    private RefusedException tooLarge() {
        return new RefusedException(
                413, "The text is too large: at most " + limits.maxBytes() + " bytes are accepted (words.max-bytes).");
    }
}
