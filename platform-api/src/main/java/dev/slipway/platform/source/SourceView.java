package dev.slipway.platform.source;

/** The source as the Platform API shows it. */
record SourceView(Urls sourceBlob) {
    /** Where the tarball is put, and what a build is told to get it from. */
    record Urls(String getUrl, String putUrl) {
        @Override
        public String toString() {
            return "Urls[redacted]";
        }
    }
}
