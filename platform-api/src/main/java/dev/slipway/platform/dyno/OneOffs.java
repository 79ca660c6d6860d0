package dev.slipway.platform.dyno;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.hint.Hint;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.rendezvous.Rendezvous;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One-off dynos: a command in the newest release's image, with its config, once. */
@ApplicationScoped
public class OneOffs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_NUMBER = 1000;
    private static final int LAST_NUMBER = 9999;

    private final Clock clock;
    private final Dynos dynos;
    private final Rendezvous rendezvous;
    private final Vault vault;
    private final Audit audit;
    private final AppLog log;
    private final AfterCommit afterCommit;
    private final HintBus hints;

    OneOffs(
            Clock clock,
            Dynos dynos,
            Rendezvous rendezvous,
            Vault vault,
            Audit audit,
            AppLog log,
            AfterCommit afterCommit,
            HintBus hints) {
        this.clock = clock;
        this.dynos = dynos;
        this.rendezvous = rendezvous;
        this.vault = vault;
        this.audit = audit;
        this.log = log;
        this.afterCommit = afterCommit;
        this.hints = hints;
    }

    /**
     * A dyno that was asked for.
     *
     * @param attachUrl where its terminal is; null unless one was asked for
     */
    record Started(Dyno dyno, @Nullable String attachUrl) {}

    /**
     * Runs a command in what is live, without a terminal.
     *
     * @return the dyno's id
     */
    @Transactional
    public UUID run(Account caller, UUID appId, String command) {
        return start(caller, appId, RunCommand.alone(command)).dyno().id;
    }

    /**
     * Runs a command in what is live, in a dyno of this size, for so long at most.
     *
     * @return the dyno's id
     */
    @Transactional
    public UUID run(Account caller, UUID appId, String command, DynoSize size, Duration longest) {
        RunCommand alone = new RunCommand(false, command, null, true, size.label(), null, longest.toSeconds());
        return start(caller, appId, alone).dyno().id;
    }

    @Transactional
    Started start(Account caller, UUID appId, RunCommand command) {
        App app = App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        Release release = release(app);
        ProcessTypes types = release.slug().map(Slug::types).orElseThrow();
        Optional<ProcessType> named = named(command, types);
        ProcessType type = named.isPresent() ? RunCommand.RUN : freeType(command.processType());
        Dyno dyno = dynos.add(app, release, type, freeNumber(app, type), command.dynoSize(), resolve(command, types));
        dyno.oneOff = true;
        dyno.imageType = named.map(ProcessType::value).orElse(null);
        dyno.attached = command.attaches();
        dyno.endsAt = clock.instant().plus(command.lifetime());
        dyno.sealedEnvironment = seal(dyno, command.environment());
        audit.record(caller.id, app.id, app.name, "dyno:run", dyno.name().toString());
        afterCommit.run(() ->
                log.api(app.id, "Starting process with command `%s` by user %s".formatted(dyno.command, caller.email)));
        String attachUrl = command.attaches()
                ? rendezvous.open(dyno.id, command.wantsTerminal(), command.columns(), command.lines())
                : null;
        hints.send(new Hint(Hint.Kind.DYNOS, app.id));
        return new Started(dyno, attachUrl);
    }

    /** What the dyno was given beyond its release's config vars. */
    ConfigVars environment(Dyno dyno) {
        if (dyno.sealedEnvironment == null) {
            return ConfigVars.EMPTY;
        }
        try {
            String json = vault.open(dyno.sealedEnvironment, context(dyno));
            return ConfigVars.of(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dyno " + dyno.id + " has an unreadable environment", e);
        }
    }

    /** Ends those whose users' connections an earlier life of the platform held. */
    @Transactional
    public void endLost() {
        Dyno.attached().forEach(dyno -> dynos.enter(dyno, Dyno.Phase.STOPPING));
    }

    /** Ends those whose time is over. */
    void endOverdue() {
        for (Dyno dyno : Dyno.overdue(clock.instant())) {
            dynos.enter(dyno, Dyno.Phase.STOPPING);
            afterCommit.run(() -> log.platform(dyno.appId, dyno.name().toString(), "Time to live is over: stopping"));
            hints.send(new Hint(Hint.Kind.DYNOS, dyno.appId));
        }
    }

    private static Release release(App app) {
        return Release.forCommands(app.id)
                .orElseThrow(() -> SlipwayException.invalid(
                        "%s has nothing to run yet: deploy it first, with git push slipway main.", app.name));
    }

    /** The process type in whose image the command runs: the one it asks for, or the one whose command it is. */
    private static Optional<ProcessType> named(RunCommand command, ProcessTypes types) {
        return Stream.of(command.processType(), command.asProcessType().orElse(RunCommand.RUN))
                .filter(type -> types.command(type).isPresent())
                .findFirst();
    }

    /** The names of the formation's dynos stay theirs. */
    private static ProcessType freeType(ProcessType type) {
        if (type.equals(ProcessType.WEB) || type.equals(ProcessType.RELEASE)) {
            throw SlipwayException.invalid(
                    "A one-off dyno can't have the process type %s, which this app doesn't have; leave it out for run.",
                    type);
        }
        return type;
    }

    /** The name of a process type stands for its command, as in a Procfile. */
    private static String resolve(RunCommand command, ProcessTypes types) {
        return command.asProcessType().flatMap(types::command).orElse(command.requireCommand());
    }

    private static int freeNumber(App app, ProcessType type) {
        List<Integer> taken = Dyno.present(app.id).stream()
                .filter(dyno -> dyno.is(type))
                .map(dyno -> dyno.number)
                .toList();
        return ThreadLocalRandom.current()
                .ints(FIRST_NUMBER, LAST_NUMBER + 1)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }

    private byte @Nullable [] seal(Dyno dyno, ConfigVars environment) {
        if (environment.values().isEmpty()) {
            return null;
        }
        try {
            return vault.seal(JSON.writeValueAsString(environment.values()), context(dyno));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can always be written", e);
        }
    }

    private static String context(Dyno dyno) {
        return "dyno " + dyno.id;
    }
}
