package dev.slipway.model.dyno;

import dev.slipway.model.app.AppName;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.release.ImageReference;
import dev.slipway.model.release.ReleaseVersion;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One dyno that should run. A container belongs to a dyno and an attempt: a restart raises the attempt, and a container
 * of an older attempt is stopped and removed.
 *
 * @param id the dyno's id, unique over all apps and for ever
 * @param attempt from 1; raised for each start after an exit or a restart
 * @param command run by {@code /bin/sh -c}, or by the image's entry point where the image has one
 * @param environment config vars with {@code PORT}, {@code DYNO} and the like already in it
 * @param address the IPv4 address that the platform chose for it within the app's network
 * @param port the port it must listen on to be healthy; empty for process types that serve nothing
 * @param oneOff true if it runs to its end (a release phase, a one-off command) and is not restarted
 * @param metrics true if its load and memory are told in its app's log
 */
public record DesiredDyno(
        UUID id,
        UUID appId,
        AppName app,
        DynoName name,
        int attempt,
        ReleaseVersion release,
        ImageReference image,
        String command,
        ConfigVars environment,
        DynoSize size,
        AppNetwork network,
        String address,
        OptionalInt port,
        boolean oneOff,
        boolean metrics) {}
