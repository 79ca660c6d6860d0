package dev.slipway.platform.forge;

/** What a commit's page says of its deploy. */
enum CommitState {
    PENDING("pending", "pending"),
    SUCCESS("success", "success"),
    /** Its build or release failed. */
    FAILURE("failure", "failed"),
    /** It could not even be fetched. */
    ERROR("error", "failed");

    private final String onGitHub;
    private final String onGitLab;

    CommitState(String onGitHub, String onGitLab) {
        this.onGitHub = onGitHub;
        this.onGitLab = onGitLab;
    }

    String word(Forge forge) {
        return forge == Forge.GITHUB ? onGitHub : onGitLab;
    }
}
