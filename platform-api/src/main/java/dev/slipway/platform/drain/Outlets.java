package dev.slipway.platform.drain;

import java.util.Optional;

/** A kind of drain, which knows where its shipments go to. Each bean of this type is asked for those that it knows. */
public interface Outlets {
    /** Within a transaction; empty if it is not of this kind, or was removed. */
    Optional<Outlet> open(DrainShipment shipment);
}
