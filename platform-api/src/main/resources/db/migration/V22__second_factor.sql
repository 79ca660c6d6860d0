-- Since when a code is asked for beside the password; null if none is.
alter table account add column second_factor_since timestamptz;

-- What the codes follow from. Those of accounts that don't ask for one yet are still to be confirmed.
create table second_factor (
    account_id uuid primary key references account on delete cascade,
    sealed_secret bytea not null,
    -- The newest step of time whose code was used: neither it nor one before is taken again.
    last_step bigint not null,
    created_at timestamptz not null
);

-- Each stands in for a code once, and is deleted by that.
create table recovery_code (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    code_hash text not null,
    unique (account_id, code_hash)
);
