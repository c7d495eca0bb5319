package dev.tutti.internal.cdi;

import dev.tutti.TaskFunction;
import dev.tutti.internal.client.Beans;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;

/** The beans of the application. */
record ContainerBeans(Instance<Object> ours, CallersBeans callers) implements Beans {

    @Override
    public <B, R> R with(Class<B> type, TaskFunction.Of1<? super B, ? extends R> function) throws Exception {
        Instance<B> found = ours.select(type);
        if (found.isUnsatisfied()) {
            found = callers.get().createInstance().select(type);
        }
        if (!found.isResolvable()) {
            throw new IllegalArgumentException((found.isUnsatisfied() ? "No bean" : "More than one bean") + " of type "
                    + type.getName() + ", which the method reference names; one is needed");
        }
        Instance.Handle<B> bean = found.getHandle();
        try {
            return function.apply(bean.get());
        } finally {
            if (bean.getBean().getScope() == Dependent.class) {
                bean.destroy();
            }
        }
    }
}
