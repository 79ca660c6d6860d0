package dev.slipway.platform.app;

import dev.slipway.model.error.SlipwayException;
import io.quarkus.hibernate.orm.panache.Panache;

/** Gives each app its own slice of the network pool. */
final class NetworkNumbers {
    /** Slice 0 belongs to builds. */
    private static final int FIRST = 1;

    private NetworkNumbers() {}

    /** The lowest slice that no app has, so that a small pool lasts. */
    static int free(int slices) {
        Number number = (Number) Panache.getEntityManager()
                .createNativeQuery("""
                        select min(n) from generate_series(:first, :last) n
                        where not exists (select 1 from app where network_number = n)
                        """)
                .setParameter("first", FIRST)
                .setParameter("last", slices - 1)
                .getSingleResult();
        if (number == null) {
            throw SlipwayException.conflict(
                    "All %d networks of the pool are taken. Destroy an app, or widen slipway.network-pool.",
                    slices - FIRST);
        }
        return number.intValue();
    }
}
