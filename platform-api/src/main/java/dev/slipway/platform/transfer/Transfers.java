package dev.slipway.platform.transfer;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Ownership;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.transfer.AppTransfer.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Offers apps to other accounts. */
@ApplicationScoped
class Transfers {
    private final Clock clock;
    private final Audit audit;
    private final Rights rights;
    private final Ownership ownership;

    Transfers(Clock clock, Audit audit, Rights rights, Ownership ownership) {
        this.clock = clock;
        this.audit = audit;
        this.rights = rights;
        this.ownership = ownership;
    }

    /** One that the account has to do with, by its own id, or by its app's name or id while it is pending. */
    AppTransfer require(Account caller, String id) {
        return AppTransfer.ofAccount(caller.id).stream()
                .filter(transfer ->
                        transfer.id.toString().equals(id) || transfer.state == State.PENDING && isOf(transfer, id))
                .findFirst()
                .orElseThrow(() ->
                        SlipwayException.notFound("Couldn't find that transfer: you offer and are offered no %s.", id));
    }

    /** Offers the app; where the caller is the recipient, or may decide for everybody, it changes hands at once. */
    @Transactional
    AppTransfer create(Account caller, App app, String email) {
        App.hold(app.id);
        rights.require(caller, app, Permission.MANAGE);
        Account recipient = Account.byIdOrEmail(email)
                .orElseThrow(() -> SlipwayException.invalid("There is no user %s to transfer the app to.", email));
        if (app.isOwnedBy(recipient)) {
            throw SlipwayException.invalid("%s is %s's already.", app.name, recipient.email);
        }
        AppTransfer.pending(app.id).ifPresent(pending -> {
            throw SlipwayException.invalid(
                    "%s is being offered to %s already. Take that back first: slipway transfers:cancel %s.",
                    app.name, Account.<Account>findById(pending.recipientId).email, app.name);
        });
        AppTransfer transfer = persist(caller, app, recipient);
        audit.record(caller.id, app.id, app.name, "app:offer", "to " + recipient.email);
        return caller.admin || caller.id.equals(recipient.id) ? accept(caller, transfer) : transfer;
    }

    /** The recipient's answer. */
    @Transactional
    AppTransfer answer(Account caller, String id, State answer) {
        AppTransfer transfer = require(caller, id);
        if (!transfer.recipientId.equals(caller.id)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "Only who is offered the app can accept or decline it; you can take the offer back."));
        }
        if (transfer.state != State.PENDING) {
            throw SlipwayException.invalid("This transfer was %s already.", transfer.state.word());
        }
        return answer == State.ACCEPTED ? accept(caller, transfer) : closed(caller, transfer, State.DECLINED);
    }

    /** Takes the offer back. */
    @Transactional
    AppTransfer cancel(Account caller, String id) {
        AppTransfer transfer = require(caller, id);
        if (transfer.state == State.ACCEPTED) {
            throw SlipwayException.invalid("This transfer was accepted already.");
        }
        transfer.delete();
        return transfer;
    }

    void forget(@Observes AccountEvent.Deleting event) {
        AppTransfer.delete("(ownerId = ?1 or recipientId = ?1)", event.account().id);
    }

    private AppTransfer accept(Account caller, AppTransfer transfer) {
        ownership.give(caller, transfer.appId, Account.<Account>findById(transfer.recipientId));
        return closed(caller, transfer, State.ACCEPTED);
    }

    private AppTransfer closed(Account caller, AppTransfer transfer, State state) {
        transfer.state = state;
        transfer.updatedAt = clock.instant();
        if (state == State.DECLINED) {
            App app = App.findById(transfer.appId);
            audit.record(caller.id, app.id, app.name, "app:decline", "");
        }
        return transfer;
    }

    private static boolean isOf(AppTransfer transfer, String app) {
        return App.byIdOrName(app)
                .filter(found -> found.id.equals(transfer.appId))
                .isPresent();
    }

    private AppTransfer persist(Account caller, App app, Account recipient) {
        Instant now = clock.instant();
        AppTransfer transfer = new AppTransfer();
        transfer.id = UUID.randomUUID();
        transfer.appId = app.id;
        transfer.ownerId = caller.id;
        transfer.recipientId = recipient.id;
        transfer.state = State.PENDING;
        transfer.createdAt = now;
        transfer.updatedAt = now;
        transfer.persist();
        return transfer;
    }

    List<AppTransfer> of(Account account) {
        return AppTransfer.ofAccount(account.id);
    }
}
