create table log_drain (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    token text not null constraint log_drain_token unique,
    sealed_url bytea not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index log_drain_by_app on log_drain (app_id, created_at);

create table drain_shipment (
    drain_id uuid primary key references log_drain on delete cascade,
    -- The log store whose platform ships, and until when it has the right to.
    holder uuid,
    held_until timestamptz,
    -- The last line that was shipped, by the holder's numbers.
    sequence bigint,
    -- The time of that line, which holds for other stores as well.
    shipped_at timestamptz not null
);
create index drain_shipment_by_holder on drain_shipment (holder);
