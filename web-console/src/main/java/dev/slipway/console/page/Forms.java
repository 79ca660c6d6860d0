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
            return refuse(e, page);
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

    /**
     * Does what a form asks for and answers with the page that tells what can be told this once, such as a secret; if it
     * can't be done, shows the form's page with the reason.
     */
    public static Response tell(Supplier<TemplateInstance> change, Function<Notice, TemplateInstance> page) {
        try {
            return Response.ok(change.get()).build();
        } catch (SlipwayException e) {
            return refuse(e, page);
        }
    }

    private static Response refuse(SlipwayException exception, Function<Notice, TemplateInstance> page) {
        return Response.status(ProblemMapper.status(exception.problem()))
                .entity(page.apply(Notice.of(exception)))
                .build();
    }
}
