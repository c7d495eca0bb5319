package dev.tutti;

import java.io.Serializable;
import java.util.List;

/**
 * A typed reference to a method of a bean, such as {@code Pricing::lookup}: the bean is found and the method called where
 * the task runs. It is serialisable so that the bean's class can be read from the reference, which is why a lambda will do
 * only with its first parameter declared: {@code (Pricing p, String sku) -> p.lookup(sku)}.
 *
 * @param <B> the type of the bean
 * @param <R> what the method returns
 */
public interface BeanMethod<B, R> extends Serializable {

    /**
     * Calls the method of the bean: what each of the typed interfaces does with a list of arguments.
     *
     * @throws IllegalArgumentException if there are more or fewer arguments than the method has parameters
     */
    R invoke(B bean, List<?> arguments) throws Exception;

    private static void check(List<?> arguments, int parameters) {
        if (arguments.size() != parameters) {
            throw new IllegalArgumentException(
                    "The method needs " + parameters + " arguments, and was given " + arguments.size());
        }
    }

    /** A method without arguments of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of0<B, R> extends BeanMethod<B, R> {
        R call(B bean) throws Exception;

        @Override
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 0);
            return call(bean);
        }
    }

    /** A method with one argument of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of1<B, A1, R> extends BeanMethod<B, R> {
        R call(B bean, A1 a1) throws Exception;

        @Override
        @SuppressWarnings("unchecked") // whoever makes the list knows the parameters
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 1);
            return call(bean, (A1) arguments.get(0));
        }
    }

    /** A method with two arguments of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of2<B, A1, A2, R> extends BeanMethod<B, R> {
        R call(B bean, A1 a1, A2 a2) throws Exception;

        @Override
        @SuppressWarnings("unchecked") // whoever makes the list knows the parameters
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 2);
            return call(bean, (A1) arguments.get(0), (A2) arguments.get(1));
        }
    }

    /** A method with three arguments of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of3<B, A1, A2, A3, R> extends BeanMethod<B, R> {
        R call(B bean, A1 a1, A2 a2, A3 a3) throws Exception;

        @Override
        @SuppressWarnings("unchecked") // whoever makes the list knows the parameters
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 3);
            return call(bean, (A1) arguments.get(0), (A2) arguments.get(1), (A3) arguments.get(2));
        }
    }

    /** A method with four arguments of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of4<B, A1, A2, A3, A4, R> extends BeanMethod<B, R> {
        R call(B bean, A1 a1, A2 a2, A3 a3, A4 a4) throws Exception;

        @Override
        @SuppressWarnings("unchecked") // whoever makes the list knows the parameters
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 4);
            return call(
                    bean, (A1) arguments.get(0), (A2) arguments.get(1), (A3) arguments.get(2), (A4) arguments.get(3));
        }
    }

    /** A method with five arguments of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of5<B, A1, A2, A3, A4, A5, R> extends BeanMethod<B, R> {
        R call(B bean, A1 a1, A2 a2, A3 a3, A4 a4, A5 a5) throws Exception;

        @Override
        @SuppressWarnings("unchecked") // whoever makes the list knows the parameters
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 5);
            return call(
                    bean,
                    (A1) arguments.get(0),
                    (A2) arguments.get(1),
                    (A3) arguments.get(2),
                    (A4) arguments.get(3),
                    (A5) arguments.get(4));
        }
    }

    /** A method with six arguments of a bean of type {@code B}. */
    @FunctionalInterface
    interface Of6<B, A1, A2, A3, A4, A5, A6, R> extends BeanMethod<B, R> {
        R call(B bean, A1 a1, A2 a2, A3 a3, A4 a4, A5 a5, A6 a6) throws Exception;

        @Override
        @SuppressWarnings("unchecked") // whoever makes the list knows the parameters
        default R invoke(B bean, List<?> arguments) throws Exception {
            check(arguments, 6);
            return call(
                    bean,
                    (A1) arguments.get(0),
                    (A2) arguments.get(1),
                    (A3) arguments.get(2),
                    (A4) arguments.get(3),
                    (A5) arguments.get(4),
                    (A6) arguments.get(5));
        }
    }
}
