package dev.tutti.internal.cdi;

import dev.tutti.Self;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the author of an {@code @Inject Self} can get wrong. */
final class SelfRules {

    private SelfRules() {}

    static List<String> mistakes(BeanInfo bean) {
        List<String> mistakes = new ArrayList<>();
        for (InjectionPointInfo point : bean.injectionPoints()) {
            if (Declarations.className(point.type()).equals(Self.class.getName())) {
                mistake(bean, point).ifPresent(mistakes::add);
            }
        }
        return mistakes;
    }

    private static Optional<String> mistake(BeanInfo bean, InjectionPointInfo point) {
        ClassInfo type = bean.declaringClass();
        String where = type.name() + name(point.declaration()) + ": " + written(point.type());
        if (!bean.isClassBean()) {
            return Optional.of(where + " in a producer, which is no bean of its own; inject it into a class");
        }
        if (!bean.scope().isNormal()) {
            return Optional.of(where + " in a bean that is @"
                    + Declarations.simpleName(bean.scope().annotation().name())
                    + ", which has no proxy; give it a normal scope, such as @ApplicationScoped");
        }
        String argument = argument(point.type());
        return is(type, argument)
                ? Optional.empty()
                : Optional.of(
                        where + ", but Self is the bean itself; write Self<" + Declarations.simpleName(type.name())
                                + ">, or inject " + Declarations.simpleName(argument) + " without Self");
    }

    private static String name(DeclarationInfo point) {
        return point.isField() ? "." + point.asField().name() : "";
    }

    private static boolean is(ClassInfo type, String name) {
        return type.name().equals(name)
                || type.superClassDeclaration() != null && is(type.superClassDeclaration(), name)
                || type.superInterfacesDeclarations().stream().anyMatch(each -> is(each, name));
    }

    private static String written(Type self) {
        return "Self<" + Declarations.simpleName(argument(self)) + ">";
    }

    /** The name of the class that Self is of; empty if it is of none. */
    private static String argument(Type self) {
        return self.isParameterizedType()
                ? Declarations.className(
                        self.asParameterizedType().typeArguments().get(0))
                : "";
    }
}
