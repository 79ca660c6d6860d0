create table account_key (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    public_key text not null,
    comment text not null,
    -- Names the key in the API; the digest below is what tells keys apart.
    fingerprint text not null,
    digest text not null constraint account_key_digest unique,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index account_key_by_account on account_key (account_id, created_at);
