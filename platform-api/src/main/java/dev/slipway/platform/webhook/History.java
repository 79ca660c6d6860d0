package dev.slipway.platform.webhook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets what was told long ago, and webhooks of apps that are gone once they know of it. */
@ApplicationScoped
class History {
    private final Clock clock;
    private final EntityManager database;
    private final Duration retention;
    private final int eventsPerApp;

    History(Clock clock, EntityManager database, WebhookConfig config) {
        this.clock = clock;
        this.database = database;
        this.retention = config.retention();
        this.eventsPerApp = config.eventsPerApp();
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void trim() {
        database.createNativeQuery("delete from webhook_event where created_at < :before")
                .setParameter("before", clock.instant().minus(retention))
                .executeUpdate();
        database.createNativeQuery("""
                        delete from webhook_event where id in (
                            select id from (
                                select id, row_number() over (partition by app_id order by sequence desc) as place
                                from webhook_event) as placed
                            where place > :most)
                        """).setParameter("most", eventsPerApp).executeUpdate();
        database.createNativeQuery("""
                        delete from webhook w where not exists (select 1 from app where app.id = w.app_id)
                            and not exists (select 1 from webhook_delivery d
                                where d.webhook_id = w.id and d.next_attempt_at is not null)
                        """).executeUpdate();
        database.createNativeQuery("""
                        delete from webhook_event e where not exists (select 1 from app where app.id = e.app_id)
                            and not exists (select 1 from webhook_delivery d where d.event_id = e.id)
                        """).executeUpdate();
    }
}
