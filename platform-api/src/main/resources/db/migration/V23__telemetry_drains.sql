create table telemetry_drain (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    -- The words traces, metrics and logs, with spaces between.
    signals text not null,
    sealed_exporter bytea not null,
    -- Who made it.
    account_id uuid not null references account,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index telemetry_drain_by_app on telemetry_drain (app_id, created_at);

-- What is shipped is a log drain, whose id is the shipment's own, or one signal of a telemetry drain.
alter table drain_shipment drop constraint drain_shipment_drain_id_fkey;
alter table drain_shipment rename column drain_id to id;
alter table drain_shipment add column log_drain_id uuid references log_drain on delete cascade;
alter table drain_shipment add column telemetry_drain_id uuid references telemetry_drain on delete cascade;
alter table drain_shipment add column signal text;
-- One more with each change of where or how it is shipped.
alter table drain_shipment add column revision integer not null default 0;
update drain_shipment set log_drain_id = id;
alter table drain_shipment add constraint drain_shipment_of_one_drain
    check (num_nonnulls(log_drain_id, telemetry_drain_id) = 1 and (telemetry_drain_id is null) = (signal is null));
create unique index drain_shipment_by_log_drain on drain_shipment (log_drain_id);
create unique index drain_shipment_by_signal on drain_shipment (telemetry_drain_id, signal);
