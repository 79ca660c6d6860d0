package dev.slipway.platform.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One change, by whom, to what. Rows are only ever added; names stay readable after an app is gone. */
@Entity
public class AuditEvent extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID accountId;
    public UUID appId;
    public String appName;
    public String action;
    public String details;
    public String remoteAddress;
    public Instant at;
}
