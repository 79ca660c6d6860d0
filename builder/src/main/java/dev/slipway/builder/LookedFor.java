package dev.slipway.builder;

/** What a build looks for to know what an app is; told when there is nothing of it. */
final class LookedFor {
    static final String WORDS = "Looked at the root of the repository for: Dockerfile, package.json (Node.js),"
            + " requirements.txt, pyproject.toml or Pipfile (Python), pom.xml (Java), Staticfile, static.json or index.html"
            + " (static site), Procfile. Add one of them, commit, and push again; if the app lies in a folder, push that"
            + " folder.";

    private LookedFor() {}
}
