package dev.tutti.testing;

import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Scope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a {@link Container} for each test of a class with {@link VirtualTime}, injects the test, and closes it. */
final class VirtualTimeExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext test) {
        List<Object> instances = test.getRequiredTestInstances().getAllInstances();
        Set<Class<?>> classes = new LinkedHashSet<>();
        instances.forEach(instance -> addBeans(instance.getClass(), classes));
        Container container = new Container(classes, new VirtualClock());
        store(test).put(Container.class, container);
        instances.forEach(container::inject);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Container container = store(test).remove(Container.class, Container.class);
        if (container != null) { // it may not have started
            container.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Container container = store(test).get(Container.class, Container.class);
        Parameter declared = parameter.getParameter();
        return container != null && container.has(declared.getParameterizedType(), declared.getAnnotations());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Parameter declared = parameter.getParameter();
        return store(test)
                .get(Container.class, Container.class)
                .get(declared.getParameterizedType(), declared.getAnnotations());
    }

    private static Store store(ExtensionContext test) {
        return test.getStore(Namespace.create(VirtualTimeExtension.class, test.getUniqueId()));
    }

    private static void addBeans(Class<?> test, Set<Class<?>> to) {
        AnnotationSupport.findAnnotation(test, VirtualTime.class).ifPresent(time -> to.addAll(List.of(time.beans())));
        for (Class<?> type = test; type != null; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredClasses())
                    .filter(VirtualTimeExtension::isBean)
                    .forEach(to::add);
        }
    }

    private static boolean isBean(Class<?> member) {
        return Modifier.isStatic(member.getModifiers())
                && !member.isAnnotation()
                && Stream.of(member.getAnnotations()).anyMatch(VirtualTimeExtension::makesBeans);
    }

    private static boolean makesBeans(Annotation annotation) {
        return Stream.of(NormalScope.class, Scope.class, Stereotype.class)
                .anyMatch(annotation.annotationType()::isAnnotationPresent);
    }
}
