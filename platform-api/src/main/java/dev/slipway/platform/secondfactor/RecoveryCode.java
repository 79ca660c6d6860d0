package dev.slipway.platform.secondfactor;

import dev.slipway.platform.account.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Stands in for a code once, for who has lost the app. It has 80 random bits and is stored only as a SHA-256 hash. */
@Entity
class RecoveryCode extends PanacheEntityBase {
    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;

    @Id
    UUID id;

    UUID accountId;
    String codeHash;

    /**
     * Makes new ones; those from before are good for nothing from now on.
     *
     * @return their texts, at the one moment when they are known
     */
    static List<String> renew(UUID accountId) {
        deleteOf(accountId);
        List<String> texts =
                Stream.generate(RecoveryCode::random).limit(HOW_MANY).toList();
        texts.forEach(text -> create(accountId, text));
        return texts;
    }

    /** Whether the account has this one; it has it no more afterwards. */
    static boolean use(UUID accountId, String text) {
        return delete("accountId = ?1 and codeHash = ?2", accountId, hash(text)) == 1;
    }

    static long left(UUID accountId) {
        return count("accountId", accountId);
    }

    static void deleteOf(UUID accountId) {
        delete("accountId", accountId);
    }

    private static void create(UUID accountId, String text) {
        RecoveryCode code = new RecoveryCode();
        code.id = UUID.randomUUID();
        code.accountId = accountId;
        code.codeHash = hash(text);
        code.persist();
    }

    /** Four groups of four letters and digits. */
    private static String random() {
        return Secrets.random(BYTES).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** However it was typed. */
    private static String hash(String text) {
        return Tokens.hash(text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
