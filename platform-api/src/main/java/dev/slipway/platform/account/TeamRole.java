package dev.slipway.platform.account;

import dev.slipway.model.error.SlipwayException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is in a team, in Heroku's words; it says what they may do with each app of the team. */
public enum TeamRole {
    /** Everything, and to say who is in the team. */
    ADMIN(EnumSet.allOf(Permission.class)),
    MEMBER(EnumSet.of(Permission.VIEW, Permission.DEPLOY, Permission.OPERATE)),
    VIEWER(EnumSet.of(Permission.VIEW));

    private final Set<Permission> permissions;

    TeamRole(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** With an app that they haven't joined and that is locked. */
    public Set<Permission> permissionsOnLocked() {
        return this == ADMIN ? permissions : EnumSet.of(Permission.VIEW);
    }

    /** Heroku's word, such as {@code member}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws SlipwayException if there is none */
    public static TeamRole required(String word) {
        return of(word).orElseThrow(() ->
                SlipwayException.invalid("There is no role '%s'. A team has admin, member and viewer.", word));
    }

    public static Optional<TeamRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
