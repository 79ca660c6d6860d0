package dev.slipway.platform.contract;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.MethodInfo;

/** The JAX-RS routes that this module has, from the index of its classes, which is what Quarkus itself goes by. */
final class Routes {
    private static final Path INDEX = Path.of("target", "classes", "META-INF", "jandex.idx");
    private static final String SELF = "~";

    private Routes() {}

    /** One method on one path template. */
    record Route(String method, String path) {
        /** A route may name the account itself where the schema has a variable; else the segments are alike. */
        boolean serves(Link link) {
            String[] own = path.split("/", -1);
            String[] wanted = link.href().split("/", -1);
            if (!method.equals(link.method()) || own.length != wanted.length) {
                return false;
            }
            for (int i = 0; i < own.length; i++) {
                boolean alike = Link.variable(wanted[i])
                        ? Link.variable(own[i]) || own[i].equals(SELF)
                        : wanted[i].equals(own[i]);
                if (!alike) {
                    return false;
                }
            }
            return true;
        }
    }

    static List<Route> all() {
        try (InputStream file = Files.newInputStream(INDEX)) {
            var index = new IndexReader(file).read();
            return Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                    .flatMap(method -> index.getAnnotations(DotName.createSimple(method)).stream()
                            .filter(found -> found.target().kind() == AnnotationTarget.Kind.METHOD)
                            .map(found ->
                                    route(method.getSimpleName(), found.target().asMethod())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the classes' index can't be read: " + INDEX.toAbsolutePath(), e);
        }
    }

    private static Route route(String method, MethodInfo target) {
        DotName path = DotName.createSimple(jakarta.ws.rs.Path.class);
        String parts = segment(target.declaringClass().declaredAnnotation(path)) + segment(target.annotation(path));
        return new Route(method, parts);
    }

    private static String segment(AnnotationInstance path) {
        return Optional.ofNullable(path)
                .map(found -> found.value().asString().replaceAll("^/|/$", ""))
                .filter(text -> !text.isEmpty())
                .map(text -> "/" + text)
                .orElse("");
    }
}
