package dev.slipway.platform.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change, by whom, to what. Rows are only ever added, which the database sees to; names stay readable after an app is
 * gone.
 */
@Entity
public class AuditEvent extends PanacheEntityBase {
    @Id
    public UUID id;

    public @Nullable UUID accountId;
    public @Nullable UUID appId;
    public @Nullable String appName;
    public String action;
    public String details;

    /** Where the request came from; null for what did not come by HTTP. */
    public @Nullable String remoteAddress;

    public Instant at;

    public static List<AuditEvent> newest(int most) {
        return AuditEvent.<AuditEvent>find("order by at desc, id").page(0, most).list();
    }

    public static List<AuditEvent> newestBy(UUID accountId, int most) {
        return AuditEvent.<AuditEvent>find("accountId = ?1 order by at desc, id", accountId)
                .page(0, most)
                .list();
    }

    public static List<AuditEvent> newestOf(UUID appId, int most) {
        return AuditEvent.<AuditEvent>find("appId = ?1 order by at desc, id", appId)
                .page(0, most)
                .list();
    }
}
