package dev.tutti;

import java.io.Serializable;

/**
 * Typed references to methods of beans, such as {@code Pricing::lookup}: the bean is found and the method called where the
 * task runs. They are serialisable so that the bean's class can be read from the reference, which is why a lambda will do
 * only with its first parameter declared: {@code (Pricing p, String sku) -> p.lookup(sku)}.
 */
public final class BeanMethod {

    private BeanMethod() {}

    /** A method without arguments of a bean of type {@code B}. */
    @FunctionalInterface
    public interface Of0<B, R> extends Serializable {
        R call(B bean) throws Exception;
    }

    /** A method with one argument of a bean of type {@code B}. */
    @FunctionalInterface
    public interface Of1<B, A1, R> extends Serializable {
        R call(B bean, A1 a1) throws Exception;
    }

    /** A method with two arguments of a bean of type {@code B}. */
    @FunctionalInterface
    public interface Of2<B, A1, A2, R> extends Serializable {
        R call(B bean, A1 a1, A2 a2) throws Exception;
    }

    /** A method with three arguments of a bean of type {@code B}. */
    @FunctionalInterface
    public interface Of3<B, A1, A2, A3, R> extends Serializable {
        R call(B bean, A1 a1, A2 a2, A3 a3) throws Exception;
    }
}
