package dev.tutti.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What peers call that need no annotation: a bean with no interceptors, whose client proxy is all there is between. */
@ApplicationScoped
public class Unremarkable {

    @Inject
    Visit visit;

    public int plain(int x) {
        return x + 1;
    }

    public int plainInTheVisit(int x) {
        return x + visit.number();
    }
}
