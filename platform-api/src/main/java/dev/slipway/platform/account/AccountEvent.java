package dev.slipway.platform.account;

/** What happens to accounts. Fired in the transaction of the change, which an observer can refuse with an exception. */
public sealed interface AccountEvent {
    /** Whatever belongs to the account alone is to be removed now. */
    record Deleting(Account account) implements AccountEvent {}
}
