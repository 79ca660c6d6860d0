-- Bytes, as they were at the last push and the last release.
alter table app add column repo_size bigint;
alter table app add column slug_size bigint;

-- The first characters of a key's text, by which its owner knows it again; null for keys that were made before.
alter table api_key add column token_start text;
