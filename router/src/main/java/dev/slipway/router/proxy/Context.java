package dev.slipway.router.proxy;

import dev.slipway.router.limits.Limits;
import dev.slipway.router.logs.RequestLog;
import dev.slipway.router.routes.RouteTable;
import java.time.Clock;

/** What the exchanges of a connection share. */
record Context(RouteTable table, Limits limits, RequestLog log, RequestHeaders headers, Clock clock) {}
