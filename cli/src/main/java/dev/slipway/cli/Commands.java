package dev.slipway.cli;

import dev.slipway.cli.access.AddAccess;
import dev.slipway.cli.access.JoinApp;
import dev.slipway.cli.access.LeaveApp;
import dev.slipway.cli.access.ListAccess;
import dev.slipway.cli.access.LockApp;
import dev.slipway.cli.access.RemoveAccess;
import dev.slipway.cli.access.UnlockApp;
import dev.slipway.cli.access.UpdateAccess;
import dev.slipway.cli.app.AddRemote;
import dev.slipway.cli.app.Apps;
import dev.slipway.cli.app.AppsDoctor;
import dev.slipway.cli.app.Create;
import dev.slipway.cli.app.Destroy;
import dev.slipway.cli.app.Info;
import dev.slipway.cli.app.Maintenance;
import dev.slipway.cli.app.MaintenanceOff;
import dev.slipway.cli.app.MaintenanceOn;
import dev.slipway.cli.app.Open;
import dev.slipway.cli.app.Rename;
import dev.slipway.cli.audit.ShowAudit;
import dev.slipway.cli.authorization.AuthorizationInfo;
import dev.slipway.cli.authorization.CreateAuthorization;
import dev.slipway.cli.authorization.ListAuthorizations;
import dev.slipway.cli.authorization.RevokeAuthorization;
import dev.slipway.cli.authorization.RotateAuthorization;
import dev.slipway.cli.authorization.UpdateAuthorization;
import dev.slipway.cli.build.BuildInfo;
import dev.slipway.cli.build.BuildOutput;
import dev.slipway.cli.build.Builds;
import dev.slipway.cli.build.CancelBuild;
import dev.slipway.cli.build.CreateBuild;
import dev.slipway.cli.build.PurgeBuildCache;
import dev.slipway.cli.buildpack.AddBuildpack;
import dev.slipway.cli.buildpack.ClearBuildpacks;
import dev.slipway.cli.buildpack.ListBuildpacks;
import dev.slipway.cli.buildpack.RemoveBuildpack;
import dev.slipway.cli.buildpack.SetBuildpack;
import dev.slipway.cli.certificate.AddCertificate;
import dev.slipway.cli.certificate.CertificateInfo;
import dev.slipway.cli.certificate.DisableAutomatic;
import dev.slipway.cli.certificate.EnableAutomatic;
import dev.slipway.cli.certificate.GenerateCertificate;
import dev.slipway.cli.certificate.ListCertificates;
import dev.slipway.cli.certificate.RefreshAutomatic;
import dev.slipway.cli.certificate.RemoveCertificate;
import dev.slipway.cli.certificate.ShowAutomatic;
import dev.slipway.cli.certificate.UpdateCertificate;
import dev.slipway.cli.ci.GetTestConfig;
import dev.slipway.cli.ci.LastTestRun;
import dev.slipway.cli.ci.ListTestRuns;
import dev.slipway.cli.ci.RerunTests;
import dev.slipway.cli.ci.RunTests;
import dev.slipway.cli.ci.SetTestConfig;
import dev.slipway.cli.ci.ShowTestConfig;
import dev.slipway.cli.ci.TestRunInfo;
import dev.slipway.cli.ci.UnsetTestConfig;
import dev.slipway.cli.client.ClientInfo;
import dev.slipway.cli.client.CreateClient;
import dev.slipway.cli.client.DestroyClient;
import dev.slipway.cli.client.ListClients;
import dev.slipway.cli.client.RotateClient;
import dev.slipway.cli.client.UpdateClient;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.completion.Completion;
import dev.slipway.cli.config.EditConfig;
import dev.slipway.cli.config.GetConfig;
import dev.slipway.cli.config.PullConfig;
import dev.slipway.cli.config.PushConfig;
import dev.slipway.cli.config.SetConfig;
import dev.slipway.cli.config.ShowConfig;
import dev.slipway.cli.config.UnsetConfig;
import dev.slipway.cli.container.ContainerLogin;
import dev.slipway.cli.container.PullContainer;
import dev.slipway.cli.container.PushContainer;
import dev.slipway.cli.container.ReleaseContainer;
import dev.slipway.cli.container.RemoveContainer;
import dev.slipway.cli.domain.AddDomain;
import dev.slipway.cli.domain.DomainInfo;
import dev.slipway.cli.domain.Domains;
import dev.slipway.cli.domain.RemoveDomain;
import dev.slipway.cli.domain.UpdateDomain;
import dev.slipway.cli.domain.WaitForDomain;
import dev.slipway.cli.drain.AddDrain;
import dev.slipway.cli.drain.ListDrains;
import dev.slipway.cli.drain.RemoveDrain;
import dev.slipway.cli.dyno.DynoType;
import dev.slipway.cli.dyno.ListDynos;
import dev.slipway.cli.dyno.Restart;
import dev.slipway.cli.dyno.Scale;
import dev.slipway.cli.dyno.Stop;
import dev.slipway.cli.dyno.Wait;
import dev.slipway.cli.feature.DisableFeature;
import dev.slipway.cli.feature.EnableFeature;
import dev.slipway.cli.feature.FeatureInfo;
import dev.slipway.cli.feature.ListFeatures;
import dev.slipway.cli.key.AddKey;
import dev.slipway.cli.key.ClearKeys;
import dev.slipway.cli.key.ListKeys;
import dev.slipway.cli.key.RemoveKey;
import dev.slipway.cli.local.RunLocally;
import dev.slipway.cli.log.Logs;
import dev.slipway.cli.login.GitCredentials;
import dev.slipway.cli.login.ListPlatforms;
import dev.slipway.cli.login.Login;
import dev.slipway.cli.login.Logout;
import dev.slipway.cli.login.UsePlatform;
import dev.slipway.cli.login.Whoami;
import dev.slipway.cli.pipeline.AddToPipeline;
import dev.slipway.cli.pipeline.CreatePipeline;
import dev.slipway.cli.pipeline.DestroyPipeline;
import dev.slipway.cli.pipeline.DiffPipeline;
import dev.slipway.cli.pipeline.ListPipelines;
import dev.slipway.cli.pipeline.PipelineInfo;
import dev.slipway.cli.pipeline.Promote;
import dev.slipway.cli.pipeline.RemoveFromPipeline;
import dev.slipway.cli.pipeline.RenamePipeline;
import dev.slipway.cli.pipeline.UpdatePipeline;
import dev.slipway.cli.preview.CreatePreview;
import dev.slipway.cli.preview.DestroyPreview;
import dev.slipway.cli.preview.ExtendPreview;
import dev.slipway.cli.preview.ListPreviews;
import dev.slipway.cli.release.ReleaseDiff;
import dev.slipway.cli.release.ReleaseInfo;
import dev.slipway.cli.release.ReleaseOutput;
import dev.slipway.cli.release.Releases;
import dev.slipway.cli.release.RetryRelease;
import dev.slipway.cli.release.Rollback;
import dev.slipway.cli.repository.ChooseBranch;
import dev.slipway.cli.repository.ConnectRepository;
import dev.slipway.cli.repository.DeployRepository;
import dev.slipway.cli.repository.DisconnectRepository;
import dev.slipway.cli.repository.ShowConnection;
import dev.slipway.cli.reviewapp.DisableReviewApps;
import dev.slipway.cli.reviewapp.EnableReviewApps;
import dev.slipway.cli.run.Exec;
import dev.slipway.cli.run.Run;
import dev.slipway.cli.run.RunDetached;
import dev.slipway.cli.run.RunInside;
import dev.slipway.cli.secondfactor.DisableSecondFactor;
import dev.slipway.cli.secondfactor.EnableSecondFactor;
import dev.slipway.cli.secondfactor.RenewRecoveryCodes;
import dev.slipway.cli.secondfactor.ShowSecondFactor;
import dev.slipway.cli.team.AddMember;
import dev.slipway.cli.team.CreateTeam;
import dev.slipway.cli.team.DestroyTeam;
import dev.slipway.cli.team.ListMembers;
import dev.slipway.cli.team.ListTeams;
import dev.slipway.cli.team.RemoveMember;
import dev.slipway.cli.team.RenameTeam;
import dev.slipway.cli.team.SetMember;
import dev.slipway.cli.telemetry.AddTelemetry;
import dev.slipway.cli.telemetry.ListTelemetry;
import dev.slipway.cli.telemetry.RemoveTelemetry;
import dev.slipway.cli.telemetry.TelemetryInfo;
import dev.slipway.cli.telemetry.UpdateTelemetry;
import dev.slipway.cli.transfer.AcceptTransfer;
import dev.slipway.cli.transfer.CancelTransfer;
import dev.slipway.cli.transfer.DeclineTransfer;
import dev.slipway.cli.transfer.ListTransfers;
import dev.slipway.cli.transfer.TransferApp;
import dev.slipway.cli.user.AddUser;
import dev.slipway.cli.user.ListUsers;
import dev.slipway.cli.user.RemoveUser;
import dev.slipway.cli.user.ResetPassword;
import dev.slipway.cli.user.ResetSecondFactor;
import dev.slipway.cli.user.UpdateUser;
import dev.slipway.cli.webhook.AddWebhook;
import dev.slipway.cli.webhook.DeliveryInfo;
import dev.slipway.cli.webhook.EventInfo;
import dev.slipway.cli.webhook.ListDeliveries;
import dev.slipway.cli.webhook.ListEvents;
import dev.slipway.cli.webhook.ListWebhooks;
import dev.slipway.cli.webhook.RemoveWebhook;
import dev.slipway.cli.webhook.UpdateWebhook;
import dev.slipway.cli.webhook.WebhookInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All commands by name. None is loaded before it is asked for. */
final class Commands {
    private static final int CLOSE_ENOUGH = 3;

    static final List<Entry> ALL = List.of(
            new Entry("2fa", "show whether you have a second factor", ShowSecondFactor::new),
            new Entry("2fa:disable", "switch your second factor off", DisableSecondFactor::new),
            new Entry("2fa:enable", "set up a second factor", EnableSecondFactor::new),
            new Entry("2fa:recovery-codes", "make new recovery codes", RenewRecoveryCodes::new),
            new Entry("access", "list who has access to an app", ListAccess::new),
            new Entry("access:add", "give a user access to an app", AddAccess::new),
            new Entry("access:remove", "take the access to an app from a user", RemoveAccess::new),
            new Entry("access:update", "change what a user may do with an app", UpdateAccess::new),
            new Entry("apps", "list your apps", Apps::new),
            new Entry("apps:doctor", "find dynos that do not come up", AppsDoctor::new),
            new Entry("apps:join", "add yourself to an app of your team", JoinApp::new),
            new Entry("apps:leave", "remove yourself from an app", LeaveApp::new),
            new Entry("apps:lock", "let nobody of its team join an app", LockApp::new),
            new Entry("apps:transfer", "give an app to another user or team", TransferApp::new),
            new Entry("apps:unlock", "open an app to all of its team", UnlockApp::new),
            new Entry("audit", "show who changed what", ShowAudit::new),
            new Entry("authorizations", "list your keys for programs", ListAuthorizations::new),
            new Entry("authorizations:create", "make a key for a program", CreateAuthorization::new),
            new Entry("authorizations:info", "show a key for programs", AuthorizationInfo::new),
            new Entry("authorizations:revoke", "make a key for programs useless", RevokeAuthorization::new),
            new Entry("authorizations:rotate", "give a key for programs another text", RotateAuthorization::new),
            new Entry("authorizations:update", "change what is said of a key for programs", UpdateAuthorization::new),
            new Entry("buildpacks", "list the buildpacks of an app", ListBuildpacks::new),
            new Entry("buildpacks:add", "add a buildpack to an app", AddBuildpack::new),
            new Entry("buildpacks:clear", "let the buildpacks be detected again", ClearBuildpacks::new),
            new Entry("buildpacks:remove", "remove a buildpack from an app", RemoveBuildpack::new),
            new Entry("buildpacks:set", "set the buildpack of an app", SetBuildpack::new),
            new Entry("builds", "list the builds of an app", Builds::new),
            new Entry("builds:cache:purge", "let the next build begin anew", PurgeBuildCache::new),
            new Entry("builds:cancel", "end a build that waits or runs", CancelBuild::new),
            new Entry("builds:create", "deploy a folder as it is", CreateBuild::new),
            new Entry("builds:info", "show a build in detail", BuildInfo::new),
            new Entry("builds:output", "show the output of a build", BuildOutput::new),
            new Entry("ci", "list the test runs of a pipeline", ListTestRuns::new),
            new Entry("ci:config", "list the config vars of test runs", ShowTestConfig::new),
            new Entry("ci:config:get", "print a config var of test runs", GetTestConfig::new),
            new Entry("ci:config:set", "set config vars of test runs", SetTestConfig::new),
            new Entry("ci:config:unset", "remove config vars of test runs", UnsetTestConfig::new),
            new Entry("ci:info", "show a test run with its output", TestRunInfo::new),
            new Entry("ci:last", "show the last test run with its output", LastTestRun::new),
            new Entry("ci:rerun", "test the commit of a test run again", RerunTests::new),
            new Entry("ci:run", "test the commit that is checked out", RunTests::new),
            new Entry("clients", "list your OAuth clients", ListClients::new),
            new Entry("clients:create", "register a program that asks for access", CreateClient::new),
            new Entry("clients:destroy", "remove an OAuth client", DestroyClient::new),
            new Entry("clients:info", "show an OAuth client", ClientInfo::new),
            new Entry("clients:rotate", "give an OAuth client another secret", RotateClient::new),
            new Entry("clients:update", "change an OAuth client", UpdateClient::new),
            new Entry(
                    "completion",
                    "print the completion script of a shell",
                    context -> new Completion(context, () -> Catalogue.words(context))),
            new Entry("certs", "list the certificates of an app", ListCertificates::new),
            new Entry("certs:add", "add a certificate to an app", AddCertificate::new),
            new Entry("certs:auto", "show whether an app gets its certificates by itself", ShowAutomatic::new),
            new Entry("certs:auto:disable", "no longer get certificates for an app", DisableAutomatic::new),
            new Entry("certs:auto:enable", "get certificates for an app's domains by itself", EnableAutomatic::new),
            new Entry("certs:auto:refresh", "try again to get certificates", RefreshAutomatic::new),
            new Entry("certs:generate", "generate a key and a certificate request", GenerateCertificate::new),
            new Entry("certs:info", "show a certificate in detail", CertificateInfo::new),
            new Entry("certs:remove", "remove a certificate from an app", RemoveCertificate::new),
            new Entry("certs:update", "put a certificate in the place of another", UpdateCertificate::new),
            new Entry("config", "list the config vars of an app", ShowConfig::new),
            new Entry("config:edit", "edit the config vars in an editor", EditConfig::new),
            new Entry("config:get", "print the value of a config var", GetConfig::new),
            new Entry("config:pull", "write the config vars to a file", PullConfig::new),
            new Entry("config:push", "set config vars from a file", PushConfig::new),
            new Entry("config:set", "set config vars", SetConfig::new),
            new Entry("config:unset", "remove config vars", UnsetConfig::new),
            new Entry("container:login", "give docker the key for the registry", ContainerLogin::new),
            new Entry("container:pull", "pull an app's pushed images", PullContainer::new),
            new Entry("container:push", "build images here and push them", PushContainer::new),
            new Entry("container:release", "release pushed images", ReleaseContainer::new),
            new Entry("container:rm", "remove process types with own images", RemoveContainer::new),
            new Entry("create", "create an app and its git remote", Create::new),
            new Entry("destroy", "destroy an app for good", Destroy::new),
            new Entry("domains", "list the hostnames of an app", Domains::new),
            new Entry("domains:add", "add a hostname to an app", AddDomain::new),
            new Entry("domains:info", "show a hostname in detail", DomainInfo::new),
            new Entry("domains:remove", "remove a hostname from an app", RemoveDomain::new),
            new Entry("domains:update", "show another certificate for a hostname", UpdateDomain::new),
            new Entry("domains:wait", "wait until hostnames are ready", WaitForDomain::new),
            new Entry("drains", "list the log drains of an app", ListDrains::new),
            new Entry("drains:add", "send an app's log to a server", AddDrain::new),
            new Entry("drains:remove", "send no more log to a server", RemoveDrain::new),
            new Entry("features", "list what can be switched for an app", ListFeatures::new),
            new Entry("features:disable", "switch a feature off", DisableFeature::new),
            new Entry("features:enable", "switch a feature on", EnableFeature::new),
            new Entry("features:info", "show a feature in detail", FeatureInfo::new),
            new Entry("git:branch", "choose the branch that deploys an app", ChooseBranch::new),
            new Entry("git:connect", "have a repository's pushes deploy an app", ConnectRepository::new),
            new Entry("git:connection", "show the repository that deploys an app", ShowConnection::new),
            new Entry("git:credentials", "answer git's question for a key", GitCredentials::new),
            new Entry("git:deploy", "deploy where the connected repository stands", DeployRepository::new),
            new Entry("git:disconnect", "have a repository no longer deploy an app", DisconnectRepository::new),
            new Entry("git:remote", "connect a git repository to an app", AddRemote::new),
            new Entry("info", "show an app in detail", Info::new),
            new Entry("keys", "list your SSH keys", ListKeys::new),
            new Entry("keys:add", "add an SSH key to your account", AddKey::new),
            new Entry("keys:clear", "remove all SSH keys from your account", ClearKeys::new),
            new Entry("keys:remove", "remove an SSH key from your account", RemoveKey::new),
            new Entry("local", "run a release on this machine", RunLocally::new),
            new Entry("login", "log in to a platform", Login::new),
            new Entry("logout", "forget a platform and its key", Logout::new),
            new Entry("logs", "show the log lines of an app", Logs::new),
            new Entry("maintenance", "show whether an app is in maintenance", Maintenance::new),
            new Entry("maintenance:off", "let requests through again", MaintenanceOff::new),
            new Entry("maintenance:on", "answer with a maintenance page", MaintenanceOn::new),
            new Entry("members", "list who is in a team", ListMembers::new),
            new Entry("members:add", "add or invite a user to a team", AddMember::new),
            new Entry("members:remove", "take a user out of a team", RemoveMember::new),
            new Entry("members:set", "give a member another role", SetMember::new),
            new Entry("open", "print the app's URL", Open::new),
            new Entry("pipelines", "list the pipelines", ListPipelines::new),
            new Entry("pipelines:add", "put an app into a pipeline", AddToPipeline::new),
            new Entry("pipelines:create", "make a pipeline", CreatePipeline::new),
            new Entry("pipelines:destroy", "remove a pipeline", DestroyPipeline::new),
            new Entry("pipelines:diff", "compare an app with those of the next stage", DiffPipeline::new),
            new Entry("pipelines:info", "show the apps of a pipeline", PipelineInfo::new),
            new Entry("pipelines:promote", "release an app's image in the next stage", Promote::new),
            new Entry("pipelines:remove", "take an app out of its pipeline", RemoveFromPipeline::new),
            new Entry("pipelines:rename", "give a pipeline another name", RenamePipeline::new),
            new Entry("pipelines:update", "give an app another stage", UpdatePipeline::new),
            new Entry("platforms", "list the platforms you know", ListPlatforms::new),
            new Entry("platforms:use", "send commands to another platform", UsePlatform::new),
            new Entry("previews", "list the previews of an app", ListPreviews::new),
            new Entry("previews:create", "push a branch as a preview", CreatePreview::new),
            new Entry("previews:destroy", "destroy a preview", DestroyPreview::new),
            new Entry("previews:extend", "let a preview live longer", ExtendPreview::new),
            new Entry("ps", "list the dynos of an app", ListDynos::new),
            new Entry("ps:exec", "open a shell inside a dyno that is up", Exec::new),
            new Entry("ps:restart", "restart dynos", Restart::new),
            new Entry("ps:scale", "change or show how many dynos run", Scale::new),
            new Entry("ps:stop", "stop dynos", Stop::new),
            new Entry("ps:type", "show or change the dyno sizes", DynoType::new),
            new Entry("ps:wait", "wait until all dynos are up", Wait::new),
            new Entry("releases", "list the releases of an app", Releases::new),
            new Entry("releases:diff", "show what changed between two releases", ReleaseDiff::new),
            new Entry("releases:info", "show a release in detail", ReleaseInfo::new),
            new Entry("releases:output", "show the output of a release phase", ReleaseOutput::new),
            new Entry("releases:retry", "release once more what failed", RetryRelease::new),
            new Entry("rename", "give an app another name", Rename::new),
            new Entry("reviewapps:disable", "disable review apps for a pipeline", DisableReviewApps::new),
            new Entry("reviewapps:enable", "enable review apps for a pipeline", EnableReviewApps::new),
            new Entry("rollback", "go back to an earlier release", Rollback::new),
            new Entry("run", "run a command in a one-off dyno", Run::new),
            new Entry("run:detached", "run a command in a one-off dyno, in the background", RunDetached::new),
            new Entry("run:inside", "run a command inside a dyno that is up", RunInside::new),
            new Entry("teams", "list the teams you are in", ListTeams::new),
            new Entry("teams:create", "make a team", CreateTeam::new),
            new Entry("teams:destroy", "remove a team", DestroyTeam::new),
            new Entry("teams:rename", "give a team another name", RenameTeam::new),
            new Entry("telemetry", "list the telemetry drains of an app", ListTelemetry::new),
            new Entry("telemetry:add", "send an app's signals to a consumer", AddTelemetry::new),
            new Entry("telemetry:info", "show a telemetry drain in detail", TelemetryInfo::new),
            new Entry("telemetry:remove", "send no more signals to a consumer", RemoveTelemetry::new),
            new Entry("telemetry:update", "change a telemetry drain", UpdateTelemetry::new),
            new Entry("transfers", "list the apps that change hands", ListTransfers::new),
            new Entry("transfers:accept", "accept an app that you are offered", AcceptTransfer::new),
            new Entry("transfers:cancel", "take back the offer of an app", CancelTransfer::new),
            new Entry("transfers:decline", "decline an app that you are offered", DeclineTransfer::new),
            new Entry("users", "list the users of the platform", ListUsers::new),
            new Entry("users:add", "add a user to the platform", AddUser::new),
            new Entry("users:remove", "remove a user from the platform", RemoveUser::new),
            new Entry("users:reset", "make a link for a new password", ResetPassword::new),
            new Entry("users:reset-2fa", "take away a user's second factor", ResetSecondFactor::new),
            new Entry("users:update", "change a user", UpdateUser::new),
            new Entry("webhooks", "list the webhooks of an app", ListWebhooks::new),
            new Entry("webhooks:add", "have an address told what happens to an app", AddWebhook::new),
            new Entry("webhooks:deliveries", "list what webhooks were sent", ListDeliveries::new),
            new Entry("webhooks:deliveries:info", "show what a webhook was sent", DeliveryInfo::new),
            new Entry("webhooks:events", "list what webhooks tell of", ListEvents::new),
            new Entry("webhooks:events:info", "show an event that webhooks tell of", EventInfo::new),
            new Entry("webhooks:info", "show a webhook in detail", WebhookInfo::new),
            new Entry("webhooks:remove", "remove a webhook from an app", RemoveWebhook::new),
            new Entry("webhooks:update", "change a webhook of an app", UpdateWebhook::new),
            new Entry("whoami", "print the account in use", Whoami::new));

    /** What the script {@code slipway} does itself, on the platform's machine. */
    private static final List<String> OF_THE_SCRIPT =
            List.of("demo", "doctor", "down", "help", "heroku", "logs-platform", "status", "test", "up", "version");

    static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("apps:create", "create"),
            Map.entry("apps:destroy", "destroy"),
            Map.entry("apps:info", "info"),
            Map.entry("apps:open", "open"),
            Map.entry("apps:rename", "rename"),
            Map.entry("labs", "features"),
            Map.entry("labs:disable", "features:disable"),
            Map.entry("labs:enable", "features:enable"),
            Map.entry("labs:info", "features:info"),
            Map.entry("members:update", "members:set"),
            Map.entry("transfer", "apps:transfer"),
            Map.entry("auth:2fa", "2fa"),
            Map.entry("auth:2fa:disable", "2fa:disable"),
            Map.entry("twofactor", "2fa"),
            Map.entry("twofactor:disable", "2fa:disable"),
            Map.entry("auth:login", "login"),
            Map.entry("auth:logout", "logout"),
            Map.entry("auth:whoami", "whoami"),
            Map.entry("config:add", "config:set"),
            Map.entry("config:remove", "config:unset"),
            Map.entry("list", "apps"),
            Map.entry("releases:rollback", "rollback"),
            Map.entry("restart", "ps:restart"),
            Map.entry("ps:resize", "ps:type"),
            Map.entry("scale", "ps:scale"));

    private Commands() {}

    record Entry(String name, String summary, Function<Context, Command> factory) {}

    static Optional<Entry> find(String name) {
        String canonical = ALIASES.getOrDefault(name, name);
        return ALL.stream().filter(entry -> entry.name().equals(canonical)).findFirst();
    }

    /** The command whose name is nearest to what was typed, if one is near. */
    static Optional<String> nearest(String typed) {
        return names().filter(name -> distance(typed, name) <= CLOSE_ENOUGH)
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** The commands of a topic: {@code ps} has ps, ps:scale and others. */
    static List<Entry> ofTopic(String topic) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(topic) || entry.name().startsWith(topic + ":"))
                .toList();
    }

    private static Stream<String> names() {
        return Stream.of(ALL.stream().map(Entry::name), ALIASES.keySet().stream(), OF_THE_SCRIPT.stream())
                .flatMap(names -> names);
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
