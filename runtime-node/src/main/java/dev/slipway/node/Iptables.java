package dev.slipway.node;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The iptables commands; each waits for the filter's lock. */
final class Iptables {
    private record Outcome(int exitCode, String output) {}

    private Iptables() {}

    /** Whether the commands are there and this process may use them. */
    static boolean usable() {
        try {
            return run("", "iptables", "-w", "-S", "INPUT").exitCode() == 0;
        } catch (FirewallException e) {
            // Not installed.
            return false;
        }
    }

    /** Applies a table in one step, leaving the chains that it does not name. */
    static void restore(String table) {
        must(table, "iptables-restore", "-w", "--noflush");
    }

    /** Makes the chain begin with a jump to ours, once. */
    static void jumpFirst(String chain, String target) {
        String[] first =
                run("", "iptables", "-w", "-S", chain, "1").output().strip().split("\\s+");
        if (first.length == 4 && first[3].equals(target)) {
            return;
        }
        must("", "iptables", "-w", "-I", chain, "1", "-j", target);
        removeJumps(chain, target, 1);
    }

    static void removeChain(String from, String chain) {
        removeJumps(from, chain, 0);
        if (run("", "iptables", "-w", "-S", chain).exitCode() == 0) {
            must("", "iptables", "-w", "-F", chain);
            must("", "iptables", "-w", "-X", chain);
        }
    }

    /** Rules are deleted from the end, so that the first ones stay where they are. */
    private static void removeJumps(String chain, String target, int keep) {
        List<Integer> jumps = new ArrayList<>();
        List<String> rules = run("", "iptables", "-w", "-S", chain)
                .output()
                .lines()
                .filter(line -> line.startsWith("-A "))
                .toList();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).endsWith("-j " + target)) {
                jumps.add(i + 1);
            }
        }
        for (int number :
                jumps.subList(Math.min(keep, jumps.size()), jumps.size()).reversed()) {
            must("", "iptables", "-w", "-D", chain, String.valueOf(number));
        }
    }

    private static void must(String input, String... command) {
        Outcome outcome = run(input, command);
        if (outcome.exitCode() != 0) {
            throw new FirewallException(
                    String.join(" ", command) + " failed: " + outcome.output().strip(), null);
        }
    }

    private static Outcome run(String input, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new FirewallException(command[0] + " can't be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirewallException("waiting for " + command[0] + " was interrupted", e);
        }
    }
}
