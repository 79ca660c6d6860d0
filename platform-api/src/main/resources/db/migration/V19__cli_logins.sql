-- Command lines that wait for somebody to say in a browser whom they work for.
create table cli_login (
    id uuid primary key,
    token_hash text not null,
    description text not null,
    address text not null,
    account_id uuid references account on delete cascade,
    refused boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index cli_login_by_expiry on cli_login (expires_at);
