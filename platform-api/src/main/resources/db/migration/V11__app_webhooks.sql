-- None of these refers to the app's row: that an app was destroyed is told, too, and by then the row has gone.
create table webhook (
    id uuid primary key,
    app_id uuid not null,
    include text not null,
    level text not null,
    url text not null,
    sealed_secret bytea not null,
    sealed_authorization bytea,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index webhook_by_app on webhook (app_id);

create table webhook_event (
    id uuid primary key,
    sequence bigint generated always as identity unique,
    app_id uuid not null,
    include text not null,
    payload text not null,
    created_at timestamptz not null
);
create index webhook_event_by_app on webhook_event (app_id, sequence);
create index webhook_event_by_age on webhook_event (created_at);

create table webhook_delivery (
    id uuid primary key,
    sequence bigint generated always as identity unique,
    app_id uuid not null,
    webhook_id uuid not null references webhook on delete cascade,
    event_id uuid not null references webhook_event on delete cascade,
    include text not null,
    status text not null,
    attempts integer not null,
    -- Null once it has succeeded or failed. While an attempt is under way, when another may take its place.
    next_attempt_at timestamptz,
    attempt_id uuid,
    attempt_status text,
    attempt_code integer,
    attempt_error text,
    attempt_created_at timestamptz,
    attempt_updated_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index webhook_delivery_by_app on webhook_delivery (app_id, sequence);
create index webhook_delivery_by_event on webhook_delivery (event_id);
create index webhook_delivery_open on webhook_delivery (webhook_id, sequence) where next_attempt_at is not null;
