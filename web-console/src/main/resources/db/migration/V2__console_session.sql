-- A browser that is signed in to the console. The token itself is in its cookie only.
create table console_session (
    token_hash text primary key,
    api_key_id uuid not null references api_key on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index console_session_by_expiry on console_session (expires_at);
