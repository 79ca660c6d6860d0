package dev.slipway.platform.http;

/** Heroku's error body: a stable id for programs, a message for people. */
public record ErrorBody(String id, String message) {}
