package dev.tutti.it.deployment.mistakes;

import dev.tutti.Self;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class ForeignSelf {

    @Inject
    Self<Faultless> self;
}
