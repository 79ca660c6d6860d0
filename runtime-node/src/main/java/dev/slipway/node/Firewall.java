package dev.slipway.node;

import dev.slipway.node.NodeConfig.FirewallMode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keeps dynos and builds from the host, from each other's networks and from metadata addresses, by two chains of this
 * installation's own in the host's packet filter. What they may reach is their own network and the outside. Networks
 * here have no IPv6.
 */
final class Firewall {
    private static final Logger LOG = System.getLogger(Firewall.class.getName());
    private static final int LONGEST_ID = 12;

    private final String pool;
    private final FirewallMode mode;
    private final String forward;
    private final String input;
    private boolean told;

    Firewall(String installation, String pool, FirewallMode mode) {
        this.pool = pool;
        this.mode = mode;
        this.forward = "SLIPWAY-" + shortened(installation) + "-FWD";
        this.input = "SLIPWAY-" + shortened(installation) + "-IN";
    }

    /**
     * Puts the rules in place, whether they are there, partly or not at all. To be called again whenever the engine has
     * restarted, since it arranges its own rules anew.
     *
     * @throws FirewallException if they must be there and can't be made
     */
    synchronized void ensure() {
        if (mode == FirewallMode.OFF) {
            return;
        }
        try {
            Iptables.restore(rules());
            Iptables.jumpFirst("DOCKER-USER", forward);
            Iptables.jumpFirst("INPUT", input);
        } catch (FirewallException e) {
            if (mode == FirewallMode.ON || Iptables.usable()) {
                throw e;
            }
            if (!told) {
                told = true;
                LOG.log(
                        Level.WARNING,
                        "no firewall: dynos can reach this host and each other; run as root with iptables installed"
                                + " reason={0}",
                        e.getMessage());
            }
        }
    }

    /** Removes the rules; nothing happens if there are none. */
    synchronized void remove() {
        if (mode == FirewallMode.OFF || !Iptables.usable()) {
            return;
        }
        Iptables.removeChain("DOCKER-USER", forward);
        Iptables.removeChain("INPUT", input);
    }

    /** Applied in one step: there is no moment without rules. */
    private String rules() {
        return String.join(
                "\n",
                "*filter",
                ":" + forward + " - [0:0]",
                ":" + input + " - [0:0]",
                "-A " + forward + " -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN",
                // Within one network packets are bridged, between networks they are routed.
                "-A " + forward + " -m physdev --physdev-is-bridged -j RETURN",
                "-A " + forward + " -s " + pool + " -d " + pool + " -j DROP",
                "-A " + forward + " -s " + pool + " -d 169.254.0.0/16 -j DROP",
                "-A " + forward + " -s " + pool + " -o docker+ -j DROP",
                "-A " + forward + " -s " + pool + " -o br-+ -j DROP",
                "-A " + input + " -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN",
                "-A " + input + " -s " + pool + " -j DROP",
                "COMMIT",
                "");
    }

    /** A chain's name has at most 28 characters. */
    private static String shortened(String installation) {
        if (installation.length() <= LONGEST_ID && installation.matches("[A-Za-z0-9-]+")) {
            return installation;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(installation.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LONGEST_ID);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
