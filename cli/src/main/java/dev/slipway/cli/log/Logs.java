package dev.slipway.cli.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "logs", description = "Show the log lines of an app.")
public final class Logs extends AppCommand {
    @Option(
            names = {"-n", "--num"},
            paramLabel = "N",
            description = "How many lines to show.")
    @Nullable
    private Integer lines;

    @Option(
            names = {"-t", "--tail"},
            description = "Go on showing lines as they come.")
    private boolean tail;

    @Option(
            names = {"-d", "--dyno", "--dyno-name", "-p", "--ps"},
            paramLabel = "DYNO",
            description = "Only lines of this dyno or process type.")
    @Nullable
    private String dyno;

    @Option(
            names = {"-s", "--source"},
            paramLabel = "SOURCE",
            description = "Only lines of this source: app or heroku.")
    @Nullable
    private String source;

    public Logs(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        String url =
                api.post(path("/log-sessions"), session()).path("logplex_url").asText();
        LogLines lines = new LogLines(terminal);
        try (InputStream stream = api.open(url, "text/event-stream")) {
            EventStream.read(stream, lines::print);
        } catch (IOException e) {
            throw new CommandException(
                    "The log stream broke off: " + e.getMessage() + ". Run the command again to go on.", e);
        }
    }

    private ObjectNode session() {
        ObjectNode session = Api.object();
        session.put("tail", tail);
        if (lines != null) {
            session.put("lines", lines);
        }
        if (dyno != null) {
            session.put("dyno", dyno);
        }
        if (source != null) {
            session.put("source", source);
        }
        return session;
    }
}
