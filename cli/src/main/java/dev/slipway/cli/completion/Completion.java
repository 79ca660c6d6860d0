package dev.slipway.cli.completion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "completion",
        description = "Print the completion script of a shell; the guide says where it goes.")
public final class Completion extends AppCommand {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private String shell = "";

    private final Supplier<List<Words>> words;

    /** @param words all commands; asked for only if a script is to be made */
    public Completion(Context context, Supplier<List<Words>> words) {
        super(context);
        this.words = words;
    }

    @Override
    protected void run() {
        switch (shell) {
            case "bash" -> terminal.out().print(Bash.script(words.get()));
            case "zsh" -> terminal.out().print(Zsh.script(words.get()));
            case "fish" -> terminal.out().print(Fish.script(words.get()));
            // The scripts ask for these two while a person types.
            case "apps" -> quietly(() -> names(api().get("/apps", "name ..; max=1000"), "name"));
            case "types" -> quietly(() -> names(api().get(path("/formation")), "type"));
            default ->
                throw new UsageException("There is no completion for " + shell + ", only for bash, zsh and fish.");
        }
    }

    private void names(JsonNode list, String field) {
        list.forEach(entry -> terminal.print(entry.path(field).asText()));
    }

    /** A completion that can't be had is none: an error message would end up among what a person types. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (ApiException | CommandException none) {
            // Said above: nothing to complete with.
        }
    }
}
