package dev.slipway.platform.git;

import dev.slipway.platform.git.remote.FetchException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A commit of another repository that a commit holds at a path.
 *
 * @param url where {@code .gitmodules} says that repository is; null if it says nothing of the path
 */
record Submodule(String path, ObjectId commit, @Nullable String url) {
    private static final String SECTION = ConfigConstants.CONFIG_SUBMODULE_SECTION;

    /** @throws FetchException if {@code .gitmodules} can't be read */
    static List<Submodule> of(Repository repository, ObjectId commit) throws IOException, FetchException {
        Map<String, ObjectId> links = links(repository, commit);
        if (links.isEmpty()) {
            return List.of();
        }
        Map<String, String> urls = urls(repository, commit);
        List<Submodule> found = new ArrayList<>();
        links.forEach((path, linked) -> found.add(new Submodule(path, linked, urls.get(path))));
        return found;
    }

    private static Map<String, ObjectId> links(Repository repository, ObjectId commit) throws IOException {
        Map<String, ObjectId> links = new LinkedHashMap<>();
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader);
                TreeWalk files = new TreeWalk(reader)) {
            files.addTree(commits.parseCommit(commit).getTree());
            files.setRecursive(true);
            while (files.next()) {
                if (files.getFileMode() == FileMode.GITLINK) {
                    links.put(files.getPathString(), files.getObjectId(0));
                }
            }
        }
        return links;
    }

    private static Map<String, String> urls(Repository repository, ObjectId commit) throws IOException, FetchException {
        Optional<byte[]> file = CommitFiles.read(repository, commit, Constants.DOT_GIT_MODULES);
        Map<String, String> urls = new HashMap<>();
        if (file.isEmpty()) {
            return urls;
        }
        Config modules = new Config();
        try {
            modules.fromText(new String(file.get(), StandardCharsets.UTF_8));
        } catch (ConfigInvalidException e) {
            throw FetchException.lasting(".gitmodules can't be read: %s", String.valueOf(e.getMessage()));
        }
        for (String name : modules.getSubsections(SECTION)) {
            String path = modules.getString(SECTION, name, ConfigConstants.CONFIG_KEY_PATH);
            String url = modules.getString(SECTION, name, ConfigConstants.CONFIG_KEY_URL);
            if (path != null && url != null) {
                urls.put(path, url);
            }
        }
        return urls;
    }

    /**
     * Where to fetch it from.
     *
     * @param holder the repository that holds it; empty if that is known from pushes alone
     * @throws FetchException if it can't be fetched from where it is
     */
    URI address(Optional<URI> holder) throws FetchException {
        if (url == null) {
            throw FetchException.lasting(
                    "The submodule %1$s is not named in .gitmodules. Commit that file, or remove it: git rm %1$s",
                    path);
        }
        boolean relative = url.startsWith("./") || url.startsWith("../");
        try {
            if (relative && holder.isPresent()) {
                return URI.create(holder.get() + "/").resolve(url);
            }
            URI address = URI.create(url);
            if (!relative && address.getHost() != null && address.getUserInfo() == null && isHttp(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Such as git@host:path, which is no URL at all.
        }
        throw FetchException.lasting(
                "The submodule %1$s lies at %2$s, and Slipway fetches submodules from https:// addresses without a password only. Change it: git submodule set-url %1$s https://HOST/REPOSITORY",
                path, withoutPassword(url));
    }

    private static boolean isHttp(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }

    private static String withoutPassword(String address) {
        return address.replaceFirst("//[^/@]*@", "//");
    }
}
