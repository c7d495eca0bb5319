package dev.tutti.it.deployment.app;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Resources whose methods return futures. */
@Path("quotes")
@RequestScoped
public class QuotesResource {

    @Inject
    Quotes quotes;

    @GET
    @Path("uni/text")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> uniText() {
        return quotes.word();
    }

    @GET
    @Path("uni/json/{sku}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Quotes.Quote> uniJson(@PathParam("sku") String sku) {
        return quotes.quote(sku);
    }

    @GET
    @Path("uni/none")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Quotes.Quote> uniNone() {
        return quotes.none();
    }

    @GET
    @Path("uni/sold-out")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Quotes.Quote> uniSoldOut() {
        return quotes.soldOut();
    }

    @GET
    @Path("uni/teapot")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Quotes.Quote> uniTeapot() {
        return quotes.teapot();
    }

    @GET
    @Path("ref/text")
    @Produces(MediaType.TEXT_PLAIN)
    public TaskRef<String> refText() {
        return TaskRef.from(quotes.word());
    }

    @GET
    @Path("ref/json/{sku}")
    @Produces(MediaType.APPLICATION_JSON)
    public TaskRef<Quotes.Quote> refJson(@PathParam("sku") String sku) {
        return TaskRef.from(quotes.quote(sku));
    }

    @GET
    @Path("ref/none")
    @Produces(MediaType.APPLICATION_JSON)
    public TaskRef<Quotes.Quote> refNone() {
        return TaskRef.from(quotes.none());
    }

    @GET
    @Path("ref/sold-out")
    @Produces(MediaType.APPLICATION_JSON)
    public TaskRef<Quotes.Quote> refSoldOut() {
        return TaskRef.from(quotes.soldOut());
    }

    @GET
    @Path("ref/teapot")
    @Produces(MediaType.APPLICATION_JSON)
    public TaskRef<Quotes.Quote> refTeapot() {
        return TaskRef.from(quotes.teapot());
    }

    @GET
    @Path("opening")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> opening() {
        return quotes.opening();
    }

    @GET
    @Path("opening/all-pending")
    public boolean allPending() throws InterruptedException {
        return quotes.allPending();
    }

    @POST
    @Path("opening")
    public void open() {
        quotes.open();
    }

    @GET
    @Path("threads")
    public int threads() {
        return Thread.getAllStackTraces().size();
    }
}
