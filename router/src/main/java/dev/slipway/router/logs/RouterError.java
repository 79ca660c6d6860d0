package dev.slipway.router.logs;

/** Heroku's codes for requests that the router answered or ended itself, with the status that the client gets. */
public enum RouterError {
    H10("App crashed", 503),
    H12("Request timeout", 503),
    H13("Connection closed without response", 503),
    H14("No web dynos running", 503),
    H15("Idle connection", 503),
    H17("Poorly formatted HTTP response", 503),
    H18("Server Request Interrupted", 503),
    H19("Backend connection timeout", 503),
    H20("App boot timeout", 503),
    H21("Backend connection refused", 503),
    H25("HTTP Restriction", 431),
    H26("Request Error", 400),
    H27("Client Request Interrupted", 499),
    H28("Client Connection Idle", 499),
    H80("Maintenance mode", 503),
    H81("Blank app", 502);

    private final String description;
    private final int status;

    RouterError(String description, int status) {
        this.description = description;
        this.status = status;
    }

    public String description() {
        return description;
    }

    public int status() {
        return status;
    }

    /** The level in the log line: a blank app is no error, nor is one that its owner closed. */
    String level() {
        return this == H80 || this == H81 ? "info" : "error";
    }
}
