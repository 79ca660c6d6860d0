package dev.slipway.platform.team;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Invitations to teams. */
@ConfigMapping(prefix = "slipway.invitation")
public interface InvitationConfig {
    /** How long the link of an invitation can be used. */
    @WithDefault("7D")
    Duration expiry();

    /**
     * Whether those who administer a team may invite addresses that have no account, which is made when the link is
     * used. Otherwise only administrators of the installation may.
     */
    @WithDefault("true")
    boolean makesAccounts();
}
