package dev.tutti.it.deployment.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("callers")
@RequestScoped
public class CallingResource {

    @Inject
    Caller caller;

    @Inject
    CallingEjb ejb;

    @Inject
    CallingTimer timer;

    @GET
    @Path("resource")
    public String resource() {
        return caller.call();
    }

    @GET
    @Path("ejb")
    public String ejb() {
        return ejb.call();
    }

    @GET
    @Path("timer")
    public String timer() throws Exception {
        return timer.call();
    }
}
