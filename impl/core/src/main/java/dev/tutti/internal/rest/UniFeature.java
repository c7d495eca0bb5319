package dev.tutti.internal.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Teaches Jersey to answer with the item of a {@code Uni}; where JAX-RS is another, there is nothing to it. */
public final class UniFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        try {
            context.register(new UniInvocation.Binder());
        } catch (NoClassDefFoundError e) { // of Jersey's
            return false;
        }
        context.register(UniEntity.class);
        return true;
    }
}
