-- What a user who cancelled the build is to be answered for; the builder ends it then.
alter table build add column cancellation text;

-- A build of a tarball belongs to no branch, and tells where its source came from.
alter table build alter column branch drop not null;
alter table build add column source_url text;
alter table build add column source_checksum text;
alter table build add column source_version text;
alter table build add column source_version_description text;
