package dev.slipway.console.page;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.http.ProblemMapper;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers forms. */
public final class Forms {
    private Forms() {}

    /**
     * Does what a form asks for and leads to another page, so that a reload doesn't do it again; if it can't be done,
     * shows the form's page with the reason.
     *
     * @param change returns the path of the page to go to
     */
    public static Response submit(Supplier<String> change, Function<Notice, TemplateInstance> page) {
        try {
            return Response.seeOther(URI.create(change.get())).build();
        } catch (SlipwayException e) {
            return Response.status(ProblemMapper.status(e.problem()))
                    .entity(page.apply(Notice.of(e)))
                    .build();
        }
    }

    /** As above, and leads to {@code done}. */
    public static Response submit(Runnable change, String done, Function<Notice, TemplateInstance> page) {
        return submit(
                () -> {
                    change.run();
                    return done;
                },
                page);
    }
}
