package dev.slipway.platform.route;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One router: until when its lease runs, which routes it has in force, and what it has in flight. */
@Entity
@Table(name = "router")
public class RouterLease extends PanacheEntityBase {
    @Id
    public String id;

    public Instant leaseUntil;
    public long acknowledgedVersion;

    /** A JSON object: dyno id to number of requests. */
    public String inFlight;

    static Optional<RouterLease> of(String routerId) {
        return findByIdOptional(routerId);
    }

    /** The one that was renewed last. */
    static Optional<RouterLease> newest() {
        return find("order by leaseUntil desc").firstResultOptional();
    }

    /** Leases that run, or ran out after a moment. */
    static List<RouterLease> runningAfter(Instant moment) {
        return list("leaseUntil > ?1", moment);
    }
}
