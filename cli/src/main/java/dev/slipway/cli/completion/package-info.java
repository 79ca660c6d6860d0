/**
 * Completion for bash, zsh and fish, made from picocli's model of the commands. Picocli's own scripts know no command
 * names with a colon, which bash takes for the end of a word, so the scripts are written here.
 */
@NullMarked
package dev.slipway.cli.completion;

import org.jspecify.annotations.NullMarked;
