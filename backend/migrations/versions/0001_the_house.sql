-- The first schema, as released. Never edit it: a change is a further migration.

CREATE TABLE access_grant (
	xid BIGINT DEFAULT (pg_current_xact_id()::text)::bigint NOT NULL,
	actor_id UUID,
	program TEXT,
	purpose TEXT NOT NULL,
	recipient TEXT NOT NULL,
	categories TEXT[] NOT NULL,
	subjects UUID[] NOT NULL,
	opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_access_grant PRIMARY KEY (cooperative_id, id),
	CONSTRAINT ck_access_grant_actor CHECK (actor_id is not null or program is not null),
	CONSTRAINT ck_access_grant_subjects CHECK (cardinality(subjects) > 0)
);

CREATE INDEX ix_access_grant_subjects ON access_grant USING gin (subjects);

CREATE TABLE command (
	owner_hash BYTEA NOT NULL,
	key UUID NOT NULL,
	request_hash BYTEA NOT NULL,
	status BIGINT,
	content_type TEXT,
	body BYTEA,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_command PRIMARY KEY (owner_hash, key)
);

CREATE INDEX ix_command_made_at ON command (made_at);

CREATE TABLE cooperative (
	id UUID NOT NULL,
	key TEXT NOT NULL,
	name TEXT NOT NULL,
	zone TEXT NOT NULL,
	phone TEXT NOT NULL,
	address TEXT DEFAULT '' NOT NULL,
	currency TEXT NOT NULL,
	language TEXT NOT NULL,
	circles_version BIGINT DEFAULT 0 NOT NULL,
	agreements_version BIGINT DEFAULT 0 NOT NULL,
	CONSTRAINT pk_cooperative PRIMARY KEY (id),
	CONSTRAINT uq_cooperative_key UNIQUE (key)
);

CREATE TABLE event (
	kind TEXT NOT NULL,
	payload JSONB NOT NULL,
	actor_id UUID,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_event PRIMARY KEY (cooperative_id, id)
);

CREATE TABLE installation (
	id BIGINT NOT NULL,
	demo BOOLEAN NOT NULL,
	CONSTRAINT pk_installation PRIMARY KEY (id),
	CONSTRAINT ck_installation_one CHECK (id = 1)
);

CREATE TABLE passkey_challenge (
	challenge_hash BYTEA NOT NULL,
	owner_hash BYTEA NOT NULL,
	purpose TEXT NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_passkey_challenge PRIMARY KEY (challenge_hash),
	CONSTRAINT ck_passkey_challenge_purpose CHECK (purpose in ('add', 'sign_in'))
);

CREATE TABLE proof_checkpoint (
	cooperative_id UUID NOT NULL,
	size BIGINT NOT NULL,
	note TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_proof_checkpoint PRIMARY KEY (cooperative_id, size)
);

CREATE TABLE proof_cosignature (
	cooperative_id UUID NOT NULL,
	size BIGINT NOT NULL,
	witness TEXT NOT NULL,
	line TEXT NOT NULL,
	CONSTRAINT pk_proof_cosignature PRIMARY KEY (cooperative_id, size, witness)
);

CREATE TABLE proof_key (
	key BYTEA NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_proof_key PRIMARY KEY (cooperative_id, id)
);

CREATE TABLE proof_leaf (
	leaf_index BIGINT NOT NULL,
	entry TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_proof_leaf PRIMARY KEY (cooperative_id, id),
	CONSTRAINT ck_proof_leaf_counted CHECK (leaf_index >= 0)
);

CREATE UNIQUE INDEX uq_proof_leaf ON proof_leaf (cooperative_id, leaf_index);

CREATE TABLE proof_node (
	cooperative_id UUID NOT NULL,
	level BIGINT NOT NULL,
	node_index BIGINT NOT NULL,
	hash BYTEA NOT NULL,
	CONSTRAINT pk_proof_node PRIMARY KEY (cooperative_id, level, node_index),
	CONSTRAINT ck_proof_node_hash CHECK (octet_length(hash) = 32)
);

CREATE TABLE proof_opening (
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	subjects UUID[] NOT NULL,
	payload TEXT NOT NULL,
	salt BYTEA NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_proof_opening PRIMARY KEY (cooperative_id, id)
);

CREATE INDEX ix_proof_opening_subjects ON proof_opening USING gin (subjects);

CREATE TABLE proof_pending (
	kind TEXT NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	subjects UUID[] NOT NULL,
	payload JSONB NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_proof_pending PRIMARY KEY (cooperative_id, id)
);

CREATE INDEX ix_proof_pending_happened ON proof_pending (cooperative_id, happened_at);

CREATE TABLE rate (
	key TEXT NOT NULL,
	window_starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	tries BIGINT NOT NULL,
	CONSTRAINT pk_rate PRIMARY KEY (key, window_starts_at)
);

CREATE TABLE roster (
	week_on DATE NOT NULL,
	number BIGINT NOT NULL,
	state TEXT NOT NULL,
	version BIGINT NOT NULL,
	fence BIGINT DEFAULT 0 NOT NULL,
	attempts BIGINT DEFAULT 0 NOT NULL,
	based_on_id UUID,
	replaces_id UUID,
	requested_by_id UUID,
	requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
	budget_seconds BIGINT NOT NULL,
	cancel_asked_at TIMESTAMP WITH TIME ZONE,
	solved_at TIMESTAMP WITH TIME ZONE,
	complete BOOLEAN NOT NULL,
	problem_hash TEXT,
	policy_hash TEXT NOT NULL,
	progress JSONB,
	certificate JSONB,
	violations BIGINT DEFAULT 0 NOT NULL,
	failure_code TEXT,
	published_at TIMESTAMP WITH TIME ZONE,
	published_by_id UUID,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_roster PRIMARY KEY (cooperative_id, id),
	CONSTRAINT ck_roster_state CHECK (state in ('queued', 'solving', 'draft', 'failed', 'published', 'superseded', 'discarded')),
	CONSTRAINT ck_roster_monday CHECK (extract(isodow from week_on) = 1)
);

CREATE UNIQUE INDEX uq_roster_number ON roster (cooperative_id, week_on, number);

CREATE UNIQUE INDEX uq_roster_published ON roster (cooperative_id, week_on) WHERE state = 'published';

CREATE TABLE witnessed_log (
	origin TEXT NOT NULL,
	size BIGINT NOT NULL,
	root BYTEA NOT NULL,
	note TEXT NOT NULL,
	cosigned_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_witnessed_log PRIMARY KEY (origin)
);

CREATE TABLE access_list (
	category TEXT NOT NULL,
	precision TEXT NOT NULL,
	subjects UUID[] NOT NULL,
	until_at TIMESTAMP WITH TIME ZONE NOT NULL,
	agreements_version BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_access_list PRIMARY KEY (category, precision, cooperative_id, id),
	CONSTRAINT fk_access_list_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES access_grant (cooperative_id, id)
);

CREATE TABLE heard (
	listener TEXT NOT NULL,
	heard_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_heard PRIMARY KEY (listener, cooperative_id, id),
	CONSTRAINT fk_heard_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES event (cooperative_id, id)
);

CREATE TABLE member (
	key TEXT NOT NULL,
	classes TEXT[] NOT NULL,
	joined_at TIMESTAMP WITH TIME ZONE NOT NULL,
	leaves_on DATE,
	leave_is_own BOOLEAN DEFAULT false NOT NULL,
	left_at TIMESTAMP WITH TIME ZONE,
	version BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_member PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_member_cooperative_id FOREIGN KEY(cooperative_id) REFERENCES cooperative (id),
	CONSTRAINT ck_member_classes CHECK (classes <@ array['worker', 'client', 'supporter'])
);

CREATE UNIQUE INDEX uq_member_cooperative_id_key ON member (cooperative_id, key);

CREATE TABLE roster_part (
	roster_id UUID NOT NULL,
	name TEXT NOT NULL,
	solve BIGINT NOT NULL,
	whole_hash TEXT NOT NULL,
	most_visits BIGINT NOT NULL,
	begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	state TEXT NOT NULL,
	fence BIGINT DEFAULT 0 NOT NULL,
	attempts BIGINT DEFAULT 0 NOT NULL,
	visits BIGINT NOT NULL,
	moves BIGINT,
	problem BYTEA NOT NULL,
	progress JSONB NOT NULL,
	result BYTEA,
	failure_code TEXT,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_roster_part PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_roster_part_cooperative_id_roster_id FOREIGN KEY(cooperative_id, roster_id) REFERENCES roster (cooperative_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_roster_part_state CHECK (state in ('waiting', 'solving', 'done')),
	CONSTRAINT ck_roster_part_result CHECK ((state = 'done') = (result is not null))
);

CREATE UNIQUE INDEX uq_roster_part ON roster_part (cooperative_id, roster_id, name);

CREATE TABLE solved_problem (
	problem BYTEA NOT NULL,
	choices BYTEA NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_solved_problem PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_solved_problem_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES roster (cooperative_id, id)
);

CREATE TABLE team (
	key TEXT NOT NULL,
	name TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_team PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_team_cooperative_id FOREIGN KEY(cooperative_id) REFERENCES cooperative (id)
);

CREATE UNIQUE INDEX uq_team_cooperative_id_key ON team (cooperative_id, key);

CREATE TABLE access_need (
	member_id UUID NOT NULL,
	need TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_access_need PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_access_need_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id)
);

CREATE UNIQUE INDEX uq_access_need_member ON access_need (cooperative_id, member_id, need);

CREATE TABLE availability (
	worker_id UUID NOT NULL,
	version BIGINT NOT NULL,
	confirmed_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_availability PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_availability_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_availability_one_a_worker CHECK (id = worker_id)
);

CREATE TABLE brought_archive (
	member_id UUID NOT NULL,
	brought_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE,
	taken_at TIMESTAMP WITH TIME ZONE,
	sha256 TEXT NOT NULL,
	content BYTEA NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_brought_archive PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_brought_archive_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_brought_archive_waits_or_taken CHECK ((expires_at is null) = (taken_at is not null)),
	CONSTRAINT ck_brought_archive_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$')
);

CREATE INDEX ix_brought_archive_member ON brought_archive (cooperative_id, member_id);

CREATE TABLE care_request (
	client_id UUID NOT NULL,
	asked_by_id UUID NOT NULL,
	day_part TEXT,
	starts_time TIME WITHOUT TIME ZONE,
	flexible_minutes BIGINT NOT NULL,
	minutes BIGINT NOT NULL,
	workers SMALLINT NOT NULL,
	recurrence TEXT NOT NULL,
	weekdays SMALLINT[] NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	state TEXT NOT NULL,
	answer_by_on DATE NOT NULL,
	answered_at TIMESTAMP WITH TIME ZONE,
	answered_by_id UUID,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_care_request PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_care_request_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_care_request_cooperative_id_asked_by_id FOREIGN KEY(cooperative_id, asked_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_care_request_state CHECK (state in ('waiting', 'agreed', 'refused', 'withdrawn')),
	CONSTRAINT ck_care_request_recurrence CHECK (recurrence in ('once', 'weekly')),
	CONSTRAINT ck_care_request_size CHECK (minutes between 5 and 1440 and workers between 1 and 4)
);

CREATE INDEX ix_care_request_client ON care_request (cooperative_id, client_id);

CREATE TABLE care_team (
	client_id UUID NOT NULL,
	worker_id UUID NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_care_team PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_care_team_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_care_team_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id)
);

CREATE UNIQUE INDEX uq_care_team ON care_team (cooperative_id, client_id, worker_id);

CREATE TABLE certificate (
	worker_id UUID NOT NULL,
	skill TEXT NOT NULL,
	valid_until_on DATE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_certificate PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_certificate_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id)
);

CREATE UNIQUE INDEX uq_certificate_worker ON certificate (cooperative_id, worker_id, skill);

CREATE TABLE data_key (
	master TEXT NOT NULL,
	wrapped BYTEA NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_data_key PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_data_key_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES member (cooperative_id, id)
);

CREATE TABLE data_role (
	member_id UUID NOT NULL,
	during TSTZRANGE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_data_role PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_data_role_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_data_role_ends CHECK (not isempty(during) and not upper_inf(during)),
	CONSTRAINT ex_data_role_once EXCLUDE USING gist (cooperative_id WITH =, member_id WITH =, during WITH &&)
);

CREATE TABLE declaration (
	version BIGINT NOT NULL,
	made_by_id UUID,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	in_force_at TIMESTAMP WITH TIME ZONE NOT NULL,
	sha256 TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_declaration PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_declaration_cooperative_id FOREIGN KEY(cooperative_id) REFERENCES cooperative (id),
	CONSTRAINT fk_declaration_cooperative_id_made_by_id FOREIGN KEY(cooperative_id, made_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT uq_declaration_version UNIQUE (cooperative_id, version),
	CONSTRAINT ck_declaration_version CHECK (version >= 1),
	CONSTRAINT ck_declaration_made_by CHECK (made_by_id is not null or version = 1),
	CONSTRAINT ck_declaration_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$')
);

CREATE TABLE declined_pair (
	said_by_id UUID NOT NULL,
	client_id UUID NOT NULL,
	worker_id UUID NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_declined_pair PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_declined_pair_cooperative_id_said_by_id FOREIGN KEY(cooperative_id, said_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_declined_pair_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_declined_pair_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_declined_pair_said_by_one_of_them CHECK (said_by_id in (client_id, worker_id))
);

CREATE UNIQUE INDEX uq_declined_pair ON declined_pair (cooperative_id, said_by_id, client_id, worker_id);

CREATE TABLE emergency_access (
	client_id UUID NOT NULL,
	by_id UUID NOT NULL,
	reason BYTEA NOT NULL,
	opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	until_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by_id UUID,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_emergency_access PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_emergency_access_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_emergency_access_cooperative_id_by_id FOREIGN KEY(cooperative_id, by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_emergency_access_cooperative_id_ended_by_id FOREIGN KEY(cooperative_id, ended_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_emergency_access_not_oneself CHECK (by_id <> client_id),
	CONSTRAINT ck_emergency_access_two_hours CHECK (until_at = opened_at + interval '2 hours'),
	CONSTRAINT ck_emergency_access_ended CHECK ((ended_at is null) = (ended_by_id is null) and ended_at <= until_at),
	CONSTRAINT ex_emergency_access_once EXCLUDE USING gist (cooperative_id WITH =, client_id WITH =, by_id WITH =, tstzrange(opened_at, coalesce(ended_at, until_at)) WITH &&)
);

CREATE INDEX ix_emergency_access_by ON emergency_access (cooperative_id, by_id);

CREATE INDEX ix_emergency_access_client ON emergency_access (cooperative_id, client_id);

CREATE TABLE erasure (
	member_id UUID NOT NULL,
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	begun_at TIMESTAMP WITH TIME ZONE,
	erased_at TIMESTAMP WITH TIME ZONE,
	gone JSONB DEFAULT '{}' NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_erasure PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_erasure_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_erasure_order CHECK (erased_at is null or begun_at is not null)
);

CREATE UNIQUE INDEX uq_erasure_member ON erasure (cooperative_id, member_id);

CREATE TABLE exception_span (
	worker_id UUID NOT NULL,
	exception_on DATE NOT NULL,
	minutes INT4RANGE NOT NULL,
	level TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	by_desk BOOLEAN DEFAULT false NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_exception_span PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_exception_span_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_exception_span_minutes CHECK (not isempty(minutes) and minutes <@ int4range(0, 1440, '[]')),
	CONSTRAINT ck_exception_span_level CHECK (level in ('cannot', 'can', 'prefer'))
);

CREATE INDEX ix_exception_span_worker ON exception_span (cooperative_id, worker_id, exception_on);

CREATE TABLE home_access (
	client_id UUID NOT NULL,
	note BYTEA,
	written_by_id UUID NOT NULL,
	written_at TIMESTAMP WITH TIME ZONE NOT NULL,
	version BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_home_access PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_home_access_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_home_access_cooperative_id_written_by_id FOREIGN KEY(cooperative_id, written_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_home_access_one_a_client CHECK (id = client_id)
);

CREATE TABLE hours_wanted (
	worker_id UUID NOT NULL,
	least_minutes BIGINT NOT NULL,
	wanted_minutes BIGINT NOT NULL,
	most_minutes BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_hours_wanted PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_hours_wanted_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_hours_wanted_one_a_worker CHECK (id = worker_id),
	CONSTRAINT ck_hours_wanted_order CHECK (0 <= least_minutes and least_minutes <= wanted_minutes and wanted_minutes <= most_minutes and most_minutes <= 10080)
);

CREATE TABLE ledger_entry (
	worker_id UUID NOT NULL,
	week_on DATE NOT NULL,
	kind TEXT NOT NULL,
	minutes BIGINT NOT NULL,
	source TEXT NOT NULL,
	visit_id UUID,
	roster_id UUID,
	author_id UUID,
	note TEXT,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_ledger_entry PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_ledger_entry_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_ledger_entry_source CHECK (source in ('roster', 'import', 'correction')),
	CONSTRAINT ck_ledger_entry_correction CHECK (source <> 'correction' or (author_id is not null and note is not null))
);

CREATE INDEX ix_ledger_entry_worker ON ledger_entry (cooperative_id, worker_id, week_on);

CREATE TABLE match_preference (
	member_id UUID NOT NULL,
	gender TEXT,
	asked_gender TEXT,
	version BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_match_preference PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_match_preference_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_match_preference_one_a_member CHECK (id = member_id),
	CONSTRAINT ck_match_preference_gender CHECK (gender in ('woman', 'man', 'other')),
	CONSTRAINT ck_match_preference_asked_gender CHECK (asked_gender in ('woman', 'man'))
);

CREATE TABLE member_contact (
	member_id UUID NOT NULL,
	email TEXT,
	phone BYTEA,
	language TEXT NOT NULL,
	by_push BOOLEAN NOT NULL,
	by_email BOOLEAN NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_member_contact PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_member_contact_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_member_contact_one_a_member CHECK (id = member_id)
);

CREATE INDEX ix_member_contact_email ON member_contact (lower(email));

CREATE TABLE member_identity (
	member_id UUID NOT NULL,
	given_name TEXT NOT NULL,
	family_name TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_member_identity PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_member_identity_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_member_identity_one_a_member CHECK (id = member_id)
);

CREATE TABLE member_session (
	member_id UUID NOT NULL,
	token_hash BYTEA NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	last_used_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	agent TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_member_session PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_member_session_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT uq_member_session_token_hash UNIQUE (token_hash)
);

CREATE TABLE notice (
	event_id UUID NOT NULL,
	member_id UUID NOT NULL,
	kind TEXT NOT NULL,
	params JSONB NOT NULL,
	path TEXT NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	read_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_notice PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_notice_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_notice_cooperative_id_event_id FOREIGN KEY(cooperative_id, event_id) REFERENCES event (cooperative_id, id)
);

CREATE UNIQUE INDEX uq_notice_once ON notice (cooperative_id, event_id, member_id, kind);

CREATE TABLE passkey (
	member_id UUID NOT NULL,
	name TEXT NOT NULL,
	credential_id BYTEA NOT NULL,
	public_key BYTEA NOT NULL,
	sign_count BIGINT NOT NULL,
	transports TEXT[] NOT NULL,
	backed_up BOOLEAN NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	last_used_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_passkey PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_passkey_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_passkey_counted CHECK (sign_count >= 0),
	CONSTRAINT uq_passkey_credential_id UNIQUE (credential_id)
);

CREATE INDEX ix_passkey_member ON passkey (cooperative_id, member_id);

CREATE TABLE question (
	subject_id UUID NOT NULL,
	grant_id UUID NOT NULL,
	by_id UUID NOT NULL,
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	words TEXT NOT NULL,
	answer_by_at TIMESTAMP WITH TIME ZONE NOT NULL,
	late_at TIMESTAMP WITH TIME ZONE,
	answered_by_id UUID,
	answered_at TIMESTAMP WITH TIME ZONE,
	answer TEXT,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_question PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_question_cooperative_id_subject_id FOREIGN KEY(cooperative_id, subject_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_question_cooperative_id_by_id FOREIGN KEY(cooperative_id, by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_question_cooperative_id_answered_by_id FOREIGN KEY(cooperative_id, answered_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_question_cooperative_id_grant_id FOREIGN KEY(cooperative_id, grant_id) REFERENCES access_grant (cooperative_id, id),
	CONSTRAINT ck_question_words CHECK (char_length(words) between 1 and 1000),
	CONSTRAINT ck_question_answer CHECK (char_length(answer) between 1 and 1000),
	CONSTRAINT ck_question_answered CHECK ((answer is null) = (answered_at is null) and (answer is null) = (answered_by_id is null))
);

CREATE INDEX ix_question_waiting ON question (cooperative_id, answer_by_at) WHERE answered_at is null;

CREATE UNIQUE INDEX uq_question_look ON question (cooperative_id, subject_id, grant_id);

CREATE TABLE reason (
	roster_id UUID NOT NULL,
	visit_id UUID NOT NULL,
	worker_id UUID NOT NULL,
	explanation JSONB NOT NULL,
	decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_reason PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_reason_cooperative_id_roster_id FOREIGN KEY(cooperative_id, roster_id) REFERENCES roster (cooperative_id, id),
	CONSTRAINT fk_reason_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id)
);

CREATE UNIQUE INDEX uq_reason ON reason (cooperative_id, roster_id, visit_id, worker_id);

CREATE TABLE service_address (
	client_id UUID NOT NULL,
	line TEXT NOT NULL,
	latitude_e5 BIGINT NOT NULL,
	longitude_e5 BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_service_address PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_service_address_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_service_address_one_a_client CHECK (id = client_id)
);

CREATE TABLE service_area (
	client_id UUID NOT NULL,
	area TEXT NOT NULL,
	latitude_e5 BIGINT NOT NULL,
	longitude_e5 BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_service_area PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_service_area_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_service_area_one_a_client CHECK (id = client_id)
);

CREATE TABLE sign_in_link (
	member_id UUID NOT NULL,
	nonce_hash BYTEA NOT NULL,
	token_hash BYTEA,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_sign_in_link PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_sign_in_link_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT uq_sign_in_link_token_hash UNIQUE (token_hash)
);

CREATE TABLE spoken_language (
	member_id UUID NOT NULL,
	language TEXT NOT NULL,
	part TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_spoken_language PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_spoken_language_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_spoken_language_part CHECK (part in ('speaks', 'needs'))
);

CREATE UNIQUE INDEX uq_spoken_language_member ON spoken_language (cooperative_id, member_id, part, language);

CREATE TABLE team_membership (
	team_id UUID NOT NULL,
	member_id UUID NOT NULL,
	role TEXT NOT NULL,
	since_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_team_membership PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_team_membership_cooperative_id_team_id FOREIGN KEY(cooperative_id, team_id) REFERENCES team (cooperative_id, id),
	CONSTRAINT fk_team_membership_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_team_membership_role CHECK (role in ('member', 'coordinator'))
);

CREATE INDEX ix_team_membership_team ON team_membership (cooperative_id, team_id);

CREATE UNIQUE INDEX uq_team_membership_live ON team_membership (cooperative_id, member_id, team_id, role) WHERE ended_at is null;

CREATE TABLE travel_start (
	worker_id UUID NOT NULL,
	mode TEXT NOT NULL,
	latitude_e5 BIGINT,
	longitude_e5 BIGINT,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_travel_start PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_travel_start_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_travel_start_one_a_worker CHECK (id = worker_id),
	CONSTRAINT ck_travel_start_mode CHECK (mode in ('walk', 'bike', 'car', 'bus'))
);

CREATE TABLE trust_invitation (
	client_id UUID NOT NULL,
	given_name TEXT NOT NULL,
	email TEXT NOT NULL,
	language TEXT NOT NULL,
	topics TEXT[] NOT NULL,
	until_on DATE NOT NULL,
	token_hash BYTEA,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	sent_at TIMESTAMP WITH TIME ZONE,
	used_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_trust_invitation PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_trust_invitation_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_trust_invitation_topics CHECK (cardinality(topics) > 0 and topics <@ array['times', 'requests', 'notes', 'data']),
	CONSTRAINT ck_trust_invitation_one_end CHECK (used_at is null or ended_at is null),
	CONSTRAINT uq_trust_invitation_token_hash UNIQUE (token_hash)
);

CREATE INDEX ix_trust_invitation_client ON trust_invitation (cooperative_id, client_id);

CREATE TABLE trusted_contact (
	client_id UUID NOT NULL,
	contact_id UUID NOT NULL,
	topics TEXT[] NOT NULL,
	during TSTZRANGE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by_id UUID,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_trusted_contact PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_trusted_contact_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_trusted_contact_cooperative_id_contact_id FOREIGN KEY(cooperative_id, contact_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_trusted_contact_not_oneself CHECK (client_id <> contact_id),
	CONSTRAINT ck_trusted_contact_topics CHECK (topics <@ array['times', 'requests', 'notes', 'data']),
	CONSTRAINT ck_trusted_contact_ends CHECK (not isempty(during) and not upper_inf(during)),
	CONSTRAINT ex_trusted_contact_once EXCLUDE USING gist (cooperative_id WITH =, client_id WITH =, contact_id WITH =, during WITH &&) WHERE (ended_at is null)
);

CREATE TABLE usual_span (
	worker_id UUID NOT NULL,
	weekday SMALLINT NOT NULL,
	minutes INT4RANGE NOT NULL,
	level TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_usual_span PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_usual_span_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_usual_span_weekday CHECK (weekday between 0 and 6),
	CONSTRAINT ck_usual_span_minutes CHECK (not isempty(minutes) and minutes <@ int4range(0, 1440, '[]')),
	CONSTRAINT ck_usual_span_level CHECK (level in ('cannot', 'can', 'prefer')),
	CONSTRAINT ex_usual_span_overlap EXCLUDE USING gist (cooperative_id WITH =, worker_id WITH =, weekday WITH =, minutes WITH &&)
);

CREATE TABLE care_note (
	client_id UUID NOT NULL,
	note BYTEA,
	answer BYTEA,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_care_note PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_care_note_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES care_request (cooperative_id, id) ON DELETE CASCADE
);

CREATE TABLE declared_rule (
	declaration_id UUID NOT NULL,
	seq BIGINT NOT NULL,
	category TEXT NOT NULL,
	purpose TEXT NOT NULL,
	recipient TEXT NOT NULL,
	classes TEXT[] NOT NULL,
	necessity TEXT NOT NULL,
	legal_basis TEXT NOT NULL,
	precision TEXT NOT NULL,
	retention_days BIGINT NOT NULL,
	months BIGINT NOT NULL,
	least_precision TEXT,
	least_retention_days BIGINT,
	needed_by TEXT NOT NULL,
	benefit TEXT NOT NULL,
	risk TEXT NOT NULL,
	refusing TEXT NOT NULL,
	asked_since BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_declared_rule PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_declared_rule_cooperative_id_declaration_id FOREIGN KEY(cooperative_id, declaration_id) REFERENCES declaration (cooperative_id, id),
	CONSTRAINT ck_declared_rule_precision CHECK (precision in ('exact', 'street', 'area')),
	CONSTRAINT ck_declared_rule_least_precision CHECK (least_precision in ('exact', 'street', 'area')),
	CONSTRAINT ck_declared_rule_necessity CHECK (necessity in ('required', 'optional')),
	CONSTRAINT ck_declared_rule_classes CHECK (classes <@ array['worker', 'client', 'supporter']),
	CONSTRAINT ck_declared_rule_ends CHECK (retention_days > 0 and months between 1 and 60),
	CONSTRAINT ck_declared_rule_least CHECK ((least_precision is null) = (necessity = 'optional') and (least_retention_days is null) = (necessity = 'optional'))
);

CREATE UNIQUE INDEX uq_declared_rule ON declared_rule (cooperative_id, declaration_id, category, purpose, recipient);

CREATE TABLE delivery (
	notice_id UUID NOT NULL,
	member_id UUID NOT NULL,
	channel TEXT NOT NULL,
	state TEXT NOT NULL,
	attempts BIGINT NOT NULL,
	detail_code TEXT,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_delivery PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_delivery_cooperative_id_notice_id FOREIGN KEY(cooperative_id, notice_id) REFERENCES notice (cooperative_id, id),
	CONSTRAINT fk_delivery_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_delivery_channel CHECK (channel in ('push', 'email')),
	CONSTRAINT ck_delivery_state CHECK (state in ('waiting', 'sent', 'failed', 'none')),
	CONSTRAINT ck_delivery_attempts CHECK (attempts between 0 and 5)
);

CREATE UNIQUE INDEX uq_delivery_once ON delivery (cooperative_id, notice_id, channel);

CREATE TABLE negotiation (
	subject_id UUID NOT NULL,
	by_id UUID NOT NULL,
	declaration_version BIGINT NOT NULL,
	request_hash TEXT NOT NULL,
	state TEXT NOT NULL,
	opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	answer_by_at TIMESTAMP WITH TIME ZONE,
	late_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by_id UUID,
	words TEXT,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_negotiation PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_negotiation_cooperative_id_subject_id FOREIGN KEY(cooperative_id, subject_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_negotiation_cooperative_id_by_id FOREIGN KEY(cooperative_id, by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_negotiation_cooperative_id_ended_by_id FOREIGN KEY(cooperative_id, ended_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_negotiation_cooperative_id_declaration_version FOREIGN KEY(cooperative_id, declaration_version) REFERENCES declaration (cooperative_id, version),
	CONSTRAINT ck_negotiation_state CHECK (state in ('requested', 'offered', 'accepted', 'agreed', 'verified', 'finalized', 'terminated')),
	CONSTRAINT ck_negotiation_ended CHECK ((ended_at is not null) = (state in ('finalized', 'terminated'))),
	CONSTRAINT ck_negotiation_answer_by CHECK (state <> 'offered' or answer_by_at is not null),
	CONSTRAINT ck_negotiation_words CHECK (char_length(words) between 1 and 1000)
);

CREATE INDEX ix_negotiation_subject ON negotiation (cooperative_id, subject_id);

CREATE INDEX ix_negotiation_waiting ON negotiation (cooperative_id, answer_by_at) WHERE state = 'offered';

CREATE TABLE push_subscription (
	member_id UUID NOT NULL,
	session_id UUID NOT NULL,
	endpoint TEXT NOT NULL,
	p256dh TEXT NOT NULL,
	auth TEXT NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_push_subscription PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_push_subscription_cooperative_id_member_id FOREIGN KEY(cooperative_id, member_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_push_subscription_cooperative_id_session_id FOREIGN KEY(cooperative_id, session_id) REFERENCES member_session (cooperative_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_push_subscription_endpoint ON push_subscription (cooperative_id, member_id, endpoint);

CREATE TABLE standing_visit (
	client_id UUID NOT NULL,
	team_id UUID NOT NULL,
	care_request_id UUID,
	weekdays SMALLINT[] NOT NULL,
	starts_time TIME WITHOUT TIME ZONE NOT NULL,
	flexible_minutes BIGINT NOT NULL,
	minutes BIGINT NOT NULL,
	workers SMALLINT NOT NULL,
	critical SMALLINT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	filled DATERANGE,
	cut_at TIMESTAMP WITH TIME ZONE,
	cut_until_on DATE,
	version BIGINT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_standing_visit PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_standing_visit_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_standing_visit_cooperative_id_team_id FOREIGN KEY(cooperative_id, team_id) REFERENCES team (cooperative_id, id),
	CONSTRAINT fk_standing_visit_cooperative_id_care_request_id FOREIGN KEY(cooperative_id, care_request_id) REFERENCES care_request (cooperative_id, id),
	CONSTRAINT ck_standing_visit_filled CHECK (not isempty(filled) and not lower_inf(filled) and not upper_inf(filled)),
	CONSTRAINT ck_standing_visit_size CHECK (minutes between 5 and 1440 and workers between 1 and 4),
	CONSTRAINT ck_standing_visit_flexible CHECK (flexible_minutes between 0 and 240),
	CONSTRAINT ck_standing_visit_order CHECK (until_on is null or until_on >= from_on - 1),
	CONSTRAINT ck_standing_visit_weekdays CHECK (cardinality(weekdays) > 0 and weekdays <@ array[0,1,2,3,4,5,6]::smallint[])
);

CREATE INDEX ix_standing_visit_client ON standing_visit (cooperative_id, client_id);

CREATE TABLE agreement (
	subject_id UUID NOT NULL,
	category TEXT NOT NULL,
	purpose TEXT NOT NULL,
	recipient TEXT NOT NULL,
	precision TEXT NOT NULL,
	necessity TEXT NOT NULL,
	legal_basis TEXT NOT NULL,
	retention_days BIGINT NOT NULL,
	valid TSTZRANGE NOT NULL,
	renews BOOLEAN NOT NULL,
	negotiation_id UUID,
	declaration_version BIGINT NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	withdrawn_by_id UUID,
	replaced_by_id UUID,
	reminded_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_agreement_cooperative_id_subject_id FOREIGN KEY(cooperative_id, subject_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_agreement_cooperative_id_withdrawn_by_id FOREIGN KEY(cooperative_id, withdrawn_by_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_agreement_cooperative_id_negotiation_id FOREIGN KEY(cooperative_id, negotiation_id) REFERENCES negotiation (cooperative_id, id),
	CONSTRAINT fk_agreement_cooperative_id_declaration_version FOREIGN KEY(cooperative_id, declaration_version) REFERENCES declaration (cooperative_id, version),
	CONSTRAINT ck_agreement_ended CHECK (withdrawn_at is not null or coalesce(withdrawn_by_id, replaced_by_id) is null),
	CONSTRAINT ck_agreement_precision CHECK (precision in ('exact', 'street', 'area')),
	CONSTRAINT ck_agreement_necessity CHECK (necessity in ('required', 'optional')),
	CONSTRAINT ck_agreement_ends CHECK (not isempty(valid) and not upper_inf(valid))
);

CREATE INDEX ix_agreement_subject ON agreement (cooperative_id, subject_id);

CREATE UNIQUE INDEX uq_agreement_rule ON agreement (cooperative_id, subject_id, category, purpose, recipient) WHERE withdrawn_at is null;

CREATE TABLE care_task (
	client_id UUID NOT NULL,
	care_request_id UUID,
	standing_visit_id UUID,
	task TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_care_task PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_care_task_cooperative_id_care_request_id FOREIGN KEY(cooperative_id, care_request_id) REFERENCES care_request (cooperative_id, id) ON DELETE CASCADE,
	CONSTRAINT fk_care_task_cooperative_id_standing_visit_id FOREIGN KEY(cooperative_id, standing_visit_id) REFERENCES standing_visit (cooperative_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_care_task_of_one_thing CHECK (num_nonnulls(care_request_id, standing_visit_id) = 1)
);

CREATE INDEX ix_care_task_request ON care_task (cooperative_id, care_request_id);

CREATE INDEX ix_care_task_standing_visit ON care_task (cooperative_id, standing_visit_id);

CREATE TABLE negotiation_rule (
	seq BIGINT NOT NULL,
	subject_id UUID NOT NULL,
	step BIGINT NOT NULL,
	category TEXT NOT NULL,
	purpose TEXT NOT NULL,
	recipient TEXT NOT NULL,
	answer TEXT NOT NULL,
	precision TEXT,
	retention_days BIGINT,
	until_on DATE,
	outcome TEXT NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_negotiation_rule PRIMARY KEY (seq, cooperative_id, id),
	CONSTRAINT fk_negotiation_rule_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES negotiation (cooperative_id, id),
	CONSTRAINT fk_negotiation_rule_cooperative_id_subject_id FOREIGN KEY(cooperative_id, subject_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_negotiation_rule_step CHECK (step in (1, 2)),
	CONSTRAINT ck_negotiation_rule_answer CHECK (answer in ('yes', 'no', 'but')),
	CONSTRAINT ck_negotiation_rule_precision CHECK (precision in ('exact', 'street', 'area')),
	CONSTRAINT ck_negotiation_rule_outcome CHECK (outcome in ('agreed', 'waiting', 'declined', 'refused', 'taken_back')),
	CONSTRAINT ck_negotiation_rule_decided CHECK (step = 1 or outcome <> 'waiting'),
	CONSTRAINT ck_negotiation_rule_terms CHECK ((answer = 'no') = (precision is null) and (answer = 'no') = (retention_days is null) and (answer = 'no') = (until_on is null))
);

CREATE INDEX ix_negotiation_rule_subject ON negotiation_rule (cooperative_id, subject_id);

CREATE UNIQUE INDEX uq_negotiation_rule ON negotiation_rule (cooperative_id, id, step, category, purpose, recipient);

CREATE TABLE visit (
	client_id UUID NOT NULL,
	team_id UUID NOT NULL,
	standing_visit_id UUID NOT NULL,
	visit_on DATE NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	earliest_at TIMESTAMP WITH TIME ZONE NOT NULL,
	latest_end_at TIMESTAMP WITH TIME ZONE NOT NULL,
	minutes BIGINT NOT NULL,
	workers SMALLINT NOT NULL,
	critical SMALLINT NOT NULL,
	state TEXT NOT NULL,
	cancelled_by_id UUID,
	cancelled_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_visit PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_visit_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_visit_cooperative_id_team_id FOREIGN KEY(cooperative_id, team_id) REFERENCES team (cooperative_id, id),
	CONSTRAINT fk_visit_cooperative_id_standing_visit_id FOREIGN KEY(cooperative_id, standing_visit_id) REFERENCES standing_visit (cooperative_id, id),
	CONSTRAINT ck_visit_state CHECK (state in ('due', 'cancelled')),
	CONSTRAINT ck_visit_cancelled CHECK ((state = 'cancelled') = (cancelled_at is not null)),
	CONSTRAINT ck_visit_window CHECK (earliest_at <= starts_at and starts_at + minutes * interval '1 minute' <= latest_end_at)
);

CREATE INDEX ix_visit_client ON visit (cooperative_id, client_id, starts_at);

CREATE INDEX ix_visit_week ON visit (cooperative_id, visit_on);

CREATE UNIQUE INDEX uq_visit_standing ON visit (cooperative_id, standing_visit_id, visit_on);

CREATE TABLE assignment (
	visit_id UUID NOT NULL,
	worker_id UUID NOT NULL,
	client_id UUID NOT NULL,
	roster_id UUID NOT NULL,
	during TSTZRANGE NOT NULL,
	state TEXT NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	confirmed_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_assignment PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_assignment_cooperative_id_visit_id FOREIGN KEY(cooperative_id, visit_id) REFERENCES visit (cooperative_id, id),
	CONSTRAINT fk_assignment_cooperative_id_roster_id FOREIGN KEY(cooperative_id, roster_id) REFERENCES roster (cooperative_id, id),
	CONSTRAINT fk_assignment_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_assignment_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_assignment_state CHECK (state in ('live', 'ended')),
	CONSTRAINT ck_assignment_during CHECK (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
	CONSTRAINT ck_assignment_ended CHECK ((state = 'ended') = (ended_at is not null)),
	CONSTRAINT ex_assignment_double_booking EXCLUDE USING gist (worker_id WITH =, during WITH &&) WHERE (state = 'live')
);

CREATE INDEX ix_assignment_client ON assignment (cooperative_id, client_id);

CREATE UNIQUE INDEX uq_assignment_once ON assignment (cooperative_id, visit_id, worker_id) WHERE state = 'live';

CREATE TABLE planned_visit (
	roster_id UUID NOT NULL,
	visit_id UUID NOT NULL,
	worker_id UUID NOT NULL,
	client_id UUID NOT NULL,
	during TSTZRANGE NOT NULL,
	pinned_by_id UUID,
	pin_reason TEXT,
	overrides TEXT[] DEFAULT '{}' NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_planned_visit PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_planned_visit_cooperative_id_roster_id FOREIGN KEY(cooperative_id, roster_id) REFERENCES roster (cooperative_id, id),
	CONSTRAINT fk_planned_visit_cooperative_id_visit_id FOREIGN KEY(cooperative_id, visit_id) REFERENCES visit (cooperative_id, id),
	CONSTRAINT fk_planned_visit_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_planned_visit_during CHECK (not isempty(during)),
	CONSTRAINT ck_planned_visit_overrides CHECK (overrides = '{}' or (pinned_by_id is not null and pin_reason is not null))
);

CREATE UNIQUE INDEX uq_planned_visit ON planned_visit (cooperative_id, roster_id, visit_id, worker_id);

CREATE TABLE running_late (
	worker_id UUID NOT NULL,
	client_id UUID NOT NULL,
	minutes BIGINT NOT NULL,
	until_at TIMESTAMP WITH TIME ZONE NOT NULL,
	cooperative_id UUID NOT NULL,
	id UUID NOT NULL,
	CONSTRAINT pk_running_late PRIMARY KEY (cooperative_id, id),
	CONSTRAINT fk_running_late_cooperative_id_id FOREIGN KEY(cooperative_id, id) REFERENCES assignment (cooperative_id, id) ON DELETE CASCADE,
	CONSTRAINT fk_running_late_cooperative_id_worker_id FOREIGN KEY(cooperative_id, worker_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT fk_running_late_cooperative_id_client_id FOREIGN KEY(cooperative_id, client_id) REFERENCES member (cooperative_id, id),
	CONSTRAINT ck_running_late_minutes CHECK (minutes in (10, 20, 30))
);

insert into installation (id, demo) values (1, false);

grant create on schema public to commonrota_door;

create function app_cooperative() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.cooperative', true), '')::uuid $$;

create function app_member() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.member', true), '')::uuid $$;

create function app_program() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.program', true), '') $$;

create function app_now() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

create function precision_rank(p_precision text) returns int language sql immutable parallel safe as
$$ select case p_precision when 'area' then 1 when 'street' then 2 when 'exact' then 3 end $$;

create function still_agreed(p_subjects uuid[], p_category text, p_purpose text, p_recipient text, p_precision text)
returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a.subject_id), '{}')
  from unnest(p_subjects) as u(subject_id) join agreement a on a.cooperative_id = app_cooperative()
    and a.subject_id = u.subject_id and a.category = p_category and a.purpose = p_purpose and a.recipient = p_recipient
    and a.withdrawn_at is null and a.valid @> app_now() and precision_rank(a.precision) >= precision_rank(p_precision) $$;

alter function still_agreed(uuid[], text, text, text, text) owner to commonrota_door;

revoke execute on function still_agreed(uuid[], text, text, text, text) from public;

grant execute on function still_agreed(uuid[], text, text, text, text) to commonrota_app, commonrota_worker;

create function holds_data_role(p_member uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from data_role d join member m on m.cooperative_id = d.cooperative_id and m.id = d.member_id
    where d.cooperative_id = app_cooperative() and d.member_id = p_member and d.during @> app_now()
      and m.left_at is null) $$;

alter function holds_data_role(uuid) owner to commonrota_door;

revoke execute on function holds_data_role(uuid) from public;

grant execute on function holds_data_role(uuid) to commonrota_app, commonrota_worker;

create function circle_of(p_recipient text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if p_recipient = 'Self' then
    return query select client_id from trusted_contact
      where cooperative_id = app_cooperative() and contact_id = app_member()
        and ended_at is null and during @> app_now();
  elsif p_recipient = 'AssignedWorker' then
    return query select client_id from assignment
      where cooperative_id = app_cooperative() and worker_id = app_member() and state = 'live'
        and during && tstzrange(app_now() - interval '14 days', app_now() + interval '28 days');
  elsif p_recipient = 'PairedClient' then
    return query
      with mine as (select app_member() as client_id union select c from circle_of('Self') c)
      select a.worker_id from assignment a join mine using (client_id) where a.cooperative_id = app_cooperative()
        and a.during && tstzrange(app_now() - interval '56 days', app_now() + interval '28 days')
      union
      select t.worker_id from care_team t join mine using (client_id) where t.cooperative_id = app_cooperative();
  elsif p_recipient = 'TrustCircle' then
    return query
      with trusting as (select app_member() as client_id union select c from circle_of('Self') c
        union select their.member_id from team_membership mine join team_membership their using (cooperative_id, team_id)
          where cooperative_id = app_cooperative() and mine.member_id = app_member() and mine.role = 'coordinator'
            and mine.ended_at is null and their.ended_at is null)
      select t.contact_id from trusted_contact t join trusting using (client_id)
      where t.cooperative_id = app_cooperative() and t.ended_at is null and t.during @> app_now();
  elsif p_recipient = 'CareTeam' then
    return query select other.member_id from team_membership mine join team_membership other
        using (cooperative_id, team_id)
      where cooperative_id = app_cooperative() and mine.member_id = app_member()
        and mine.ended_at is null and other.ended_at is null;
  elsif p_recipient = 'Coordinator' then
    return query select other.member_id from team_membership mine join team_membership other
        using (cooperative_id, team_id)
      where cooperative_id = app_cooperative() and mine.member_id = app_member() and mine.role = 'coordinator'
        and mine.ended_at is null and other.ended_at is null;
  elsif p_recipient = 'DataRole' then
    return query
      with waiting as (
        select subject_id, by_id, null::uuid as actor_id from negotiation
        where cooperative_id = app_cooperative() and (state = 'offered' or ended_at > app_now() - interval '30 days')
        union
        select q.subject_id, q.by_id, g.actor_id from question q
        join access_grant g on g.cooperative_id = q.cooperative_id and g.id = q.grant_id
        where q.cooperative_id = app_cooperative()
          and (q.answered_at is null or q.answered_at > app_now() - interval '30 days')
        union
        select e.client_id, e.by_id, e.ended_by_id from emergency_access e
        where e.cooperative_id = app_cooperative() and e.opened_at > app_now() - interval '30 days')
      select distinct one.id from waiting w, unnest(array[w.subject_id, w.by_id, w.actor_id]) as one(id)
      where holds_data_role(app_member()) and one.id is not null;
  elsif p_recipient = 'MemberAuditor' then
    return query select d.member_id from data_role d
      where d.cooperative_id = app_cooperative() and lower(d.during) <= app_now() and app_member() is not null
      union
      select one.id from emergency_access e, unnest(array[e.by_id, e.ended_by_id]) as one(id)
      where e.cooperative_id = app_cooperative() and one.id is not null
        and (e.client_id = app_member() or e.client_id in (select c from circle_of('Self') c));
  elsif p_recipient in ('Solver', 'HostingProcessor') then
    return query select id from member where cooperative_id = app_cooperative() and left_at is null;
  end if;
end $$;

alter function circle_of(text) owner to commonrota_door;

revoke execute on function circle_of(text) from public;

grant execute on function circle_of(text) to commonrota_app, commonrota_worker;

create function at_the_door() returns table (visit_id uuid, client_id uuid, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.visit_id, a.client_id, upper(a.during) + coalesce(l.minutes, 0) * interval '1 minute'
  from assignment a join visit v on v.cooperative_id = a.cooperative_id and v.id = a.visit_id and v.state = 'due'
  left join running_late l on l.cooperative_id = a.cooperative_id and l.id = a.id
  where a.cooperative_id = app_cooperative() and a.worker_id = app_member() and a.state = 'live'
    and a.during && tstzrange(app_now() - interval '1 hour', app_now() + interval '30 minutes', '[]')
    and app_now() >= lower(a.during) - interval '30 minutes'
    and app_now() < upper(a.during) + coalesce(l.minutes, 0) * interval '1 minute' $$;

alter function at_the_door() owner to commonrota_door;

revoke execute on function at_the_door() from public;

grant execute on function at_the_door() to commonrota_app, commonrota_worker;

create function doors_open() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(client_id), '{}') from (
    select d.client_id from at_the_door() d
    union
    select t.client_id from trusted_contact t
    where t.cooperative_id = app_cooperative() and t.contact_id = app_member() and 'notes' = any (t.topics)
      and t.ended_at is null and t.during @> app_now()) as these $$;

alter function doors_open() owner to commonrota_door;

revoke execute on function doors_open() from public;

grant execute on function doors_open() to commonrota_app, commonrota_worker;

create function forget_door_note(p_client uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from home_access
  where cooperative_id = app_cooperative() and client_id = p_client and app_program() is not null $$;

alter function forget_door_note(uuid) owner to commonrota_door;

revoke execute on function forget_door_note(uuid) from public;

grant execute on function forget_door_note(uuid) to commonrota_app, commonrota_worker;

create function open_access(p_purpose text, p_recipient text, p_categories text[]) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  with live as (
    select a.subject_id, a.category, a.precision, upper(a.valid) as until_at
    from agreement a
    where a.cooperative_id = app_cooperative() and a.subject_id in (select circle_of(p_recipient))
      and a.subject_id is distinct from app_member()
      and a.category = any(p_categories) and a.purpose = p_purpose and a.recipient = p_recipient
      and a.withdrawn_at is null and a.valid @> app_now()
      and (a.category <> 'HomeAccess' or a.subject_id = any ((select doors_open())::uuid[]))),
  opened as (
    insert into access_grant (cooperative_id, id, actor_id, program, purpose, recipient, categories, subjects, opened_at, expires_at)
    select app_cooperative(), uuidv7(), app_member(), app_program(), p_purpose, p_recipient, p_categories,
           array_agg(distinct subject_id), app_now(), app_now() + interval '15 minutes'
    from live having count(*) > 0
    returning cooperative_id, id),
  listed as (
    insert into access_list (cooperative_id, id, category, precision, subjects, until_at, agreements_version)
    select o.cooperative_id, o.id, l.category, l.precision, array_agg(distinct l.subject_id), min(l.until_at), c.agreements_version
    from opened o join cooperative c on c.id = o.cooperative_id, live l
    group by o.cooperative_id, o.id, l.category, l.precision, c.agreements_version)
  select id from opened $$;

alter function open_access(text, text, text[]) owner to commonrota_door;

revoke execute on function open_access(text, text, text[]) from public;

grant execute on function open_access(text, text, text[]) to commonrota_app, commonrota_worker;

create function a_day_ended_since(p_at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from trusted_contact t where t.cooperative_id = app_cooperative() and t.ended_at is null
      and upper(t.during) > p_at and upper(t.during) <= app_now())
    or exists (select from data_role d where d.cooperative_id = app_cooperative()
      and upper(d.during) > p_at and upper(d.during) <= app_now()) $$;

alter function a_day_ended_since(timestamptz) owner to commonrota_door;

revoke execute on function a_day_ended_since(timestamptz) from public;

grant execute on function a_day_ended_since(timestamptz) to commonrota_app, commonrota_worker;

create function granted(p_category text, p_precision text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  named uuid[] := string_to_array(nullif(current_setting('app.grant', true), ''), ',')::uuid[];
  current_xid bigint := coalesce((pg_current_xact_id_if_assigned()::text)::bigint, 0);
  list record;
  found uuid[] := '{}';
begin
  if named is null then return found; end if;
  for list in
    select l.subjects, g.purpose, g.recipient, g.opened_at,
      l.agreements_version = c.agreements_version and app_now() < l.until_at as believed
    from access_list l join access_grant g using (cooperative_id, id) join cooperative c on c.id = l.cooperative_id
    where l.cooperative_id = app_cooperative() and l.id = any (named) and l.category = p_category
      and precision_rank(l.precision) >= precision_rank(p_precision)
      and g.actor_id is not distinct from app_member() and g.program is not distinct from app_program()
      and g.xid <> current_xid and app_now() < g.expires_at
  loop
    if list.recipient in ('Self', 'PairedClient', 'TrustCircle', 'DataRole', 'MemberAuditor')
      and a_day_ended_since(list.opened_at)
    then list.subjects := array(select unnest(list.subjects) intersect select circle_of(list.recipient)); end if;
    if list.purpose = 'Safety' then
      found := found || array(select unnest(list.subjects) intersect select unnest(reached_in_emergency(p_category)));
    elsif list.believed then found := found || list.subjects;
    else found := found || still_agreed(list.subjects, p_category, list.purpose, list.recipient, p_precision); end if;
  end loop;
  return found;
end $$;

alter function granted(text, text) owner to commonrota_door;

revoke execute on function granted(text, text) from public;

grant execute on function granted(text, text) to commonrota_app, commonrota_worker;

create function ledgers_open() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select c from circle_of('Self') c intersect select unnest(granted('LegalRecord', 'exact')))
    || app_member() $$;

alter function ledgers_open() owner to commonrota_door;

revoke execute on function ledgers_open() from public;

grant execute on function ledgers_open() to commonrota_app, commonrota_worker;

create function who_looked(p_subject uuid, p_before timestamptz, p_most int)
returns table (id uuid, opened_at timestamptz, actor_id uuid, program text, purpose text, recipient text, categories text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id, g.opened_at, g.actor_id, g.program, g.purpose, g.recipient, g.categories
  from access_grant g
  where g.cooperative_id = app_cooperative() and g.subjects @> array[p_subject] and g.opened_at < p_before
    and p_subject = any ((select ledgers_open())::uuid[])
  order by g.opened_at desc, g.id limit p_most $$;

alter function who_looked(uuid, timestamptz, int) owner to commonrota_door;

revoke execute on function who_looked(uuid, timestamptz, int) from public;

grant execute on function who_looked(uuid, timestamptz, int) to commonrota_app, commonrota_worker;

create function looks_of(p_looks uuid[])
returns table (id uuid, opened_at timestamptz, actor_id uuid, program text, purpose text, recipient text, categories text[], about uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  with known as (select unnest(ledgers_open()) as id)
  select g.id, g.opened_at, g.actor_id, g.program, g.purpose, g.recipient, g.categories,
    array(select k.id from known k where g.subjects @> array[k.id])
  from access_grant g
  where g.cooperative_id = app_cooperative() and g.id = any (p_looks)
    and (g.subjects && array(select k.id from known k)
      or holds_data_role(app_member()) and exists (select from question q
        where q.cooperative_id = g.cooperative_id and q.grant_id = g.id)) $$;

alter function looks_of(uuid[]) owner to commonrota_door;

revoke execute on function looks_of(uuid[]) from public;

grant execute on function looks_of(uuid[]) to commonrota_app, commonrota_worker;

create function open_session(p_token_hash bytea, p_now timestamptz, p_grant text)
returns table (session_id uuid, member_id uuid, cooperative_id uuid, circles_version bigint,
  classes text[], coordinates uuid[], zone text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_session record;
begin
  select s.id, s.member_id, s.cooperative_id, s.last_used_at, c.circles_version, m.classes, c.zone,
    array(select t.team_id from team_membership t where t.cooperative_id = s.cooperative_id
      and t.member_id = s.member_id and t.role = 'coordinator' and t.ended_at is null) as coordinates
  into found_session
  from member_session s join member m on m.cooperative_id = s.cooperative_id and m.id = s.member_id
  join cooperative c on c.id = s.cooperative_id
  where s.token_hash = p_token_hash and s.ended_at is null and m.left_at is null
    and p_now < s.expires_at and p_now < s.last_used_at + interval '14 days';
  if not found then return; end if;
  if p_now > found_session.last_used_at + interval '1 hour' then
    update member_session set last_used_at = p_now where id = found_session.id;
  end if;
  perform set_config('app.cooperative', found_session.cooperative_id::text, true),
          set_config('app.member', found_session.member_id::text, true),
          set_config('app.program', '', true),
          set_config('app.grant', p_grant, true),
          set_config('app.now', p_now::text, true);
  return query select found_session.id, found_session.member_id, found_session.cooperative_id, found_session.circles_version,
    found_session.classes, found_session.coordinates, found_session.zone;
end $$;

alter function open_session(bytea, timestamptz, text) owner to commonrota_door;

revoke execute on function open_session(bytea, timestamptz, text) from public;

grant execute on function open_session(bytea, timestamptz, text) to commonrota_app, commonrota_worker;

create function ask_sign_in(p_email text, p_nonce_hash bytea, p_now timestamptz)
returns table (cooperative_id uuid, link_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  insert into sign_in_link (cooperative_id, id, member_id, nonce_hash, created_at, expires_at)
  select c.cooperative_id, uuidv7(), c.member_id, p_nonce_hash, p_now, p_now + interval '10 minutes'
  from member_contact c join member m on m.cooperative_id = c.cooperative_id and m.id = c.member_id
  where lower(c.email) = lower(p_email) and m.left_at is null
  returning cooperative_id, id $$;

alter function ask_sign_in(text, bytea, timestamptz) owner to commonrota_door;

revoke execute on function ask_sign_in(text, bytea, timestamptz) from public;

grant execute on function ask_sign_in(text, bytea, timestamptz) to commonrota_app, commonrota_worker;

create function arm_sign_in(p_cooperative uuid, p_link uuid, p_token_hash bytea, p_now timestamptz)
returns table (email text, language text, cooperative_name text)
language sql security definer set search_path = public, pg_temp as $$
  update sign_in_link l set token_hash = p_token_hash
  from member_contact c, cooperative o
  where l.cooperative_id = p_cooperative and l.id = p_link and l.token_hash is null and p_now < l.expires_at
    and c.cooperative_id = l.cooperative_id and c.member_id = l.member_id and o.id = l.cooperative_id
  returning c.email, c.language, o.name $$;

alter function arm_sign_in(uuid, uuid, bytea, timestamptz) owner to commonrota_door;

revoke execute on function arm_sign_in(uuid, uuid, bytea, timestamptz) from public;

grant execute on function arm_sign_in(uuid, uuid, bytea, timestamptz) to commonrota_app, commonrota_worker;

create function arm_invitation(p_cooperative uuid, p_invitation uuid, p_token_hash bytea, p_now timestamptz)
returns table (email text, language text, cooperative_name text, client_name text, phone text)
language sql security definer set search_path = public, pg_temp as $$
  update trust_invitation v set token_hash = p_token_hash
  from member_identity i, cooperative o
  where v.cooperative_id = p_cooperative and v.id = p_invitation and v.token_hash is null
    and v.ended_at is null and p_now < v.expires_at
    and i.cooperative_id = v.cooperative_id and i.member_id = v.client_id and o.id = v.cooperative_id
  returning v.email, v.language, o.name, i.given_name, o.phone $$;

alter function arm_invitation(uuid, uuid, bytea, timestamptz) owner to commonrota_door;

revoke execute on function arm_invitation(uuid, uuid, bytea, timestamptz) from public;

grant execute on function arm_invitation(uuid, uuid, bytea, timestamptz) to commonrota_app, commonrota_worker;

create function invitation_sent(p_cooperative uuid, p_invitation uuid, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update trust_invitation set sent_at = p_now where cooperative_id = p_cooperative and id = p_invitation $$;

alter function invitation_sent(uuid, uuid, timestamptz) owner to commonrota_door;

revoke execute on function invitation_sent(uuid, uuid, timestamptz) from public;

grant execute on function invitation_sent(uuid, uuid, timestamptz) to commonrota_app, commonrota_worker;

create function read_invitation(p_token_hash bytea, p_now timestamptz)
returns table (cooperative_id uuid, invitation_id uuid, client_id uuid, client_name text, given_name text, email text,
  topics text[], until_on date, cooperative_name text, phone text, zone text, contact_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.cooperative_id, v.id, v.client_id, i.given_name, v.given_name, v.email, v.topics, v.until_on,
    o.name, o.phone, o.zone,
    (select m.id from member_contact c join member m on m.cooperative_id = c.cooperative_id and m.id = c.member_id
      join member_identity n on n.cooperative_id = c.cooperative_id and n.member_id = c.member_id
      where c.cooperative_id = v.cooperative_id and lower(c.email) = lower(v.email)
        and m.left_at is null and m.id <> v.client_id
      order by lower(n.given_name) = lower(v.given_name) desc, m.joined_at, m.id limit 1)
  from trust_invitation v join cooperative o on o.id = v.cooperative_id
  join member m on m.cooperative_id = v.cooperative_id and m.id = v.client_id
  join member_identity i on i.cooperative_id = v.cooperative_id and i.member_id = v.client_id
  where v.token_hash = p_token_hash and v.used_at is null and v.ended_at is null and p_now < v.expires_at
    and m.left_at is null $$;

alter function read_invitation(bytea, timestamptz) owner to commonrota_door;

revoke execute on function read_invitation(bytea, timestamptz) from public;

grant execute on function read_invitation(bytea, timestamptz) to commonrota_app, commonrota_worker;

create function use_invitation(p_cooperative uuid, p_invitation uuid, p_now timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update trust_invitation set used_at = p_now
    where cooperative_id = p_cooperative and id = p_invitation and used_at is null and ended_at is null
      and p_now < expires_at
    returning id)
  select exists (select from used) $$;

alter function use_invitation(uuid, uuid, timestamptz) owner to commonrota_door;

revoke execute on function use_invitation(uuid, uuid, timestamptz) from public;

grant execute on function use_invitation(uuid, uuid, timestamptz) to commonrota_app, commonrota_worker;

create function use_sign_in(p_token_hash bytea, p_nonce_hash bytea, p_session uuid, p_session_hash bytea, p_agent text, p_now timestamptz)
returns uuid
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update sign_in_link set used_at = p_now
    where token_hash = p_token_hash and nonce_hash = p_nonce_hash and used_at is null and p_now < expires_at
    returning cooperative_id, member_id)
  insert into member_session (cooperative_id, id, member_id, token_hash, created_at, last_used_at, expires_at, agent)
  select cooperative_id, p_session, member_id, p_session_hash, p_now, p_now, p_now + interval '60 days', p_agent from used
  returning member_id $$;

alter function use_sign_in(bytea, bytea, uuid, bytea, text, timestamptz) owner to commonrota_door;

revoke execute on function use_sign_in(bytea, bytea, uuid, bytea, text, timestamptz) from public;

grant execute on function use_sign_in(bytea, bytea, uuid, bytea, text, timestamptz) to commonrota_app, commonrota_worker;

create function make_passkey_challenge(p_challenge_hash bytea, p_owner_hash bytea, p_purpose text, p_now timestamptz)
returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into passkey_challenge (challenge_hash, owner_hash, purpose, expires_at)
  values (p_challenge_hash, p_owner_hash, p_purpose, p_now + interval '5 minutes') $$;

alter function make_passkey_challenge(bytea, bytea, text, timestamptz) owner to commonrota_door;

revoke execute on function make_passkey_challenge(bytea, bytea, text, timestamptz) from public;

grant execute on function make_passkey_challenge(bytea, bytea, text, timestamptz) to commonrota_app, commonrota_worker;

create function spend_passkey_challenge(p_challenge_hash bytea, p_owner_hash bytea, p_purpose text, p_now timestamptz)
returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with spent as (
    delete from passkey_challenge
    where challenge_hash = p_challenge_hash and owner_hash = p_owner_hash and purpose = p_purpose
    returning expires_at)
  select coalesce((select p_now < expires_at from spent), false) $$;

alter function spend_passkey_challenge(bytea, bytea, text, timestamptz) owner to commonrota_door;

revoke execute on function spend_passkey_challenge(bytea, bytea, text, timestamptz) from public;

grant execute on function spend_passkey_challenge(bytea, bytea, text, timestamptz) to commonrota_app, commonrota_worker;

create function find_passkey(p_credential_id bytea)
returns table (cooperative_id uuid, passkey_id uuid, member_id uuid, public_key bytea, sign_count bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.cooperative_id, p.id, p.member_id, p.public_key, p.sign_count
  from passkey p join member m on m.cooperative_id = p.cooperative_id and m.id = p.member_id
  where p.credential_id = p_credential_id and m.left_at is null $$;

alter function find_passkey(bytea) owner to commonrota_door;

revoke execute on function find_passkey(bytea) from public;

grant execute on function find_passkey(bytea) to commonrota_app, commonrota_worker;

create function use_passkey(p_cooperative uuid, p_passkey uuid, p_sign_count bigint, p_backed_up boolean,
  p_session uuid, p_session_hash bytea, p_agent text, p_now timestamptz) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update passkey p set sign_count = p_sign_count, backed_up = p_backed_up, last_used_at = p_now
    from member m
    where p.cooperative_id = p_cooperative and p.id = p_passkey
      and m.cooperative_id = p.cooperative_id and m.id = p.member_id and m.left_at is null
      and (p_sign_count > p.sign_count or (p_sign_count = 0 and p.sign_count = 0))
    returning p.cooperative_id, p.member_id)
  insert into member_session (cooperative_id, id, member_id, token_hash, created_at, last_used_at, expires_at, agent)
  select cooperative_id, p_session, member_id, p_session_hash, p_now, p_now, p_now + interval '60 days', p_agent from used
  returning member_id $$;

alter function use_passkey(uuid, uuid, bigint, boolean, uuid, bytea, text, timestamptz) owner to commonrota_door;

revoke execute on function use_passkey(uuid, uuid, bigint, boolean, uuid, bytea, text, timestamptz) from public;

grant execute on function use_passkey(uuid, uuid, bigint, boolean, uuid, bytea, text, timestamptz) to commonrota_app, commonrota_worker;

create function demo_people()
returns table (cooperative_id uuid, cooperative_name text, member_id uuid, given_name text, family_name text,
  classes text[], coordinates bigint, acts_for bigint, language text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.cooperative_id, o.name, m.id, i.given_name, i.family_name, m.classes,
    (select count(*) from team_membership t where t.cooperative_id = m.cooperative_id and t.member_id = m.id
       and t.role = 'coordinator' and t.ended_at is null),
    (select count(*) from trusted_contact t where t.cooperative_id = m.cooperative_id and t.contact_id = m.id
       and t.ended_at is null),
    c.language
  from member m join cooperative o on o.id = m.cooperative_id
  join member_identity i on i.cooperative_id = m.cooperative_id and i.member_id = m.id
  join member_contact c on c.cooperative_id = m.cooperative_id and c.member_id = m.id
  where m.left_at is null and (select demo from installation) $$;

alter function demo_people() owner to commonrota_door;

revoke execute on function demo_people() from public;

grant execute on function demo_people() to commonrota_app, commonrota_worker;

create function demo_session(p_member uuid, p_session uuid, p_session_hash bytea, p_agent text, p_now timestamptz)
returns uuid
language sql security definer set search_path = public, pg_temp as $$
  insert into member_session (cooperative_id, id, member_id, token_hash, created_at, last_used_at, expires_at, agent)
  select cooperative_id, p_session, id, p_session_hash, p_now, p_now, p_now + interval '1 day', p_agent
  from member where id = p_member and left_at is null and (select demo from installation)
  returning member_id $$;

alter function demo_session(uuid, uuid, bytea, text, timestamptz) owner to commonrota_door;

revoke execute on function demo_session(uuid, uuid, bytea, text, timestamptz) from public;

grant execute on function demo_session(uuid, uuid, bytea, text, timestamptz) to commonrota_app, commonrota_worker;

create function count_try(p_key text, p_now timestamptz, p_window interval, p_most int) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  insert into rate as r (key, window_starts_at, tries)
  values (p_key, date_bin(p_window, p_now, timestamptz '2000-01-01'), 1)
  on conflict (key, window_starts_at) do update set tries = r.tries + 1
  returning tries <= p_most $$;

alter function count_try(text, timestamptz, interval, int) owner to commonrota_door;

revoke execute on function count_try(text, timestamptz, interval, int) from public;

grant execute on function count_try(text, timestamptz, interval, int) to commonrota_app, commonrota_worker;

create function cooperatives() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select id from cooperative $$;

alter function cooperatives() owner to commonrota_door;

revoke execute on function cooperatives() from public;

grant execute on function cooperatives() to commonrota_app, commonrota_worker;

create function cooperative_of(p_key text) returns uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select id from cooperative where key = p_key $$;

alter function cooperative_of(text) owner to commonrota_door;

revoke execute on function cooperative_of(text) from public;

grant execute on function cooperative_of(text) to commonrota_app, commonrota_worker;

create function circles_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cooperative set circles_version = circles_version + 1
  where id in (select distinct cooperative_id from changed);
  return null;
end $$;

alter function circles_moved() owner to commonrota_door;

revoke execute on function circles_moved() from public;

grant execute on function circles_moved() to commonrota_app, commonrota_worker;

create function circles_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  execute format('update cooperative set circles_version = circles_version + 1 where id in (
    select c.cooperative_id from changed c join before b using (cooperative_id, id)
    where c.%1$I is distinct from b.%1$I)', tg_argv[0]);
  return null;
end $$;

alter function circles_changed() owner to commonrota_door;

revoke execute on function circles_changed() from public;

grant execute on function circles_changed() to commonrota_app, commonrota_worker;

create function trust_is_given() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_program() is not null then return null; end if;
  if exists (select from changed c where c.client_id is distinct from app_member()
      and not exists (select from trust_invitation v where v.cooperative_id = c.cooperative_id
        and v.client_id = c.client_id and v.topics = c.topics and v.used_at = app_now()))
  then raise insufficient_privilege using message = 'nobody changes what they were trusted with'; end if;
  return null;
end $$;

alter function trust_is_given() owner to commonrota_door;

revoke execute on function trust_is_given() from public;

grant execute on function trust_is_given() to commonrota_app, commonrota_worker;

create function trust_stays_given() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_program() is null and exists (select from changed c join before b using (cooperative_id, id)
    where b.client_id is distinct from app_member() and (b.ended_at is not null and c.ended_at is null
      or (c.client_id, c.contact_id, c.topics, c.during) is distinct from (b.client_id, b.contact_id, b.topics, b.during)))
  then raise insufficient_privilege using message = 'nobody changes what they were trusted with'; end if;
  return null;
end $$;

alter function trust_stays_given() owner to commonrota_door;

revoke execute on function trust_stays_given() from public;

grant execute on function trust_stays_given() to commonrota_app, commonrota_worker;

create function agreements_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cooperative set agreements_version = agreements_version + 1
  where id in (select distinct cooperative_id from changed);
  return null;
end $$;

alter function agreements_changed() owner to commonrota_door;

revoke execute on function agreements_changed() from public;

grant execute on function agreements_changed() to commonrota_app, commonrota_worker;

create function begin_command(p_owner bytea, p_key uuid, p_request bytea, p_now timestamptz)
returns table (fresh boolean, same boolean, status int, content_type text, body bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into command (owner_hash, key, request_hash, made_at) values (p_owner, p_key, p_request, p_now)
    on conflict (owner_hash, key) do nothing;
  if found then return query select true, true, null::int, null::text, null::bytea; return; end if;
  return query select false, c.request_hash = p_request, c.status::int, c.content_type, c.body
    from command c where c.owner_hash = p_owner and c.key = p_key;
end $$;

alter function begin_command(bytea, uuid, bytea, timestamptz) owner to commonrota_door;

revoke execute on function begin_command(bytea, uuid, bytea, timestamptz) from public;

grant execute on function begin_command(bytea, uuid, bytea, timestamptz) to commonrota_app, commonrota_worker;

create function end_command(p_owner bytea, p_key uuid, p_status int, p_content_type text, p_body bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update command set status = p_status, content_type = p_content_type, body = p_body
  where owner_hash = p_owner and key = p_key $$;

alter function end_command(bytea, uuid, int, text, bytea) owner to commonrota_door;

revoke execute on function end_command(bytea, uuid, int, text, bytea) from public;

grant execute on function end_command(bytea, uuid, int, text, bytea) to commonrota_app, commonrota_worker;

create function renew_required(p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp set enable_nestloop = off as $$
  update agreement a set valid = tstzrange(lower(a.valid), p_now + r.months * 365 / 12 * interval '1 day'),
    precision = case when precision_rank(r.precision) < precision_rank(a.precision) then r.precision else a.precision end,
    retention_days = least(a.retention_days, r.retention_days)
  from member m, declaration d, declared_rule r
  where m.cooperative_id = a.cooperative_id and m.id = a.subject_id and m.left_at is null
    and a.renews and a.withdrawn_at is null
    and upper(a.valid) > p_now
    and upper(a.valid) < p_now + least(interval '60 days', r.months * 365 / 24 * interval '1 day')
    and d.cooperative_id = a.cooperative_id
    and d.version = (select max(version) from declaration where cooperative_id = a.cooperative_id)
    and r.cooperative_id = d.cooperative_id and r.declaration_id = d.id
    and r.category = a.category and r.purpose = a.purpose and r.recipient = a.recipient $$;

alter function renew_required(timestamptz) owner to commonrota_door;

revoke execute on function renew_required(timestamptz) from public;

grant execute on function renew_required(timestamptz) to commonrota_app, commonrota_worker;

create function forget_commands(p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from command where made_at < p_now - interval '1 day';
  delete from rate where window_starts_at < p_now - interval '1 day';
  delete from access_list l using access_grant g
    where g.cooperative_id = l.cooperative_id and g.id = l.id and g.expires_at < p_now - interval '1 day';
  delete from sign_in_link where expires_at < p_now - interval '30 days';
  delete from trust_invitation where least(used_at, ended_at, expires_at) < p_now - interval '30 days';
  delete from passkey_challenge where expires_at < p_now;
  delete from passkey p using member m
    where m.cooperative_id = p.cooperative_id and m.id = p.member_id and m.left_at < p_now - interval '30 days';
  delete from member_session
    where least(ended_at, expires_at, last_used_at + interval '14 days') < p_now - interval '30 days';
  delete from running_late where until_at <= p_now;
  delete from brought_archive where expires_at <= p_now;
  with past as (
    select e.cooperative_id, e.id from event e
    where e.happened_at < p_now - interval '90 days'
      and not exists (select from notice n where n.cooperative_id = e.cooperative_id and n.event_id = e.id)),
  heards as (delete from heard h using past p where p.cooperative_id = h.cooperative_id and p.id = h.id)
  delete from event e using past p where p.cooperative_id = e.cooperative_id and p.id = e.id;
  with past as (
    select e.cooperative_id, e.id from event e
    where e.kind = 'running_late' and e.happened_at < p_now - interval '1 hour'
      and not exists (select from running_late l
        where l.cooperative_id = e.cooperative_id and l.id = (e.payload ->> 'id')::uuid)),
  told as (select n.cooperative_id, n.id from notice n join past p on p.cooperative_id = n.cooperative_id
    and p.id = n.event_id),
  deliveries as (delete from delivery d using told t
    where t.cooperative_id = d.cooperative_id and t.id = d.notice_id),
  notices as (delete from notice n using told t where t.cooperative_id = n.cooperative_id and t.id = n.id),
  heards as (delete from heard h using past p where p.cooperative_id = h.cooperative_id and p.id = h.id)
  delete from event e using past p where p.cooperative_id = e.cooperative_id and p.id = e.id $$;

alter function forget_commands(timestamptz) owner to commonrota_door;

revoke execute on function forget_commands(timestamptz) from public;

grant execute on function forget_commands(timestamptz) to commonrota_app, commonrota_worker;

create function published_weeks() returns bigint
language sql stable security definer set search_path = public, pg_temp as
$$ select count(*) from roster where state = 'published' $$;

alter function published_weeks() owner to commonrota_door;

revoke execute on function published_weeks() from public;

grant execute on function published_weeks() to commonrota_app, commonrota_worker;

create function mark_late(p_now timestamptz) returns table (kind text, id uuid, member_id uuid, by_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  with counters as (
    update negotiation set late_at = p_now
    where cooperative_id = app_cooperative() and app_program() is not null
      and state = 'offered' and answer_by_at <= p_now and late_at is null
    returning id, subject_id, by_id),
  questions as (
    update question set late_at = p_now
    where cooperative_id = app_cooperative() and app_program() is not null
      and answered_at is null and answer_by_at <= p_now and late_at is null
    returning id, subject_id, by_id)
  select 'data_counter_late', c.id, c.subject_id, c.by_id from counters c
  union all select 'question_late', q.id, q.subject_id, q.by_id from questions q $$;

alter function mark_late(timestamptz) owner to commonrota_door;

revoke execute on function mark_late(timestamptz) from public;

grant execute on function mark_late(timestamptz) to commonrota_app, commonrota_worker;

create function let_talks_go(p_member uuid, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  with open as (
    select n.cooperative_id, n.id from negotiation n
    where n.cooperative_id = app_cooperative() and app_program() is not null
      and n.subject_id = p_member and n.state = 'offered' for update),
  waiting as (
    select r.* from negotiation_rule r join open using (cooperative_id, id)
    where r.outcome = 'waiting' and not exists (select from negotiation_rule d
      where d.cooperative_id = r.cooperative_id and d.id = r.id and d.step = 2
        and d.category = r.category and d.purpose = r.purpose and d.recipient = r.recipient)),
  taken as (
    insert into negotiation_rule (cooperative_id, id, subject_id, seq, step, category, purpose, recipient, answer,
      precision, retention_days, until_on, outcome)
    select w.cooperative_id, w.id, w.subject_id, row_number() over (partition by w.id order by w.seq) + (
        select max(r.seq) from negotiation_rule r where r.cooperative_id = w.cooperative_id and r.id = w.id),
      2, w.category, w.purpose, w.recipient, w.answer, w.precision, w.retention_days, w.until_on, 'taken_back'
    from waiting w)
  update negotiation n set ended_at = p_now, ended_by_id = p_member,
    state = case when exists (select from negotiation_rule r where r.cooperative_id = n.cooperative_id
      and r.id = n.id and r.outcome = 'agreed') then 'finalized' else 'terminated' end
  from open o where n.cooperative_id = o.cooperative_id and n.id = o.id $$;

alter function let_talks_go(uuid, timestamptz) owner to commonrota_door;

revoke execute on function let_talks_go(uuid, timestamptz) from public;

grant execute on function let_talks_go(uuid, timestamptz) to commonrota_app, commonrota_worker;

create function mark_lapsing(p_now timestamptz)
returns table (member_id uuid, category text, purpose text, recipient text, until_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update agreement a set reminded_at = p_now from member m
  where a.cooperative_id = app_cooperative() and app_program() is not null
    and m.cooperative_id = a.cooperative_id and m.id = a.subject_id and m.left_at is null
    and a.withdrawn_at is null and not a.renews and a.reminded_at is null and a.valid @> p_now
    and upper(a.valid) - p_now <= least(interval '30 days', (upper(a.valid) - lower(a.valid)) / 2)
  returning a.subject_id, a.category, a.purpose, a.recipient, upper(a.valid) $$;

alter function mark_lapsing(timestamptz) owner to commonrota_door;

revoke execute on function mark_lapsing(timestamptz) from public;

grant execute on function mark_lapsing(timestamptz) to commonrota_app, commonrota_worker;

create function end_dropped(p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update agreement a set withdrawn_at = p_now, withdrawn_by_id = app_member()
  where a.cooperative_id = app_cooperative() and holds_data_role(app_member()) and a.withdrawn_at is null
    and not exists (select from declared_rule r join declaration d
      on d.cooperative_id = r.cooperative_id and d.id = r.declaration_id
      where r.cooperative_id = a.cooperative_id and r.category = a.category and r.purpose = a.purpose
        and r.recipient = a.recipient
        and d.version = (select max(version) from declaration where cooperative_id = a.cooperative_id)) $$;

alter function end_dropped(timestamptz) owner to commonrota_door;

revoke execute on function end_dropped(timestamptz) from public;

grant execute on function end_dropped(timestamptz) to commonrota_app, commonrota_worker;

create function canonical(p_value jsonb) returns text language plpgsql immutable strict parallel safe as $$
begin
  case jsonb_typeof(p_value)
    when 'object' then return '{' || coalesce((
      select string_agg(to_json(e.key)::text || ':' || canonical(e.value), ',' order by e.key collate "C")
      from jsonb_each(p_value) e), '') || '}';
    when 'array' then return '[' || coalesce((
      select string_agg(canonical(e.value), ',' order by e.n)
      from jsonb_array_elements(p_value) with ordinality as e(value, n)), '') || ']';
    when 'number' then
      if p_value::text !~ '^-?[0-9]{1,15}$' then raise exception 'an entry holds whole numbers only'; end if;
      return p_value::text;
    else return p_value::text;
  end case;
end $$;

create function instant(p_at timestamptz) returns text language sql stable strict parallel safe as
$$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

create function fresh_salt() returns bytea language sql volatile as
$$ select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) $$;

create function log_entry(p_cooperative uuid, p_id uuid, p_kind text, p_at timestamptz, p_subjects uuid[], p_payload jsonb)
returns void language sql as $$
  insert into proof_pending (cooperative_id, id, kind, happened_at, subjects, payload)
  values (p_cooperative, p_id, p_kind, p_at, p_subjects, p_payload) $$;

create function log_grants() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(g.cooperative_id, g.id, 'access_granted', g.opened_at, g.subjects, jsonb_build_object(
    'actor_id', g.actor_id, 'program', g.program, 'purpose', g.purpose, 'recipient', g.recipient,
    'categories', g.categories))
  from changed g;
  return null;
end $$;

alter function log_grants() owner to commonrota_door;

revoke execute on function log_grants() from public;

grant execute on function log_grants() to commonrota_app, commonrota_worker;

create function agreement_terms(a agreement) returns jsonb language sql stable as $$
  select jsonb_build_object('id', a.id, 'category', a.category, 'purpose', a.purpose, 'recipient', a.recipient,
    'precision', a.precision, 'retention_days', a.retention_days, 'until', instant(upper(a.valid))) $$;

create function log_agreed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(g.cooperative_id, uuidv7(), 'agreement_made', app_now(), array[g.subject_id], g.payload)
  from (select a.cooperative_id, a.subject_id, jsonb_build_object('by_id', app_member(), 'program', app_program(),
      'agreements', jsonb_agg(agreement_terms(a) order by a.id)) as payload
    from changed a group by a.cooperative_id, a.subject_id) g;
  return null;
end $$;

alter function log_agreed() owner to commonrota_door;

revoke execute on function log_agreed() from public;

grant execute on function log_agreed() to commonrota_app, commonrota_worker;

create function log_agreement_changes() returns trigger
language plpgsql security definer set search_path = public, pg_temp set enable_nestloop = off as $$
begin
  perform log_entry(g.cooperative_id, uuidv7(), g.kind, app_now(), array[g.subject_id], g.payload)
  from (select a.cooperative_id, a.subject_id, k.kind, jsonb_build_object('by_id', app_member(),
      'program', app_program(), 'agreements', jsonb_agg(agreement_terms(a) order by a.id)) as payload
    from changed a join before b using (cooperative_id, id)
    cross join lateral (select case
      when a.withdrawn_at is not null and b.withdrawn_at is null then 'agreement_withdrawn'
      when agreement_terms(a) <> agreement_terms(b) then 'agreement_renewed' end as kind) k
    where k.kind is not null group by a.cooperative_id, a.subject_id, k.kind) g;
  return null;
end $$;

alter function log_agreement_changes() owner to commonrota_door;

revoke execute on function log_agreement_changes() from public;

grant execute on function log_agreement_changes() to commonrota_app, commonrota_worker;

create function log_declared() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(d.cooperative_id, d.id, 'declaration_made', d.made_at, '{}', jsonb_build_object(
    'version', d.version, 'sha256', d.sha256, 'made_by_id', d.made_by_id, 'in_force_at', instant(d.in_force_at)))
  from changed d;
  return null;
end $$;

alter function log_declared() owner to commonrota_door;

revoke execute on function log_declared() from public;

grant execute on function log_declared() to commonrota_app, commonrota_worker;

create function log_published() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(r.cooperative_id, uuidv7(), 'roster_published', app_now(), '{}', jsonb_build_object(
    'roster_id', r.id, 'week_on', r.week_on, 'number', r.number, 'published_by_id', r.published_by_id,
    'problem_hash', r.problem_hash, 'policy_hash', r.policy_hash))
  from changed r join before b using (cooperative_id, id) where r.state = 'published' and b.state <> 'published';
  perform log_entry(r.cooperative_id, uuidv7(), 'rule_set_aside', app_now(), array[p.worker_id, p.client_id],
    jsonb_build_object('roster_id', r.id, 'visit_id', p.visit_id, 'rules', p.overrides, 'by_id', p.pinned_by_id))
  from changed r join before b using (cooperative_id, id)
  join planned_visit p on p.cooperative_id = r.cooperative_id and p.roster_id = r.id and p.overrides <> '{}'
  where r.state = 'published' and b.state <> 'published';
  return null;
end $$;

alter function log_published() owner to commonrota_door;

revoke execute on function log_published() from public;

grant execute on function log_published() to commonrota_app, commonrota_worker;

create function subject_salt(p_key bytea, p_entry uuid) returns bytea language sql immutable strict parallel safe as
$$ select sha256(p_key || uuid_send(p_entry)) $$;

create function hashes_of(p_cooperative uuid, p_entry uuid, p_subjects uuid[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(h.hash order by h.hash), '[]') from (
    select encode(sha256(subject_salt(k.key, p_entry) || uuid_send(k.id)), 'hex') as hash
    from proof_key k where k.cooperative_id = p_cooperative and k.id = any (p_subjects)) h $$;

create function append_entries(p_cooperative uuid, p_most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_size bigint;
  new_size bigint;
  above int := 1;
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger ' || p_cooperative, 0));
  old_size := ledger_size(p_cooperative);
  insert into proof_key (cooperative_id, id, key)
  select p_cooperative, s.id, fresh_salt() from (
    select distinct unnest(b.subjects) as id from (select p.subjects from proof_pending p
      where p.cooperative_id = p_cooperative order by p.happened_at, p.id limit p_most) b) s
  on conflict do nothing;
  with batch as materialized (
    select p.id, p.kind, p.happened_at, p.subjects, fresh_salt() as salt,
      old_size + row_number() over (order by p.happened_at, p.id) - 1 as leaf_index,
      canonical(p.payload || jsonb_build_object('about', hashes_of(p_cooperative, p.id, p.subjects))) as payload
    from proof_pending p where p.cooperative_id = p_cooperative order by p.happened_at, p.id limit p_most),
  written as materialized (
    select b.id, b.leaf_index, canonical(jsonb_build_object('id', b.id, 'kind', b.kind, 'at', instant(b.happened_at),
      'commitment', encode(sha256(b.salt || convert_to(b.payload, 'utf8')), 'hex'),
      'declaration', (select d.sha256 from declaration d
        where d.cooperative_id = p_cooperative and d.in_force_at <= b.happened_at
        order by d.version desc limit 1))) as entry
    from batch b),
  opening as (
    insert into proof_opening (cooperative_id, id, happened_at, subjects, payload, salt)
    select p_cooperative, b.id, b.happened_at, b.subjects, b.payload, b.salt from batch b),
  leaf as (
    insert into proof_leaf (cooperative_id, id, leaf_index, entry)
    select p_cooperative, w.id, w.leaf_index, w.entry from written w),
  node as (
    insert into proof_node (cooperative_id, level, node_index, hash)
    select p_cooperative, 0, w.leaf_index, sha256('\x00'::bytea || convert_to(w.entry, 'utf8')) from written w)
  delete from proof_pending p using batch b where p.cooperative_id = p_cooperative and p.id = b.id;
  new_size := ledger_size(p_cooperative);
  while new_size >> above > 0 loop
    insert into proof_node (cooperative_id, level, node_index, hash)
    select p_cooperative, above, l.node_index / 2, sha256('\x01'::bytea || l.hash || r.hash)
    from proof_node l join proof_node r on r.cooperative_id = l.cooperative_id and r.level = l.level
      and r.node_index = l.node_index + 1
    where l.cooperative_id = p_cooperative and l.level = above - 1 and l.node_index % 2 = 0
      and l.node_index >= (old_size >> above) * 2 and l.node_index < (new_size >> above) * 2;
    above := above + 1;
  end loop;
  return new_size - old_size;
end $$;

alter function append_entries(uuid, int) owner to commonrota_door;

revoke execute on function append_entries(uuid, int) from public;

grant execute on function append_entries(uuid, int) to commonrota_app, commonrota_worker;

create function ledger_size(p_cooperative uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(max(leaf_index) + 1, 0) from proof_leaf where cooperative_id = p_cooperative $$;

alter function ledger_size(uuid) owner to commonrota_door;

revoke execute on function ledger_size(uuid) from public;

grant execute on function ledger_size(uuid) to commonrota_app, commonrota_worker;

create function my_entries(p_subject uuid, p_before bigint, p_most int)
returns table (leaf_index bigint, entry text, payload text, salt bytea, subject_salt bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.leaf_index, l.entry, o.payload, o.salt, subject_salt(k.key, o.id)
  from proof_opening o
  join proof_leaf l on l.cooperative_id = o.cooperative_id and l.id = o.id
  join proof_key k on k.cooperative_id = o.cooperative_id and k.id = p_subject
  where o.cooperative_id = app_cooperative() and o.subjects @> array[p_subject] and l.leaf_index < p_before
    and p_subject = any ((select ledgers_open())::uuid[])
  order by l.leaf_index desc limit p_most $$;

alter function my_entries(uuid, bigint, int) owner to commonrota_door;

revoke execute on function my_entries(uuid, bigint, int) from public;

grant execute on function my_entries(uuid, bigint, int) to commonrota_app, commonrota_worker;

create function keep_checkpoint(p_cooperative uuid, p_size bigint, p_note text, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into proof_checkpoint (cooperative_id, size, note, made_at)
  select p_cooperative, p_size, p_note, p_now
  where p_cooperative = app_cooperative() and p_size = ledger_size(p_cooperative) and app_program() is not null
  on conflict do nothing $$;

alter function keep_checkpoint(uuid, bigint, text, timestamptz) owner to commonrota_door;

revoke execute on function keep_checkpoint(uuid, bigint, text, timestamptz) from public;

grant execute on function keep_checkpoint(uuid, bigint, text, timestamptz) to commonrota_app, commonrota_worker;

create function keep_cosignature(p_cooperative uuid, p_size bigint, p_witness text, p_line text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into proof_cosignature (cooperative_id, size, witness, line)
  select p_cooperative, p_size, p_witness, p_line where p_cooperative = app_cooperative() and app_program() is not null
  on conflict do nothing $$;

alter function keep_cosignature(uuid, bigint, text, text) owner to commonrota_door;

revoke execute on function keep_cosignature(uuid, bigint, text, text) from public;

grant execute on function keep_cosignature(uuid, bigint, text, text) to commonrota_app, commonrota_worker;

create function last_witnessed(p_origin text) returns table (size bigint, root bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('witness ' || p_origin, 0));
  return query select w.size, w.root from witnessed_log w where w.origin = p_origin;
end $$;

alter function last_witnessed(text) owner to commonrota_door;

revoke execute on function last_witnessed(text) from public;

grant execute on function last_witnessed(text) to commonrota_app, commonrota_worker;

create function witness(p_origin text, p_size bigint, p_root bytea, p_note text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into witnessed_log as w (origin, size, root, note, cosigned_at)
  values (p_origin, p_size, p_root, p_note, p_now)
  on conflict (origin) do update set size = p_size, root = p_root, note = p_note, cosigned_at = p_now
  where w.size < p_size or (w.size = p_size and w.root = p_root);
  return found;
end $$;

alter function witness(text, bigint, bytea, text, timestamptz) owner to commonrota_door;

revoke execute on function witness(text, bigint, bytea, text, timestamptz) from public;

grant execute on function witness(text, bigint, bytea, text, timestamptz) to commonrota_app, commonrota_worker;

create function emergency_categories() returns text[] language sql immutable parallel safe as
$$ select array['Identity', 'Contact', 'ServiceAddress', 'EmergencyContact', 'HomeAccess', 'CareNotes'] $$;

create function emergency_categories_of_contacts() returns text[] language sql immutable parallel safe as
$$ select array['Identity', 'Contact'] $$;

create function in_emergency() returns table (id uuid, client_id uuid, opened_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.client_id, e.opened_at, e.until_at
  from emergency_access e join member m on m.cooperative_id = e.cooperative_id and m.id = e.client_id
  where e.cooperative_id = app_cooperative() and e.by_id = app_member() and app_program() is null
    and e.ended_at is null and e.opened_at <= app_now() and app_now() < e.until_at
    and m.left_at is null and e.client_id in (select circle_of('Coordinator')) $$;

alter function in_emergency() owner to commonrota_door;

revoke execute on function in_emergency() from public;

grant execute on function in_emergency() to commonrota_app, commonrota_worker;

create function reached_in_emergency(p_category text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  with live as (select i.client_id from in_emergency() i)
  select coalesce(array_agg(these.id), '{}') from (
    select l.client_id as id from live l where p_category = any (emergency_categories())
    union
    select t.contact_id from trusted_contact t join live l using (client_id)
    where t.cooperative_id = app_cooperative() and t.ended_at is null and t.during @> app_now()
      and p_category = any (emergency_categories_of_contacts())) these $$;

alter function reached_in_emergency(text) owner to commonrota_door;

revoke execute on function reached_in_emergency(text) from public;

grant execute on function reached_in_emergency(text) to commonrota_app, commonrota_worker;

create function doors_released() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as
$$ select doors_open() || array(select i.client_id from in_emergency() i) $$;

alter function doors_released() owner to commonrota_door;

revoke execute on function doors_released() from public;

grant execute on function doors_released() to commonrota_app, commonrota_worker;

create function may_open_emergency(p_client uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app_program() is null and p_client <> app_member() and exists (select from member m
    where m.cooperative_id = app_cooperative() and m.id = p_client and m.left_at is null
      and 'client' = any (m.classes) and m.id in (select circle_of('Coordinator'))) $$;

alter function may_open_emergency(uuid) owner to commonrota_door;

revoke execute on function may_open_emergency(uuid) from public;

grant execute on function may_open_emergency(uuid) to commonrota_app, commonrota_worker;

create function open_emergency(p_id uuid, p_client uuid, p_reason bytea)
returns table (outcome text, reason bytea, opened_at timestamptz, until_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_one record;
begin
  if not may_open_emergency(p_client) then return query select 'refused', null::bytea, app_now(), app_now(); return; end if;
  perform pg_advisory_xact_lock(hashtextextended('emergency of ' || app_member() || p_client, 0));
  select e.* into found_one from emergency_access e where e.cooperative_id = app_cooperative() and e.id = p_id;
  if found then
    return query select case when found_one.by_id = app_member() and found_one.client_id = p_client then 'known' else 'taken' end,
      found_one.reason, found_one.opened_at, found_one.until_at;
    return;
  end if;
  select i.* into found_one from in_emergency() i where i.client_id = p_client;
  if found then return query select 'live', null::bytea, found_one.opened_at, found_one.until_at; return; end if;
  return query insert into emergency_access (cooperative_id, id, client_id, by_id, reason, opened_at, until_at)
    values (app_cooperative(), p_id, p_client, app_member(), p_reason, app_now(), app_now() + interval '2 hours')
    returning 'opened', reason, opened_at, until_at;
end $$;

alter function open_emergency(uuid, uuid, bytea) owner to commonrota_door;

revoke execute on function open_emergency(uuid, uuid, bytea) from public;

grant execute on function open_emergency(uuid, uuid, bytea) to commonrota_app, commonrota_worker;

create function stands_by(p_client uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from trusted_contact t
    where t.cooperative_id = app_cooperative() and t.client_id = p_client and t.contact_id = app_member()
      and t.topics && array['notes', 'data'] and t.ended_at is null and t.during @> app_now()) $$;

alter function stands_by(uuid) owner to commonrota_door;

revoke execute on function stands_by(uuid) from public;

grant execute on function stands_by(uuid) to commonrota_app, commonrota_worker;

create function end_emergency(p_id uuid) returns table (client_id uuid, by_id uuid, ended boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_one record;
begin
  select e.* into found_one from emergency_access e
    where e.cooperative_id = app_cooperative() and e.id = p_id and app_program() is null
      and (app_member() in (e.by_id, e.client_id) or stands_by(e.client_id) or holds_data_role(app_member()))
    for update;
  if not found then return; end if;
  update emergency_access e set ended_at = app_now(), ended_by_id = app_member()
    where e.cooperative_id = app_cooperative() and e.id = p_id and e.ended_at is null and app_now() < e.until_at;
  return query select found_one.client_id, found_one.by_id, found;
end $$;

alter function end_emergency(uuid) owner to commonrota_door;

revoke execute on function end_emergency(uuid) from public;

grant execute on function end_emergency(uuid) to commonrota_app, commonrota_worker;

create function write_look(p_subjects uuid[], p_categories text[], p_until timestamptz) returns uuid language sql as $$
  with opened as (
    insert into access_grant (cooperative_id, id, actor_id, program, purpose, recipient, categories, subjects, opened_at, expires_at)
    values (app_cooperative(), uuidv7(), app_member(), null, 'Safety', 'Coordinator', p_categories, p_subjects, app_now(),
      least(p_until, app_now() + interval '15 minutes'))
    returning cooperative_id, id),
  listed as (
    insert into access_list (cooperative_id, id, category, precision, subjects, until_at, agreements_version)
    select o.cooperative_id, o.id, one.category, 'exact', p_subjects, p_until, c.agreements_version
    from opened o join cooperative c on c.id = o.cooperative_id, unnest(p_categories) as one(category))
  select id from opened $$;

create function look_in_emergency(p_client uuid) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  live record;
  trusted uuid[];
begin
  select i.* into live from in_emergency() i where i.client_id = p_client;
  if not found then return; end if;
  return next write_look(array[p_client], emergency_categories(), live.until_at);
  trusted := array(select distinct t.contact_id from trusted_contact t
    where t.cooperative_id = app_cooperative() and t.client_id = p_client and t.contact_id <> app_member()
      and t.ended_at is null and t.during @> app_now());
  if cardinality(trusted) > 0 then
    return next write_look(trusted, emergency_categories_of_contacts(), live.until_at);
  end if;
end $$;

alter function look_in_emergency(uuid) owner to commonrota_door;

revoke execute on function look_in_emergency(uuid) from public;

grant execute on function look_in_emergency(uuid) to commonrota_app, commonrota_worker;

create function emergency_looks(p_emergencies uuid[]) returns table (emergency_id uuid, looked_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, g.opened_at
  from emergency_access e join access_grant g on g.cooperative_id = e.cooperative_id and g.subjects @> array[e.client_id]
    and g.purpose = 'Safety' and g.actor_id = e.by_id
    and g.opened_at between e.opened_at and coalesce(e.ended_at, e.until_at)
  where e.cooperative_id = app_cooperative() and e.id = any (p_emergencies)
    and (e.client_id = app_member() or stands_by(e.client_id) or holds_data_role(app_member()))
  order by g.opened_at, g.id $$;

alter function emergency_looks(uuid[]) owner to commonrota_door;

revoke execute on function emergency_looks(uuid[]) from public;

grant execute on function emergency_looks(uuid[]) to commonrota_app, commonrota_worker;

create function log_emergencies() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(e.cooperative_id, e.id, 'emergency_opened', e.opened_at, array[e.client_id], jsonb_build_object(
    'by_id', e.by_id, 'until', instant(e.until_at), 'categories', emergency_categories()))
  from changed e;
  return null;
end $$;

alter function log_emergencies() owner to commonrota_door;

revoke execute on function log_emergencies() from public;

grant execute on function log_emergencies() to commonrota_app, commonrota_worker;

create function must_be_program() returns void language plpgsql stable as $$
begin
  if app_program() is null then raise insufficient_privilege using message = 'only a program forgets'; end if;
end $$;

create function asks(p_cooperative uuid, p_member uuid) returns boolean language sql stable as $$
  select exists (select from question q where q.cooperative_id = p_cooperative and q.subject_id = p_member
    and q.answered_at is null) $$;

create function kept(p_cooperative uuid, p_category text, p_law_days int)
returns table (subject_id uuid, days interval, left_at timestamptz) language sql stable as $$
  select m.id, greatest(coalesce(max(a.retention_days), 0), p_law_days) * interval '1 day', m.left_at
  from member m left join agreement a on a.cooperative_id = m.cooperative_id and a.subject_id = m.id
    and a.category = p_category and a.withdrawn_at is null
    and (a.renews or upper(a.valid) > coalesce(m.left_at, app_now()))
  where m.cooperative_id = p_cooperative and not asks(p_cooperative, m.id)
  group by m.id, m.left_at $$;

create function needed_categories(p_cooperative uuid, p_member uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct a.category), '{}') || 'LegalRecord'::text from agreement a
  where a.cooperative_id = p_cooperative and a.subject_id = p_member and a.necessity = 'required'
    and a.purpose <> 'SubjectAccess' and a.withdrawn_at is null
    and (p_member = app_member() or app_program() is not null) $$;

alter function needed_categories(uuid, uuid) owner to commonrota_door;

revoke execute on function needed_categories(uuid, uuid) from public;

grant execute on function needed_categories(uuid, uuid) to commonrota_app, commonrota_worker;

create function retain(p_cooperative uuid, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  counts jsonb;
  records interval;
begin
  perform must_be_program();
  select max(k.days) into records from kept(p_cooperative, 'LegalRecord', 0) k;
  select coalesce(jsonb_object_agg(f.category, f.gone), '{}') into counts from (
    select e.category, sum(e.gone) as gone from forget_expired(p_cooperative, p_now) e group by e.category) f;
  delete from access_list l using access_grant g where l.cooperative_id = p_cooperative
    and g.cooperative_id = l.cooperative_id and g.id = l.id and g.opened_at + records <= p_now
    and not exists (select from question q where q.cooperative_id = g.cooperative_id and q.grant_id = g.id);
  delete from access_grant g where g.cooperative_id = p_cooperative and g.opened_at + records <= p_now
    and not exists (select from question q where q.cooperative_id = g.cooperative_id and q.grant_id = g.id);
  delete from proof_opening o where o.cooperative_id = p_cooperative and o.happened_at + records <= p_now
    and not exists (select from question q where q.cooperative_id = o.cooperative_id and q.grant_id = o.id);
  perform log_entry(p_cooperative, uuidv7(), 'retention_run', p_now, '{}', jsonb_build_object('gone', counts));
  return counts;
end $$;

alter function retain(uuid, timestamptz) owner to commonrota_door;

revoke execute on function retain(uuid, timestamptz) from public;

grant execute on function retain(uuid, timestamptz) to commonrota_app, commonrota_worker;

create function erase(p_cooperative uuid, p_member uuid, p_law text[], p_all text[], p_now timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  has_left boolean;
  counts jsonb;
  spared text[] := p_law;
begin
  perform must_be_program();
  select m.left_at is not null into has_left from member m
    where m.cooperative_id = p_cooperative and m.id = p_member for update;
  if asks(p_cooperative, p_member) then return 'asks'; end if;
  if not has_left then spared := spared || needed_categories(p_cooperative, p_member); end if;
  select coalesce(jsonb_object_agg(f.category, f.gone), '{}') into counts from (
    select e.category, sum(e.gone) as gone
    from forget_member(p_cooperative, p_member, array(select c from unnest(p_all) c where c <> all (spared))) e
    group by e.category) f;
  if has_left then perform forget_traces(p_cooperative, p_member); end if;
  update erasure set begun_at = coalesce(begun_at, p_now), erased_at = case when has_left then p_now end,
    gone = gone || counts
    where cooperative_id = p_cooperative and member_id = p_member;
  perform log_entry(p_cooperative, uuidv7(), case when has_left then 'member_erased' else 'erasure_begun' end, p_now,
    case when has_left then '{}' else array[p_member] end,
    jsonb_build_object('member_id', p_member, 'gone', counts));
  return case when has_left then 'erased' else 'begun' end;
end $$;

alter function erase(uuid, uuid, text[], text[], timestamptz) owner to commonrota_door;

revoke execute on function erase(uuid, uuid, text[], text[], timestamptz) from public;

grant execute on function erase(uuid, uuid, text[], text[], timestamptz) to commonrota_app, commonrota_worker;

create function forget_traces(p_cooperative uuid, p_member uuid) returns void language plpgsql as $$
begin
  delete from data_key where cooperative_id = p_cooperative and id = p_member;
  delete from proof_key where cooperative_id = p_cooperative and id = p_member;
  update proof_opening set subjects = array_remove(subjects, p_member)
    where cooperative_id = p_cooperative and subjects @> array[p_member];
  delete from proof_opening where cooperative_id = p_cooperative and subjects = '{}'
    and payload like '%"about":["%';
  delete from sign_in_link where cooperative_id = p_cooperative and member_id = p_member;
  update access_list set subjects = array_remove(subjects, p_member)
    where cooperative_id = p_cooperative and subjects @> array[p_member];
  delete from access_list l using access_grant g where l.cooperative_id = p_cooperative
    and g.cooperative_id = l.cooperative_id and g.id = l.id and g.subjects = array[p_member];
  delete from access_grant where cooperative_id = p_cooperative and subjects = array[p_member];
  update access_grant set subjects = array_remove(subjects, p_member)
    where cooperative_id = p_cooperative and subjects @> array[p_member];
  update member set key = id::text where cooperative_id = p_cooperative and id = p_member;
end $$;

create function bury(p_cooperative uuid, p_member uuid, p_erasure uuid, p_asked_at timestamptz, p_left boolean, p_today date)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  had_not_asked boolean;
begin
  perform must_be_program();
  insert into erasure (cooperative_id, id, member_id, asked_at)
  select p_cooperative, p_erasure, m.id, p_asked_at from member m
    where m.cooperative_id = p_cooperative and m.id = p_member
  on conflict do nothing;
  had_not_asked := found;
  update member set leaves_on = p_today, leave_is_own = true
    where cooperative_id = p_cooperative and id = p_member and p_left and left_at is null
      and (leaves_on is null or leaves_on > p_today);
  return had_not_asked or found;
end $$;

alter function bury(uuid, uuid, uuid, timestamptz, boolean, date) owner to commonrota_door;

revoke execute on function bury(uuid, uuid, uuid, timestamptz, boolean, date) from public;

grant execute on function bury(uuid, uuid, uuid, timestamptz, boolean, date) to commonrota_app, commonrota_worker;

create function data_keys(p_members uuid[]) returns table (id uuid, master text, wrapped bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.master, k.wrapped from data_key k
  where k.cooperative_id = app_cooperative() and k.id = any (p_members) $$;

alter function data_keys(uuid[]) owner to commonrota_door;

revoke execute on function data_keys(uuid[]) from public;

grant execute on function data_keys(uuid[]) to commonrota_app, commonrota_worker;

create function keep_data_keys(p_members uuid[], p_master text, p_wrapped bytea[], p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into data_key (cooperative_id, id, master, wrapped, made_at)
  select m.cooperative_id, m.id, p_master, k.wrapped, p_now
  from unnest(p_members, p_wrapped) as k(id, wrapped)
  join member m on m.cooperative_id = app_cooperative() and m.id = k.id
  where not exists (select from erasure e where e.cooperative_id = m.cooperative_id and e.member_id = m.id
    and e.erased_at is not null)
  on conflict do nothing $$;

alter function keep_data_keys(uuid[], text, bytea[], timestamptz) owner to commonrota_door;

revoke execute on function keep_data_keys(uuid[], text, bytea[], timestamptz) from public;

grant execute on function keep_data_keys(uuid[], text, bytea[], timestamptz) to commonrota_app, commonrota_worker;

create function other_data_keys(p_master text, p_after uuid, p_most int) returns table (id uuid, master text, wrapped bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.master, k.wrapped from data_key k
  where k.cooperative_id = app_cooperative() and k.master <> p_master and app_program() is not null
    and k.id > p_after
  order by k.id limit p_most $$;

alter function other_data_keys(text, uuid, int) owner to commonrota_door;

revoke execute on function other_data_keys(text, uuid, int) from public;

grant execute on function other_data_keys(text, uuid, int) to commonrota_app, commonrota_worker;

create function rewrap_data_key(p_member uuid, p_was bytea, p_master text, p_wrapped bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update data_key k set master = p_master, wrapped = p_wrapped
  where k.cooperative_id = app_cooperative() and k.id = p_member and k.wrapped = p_was
    and app_program() is not null $$;

alter function rewrap_data_key(uuid, bytea, text, bytea) owner to commonrota_door;

revoke execute on function rewrap_data_key(uuid, bytea, text, bytea) from public;

grant execute on function rewrap_data_key(uuid, bytea, text, bytea) to commonrota_app, commonrota_worker;

create function ledger_weight(p_weeks int, p_half_life int) returns numeric
language sql immutable parallel safe as
$$ select round(power(2::numeric, -p_weeks::numeric / p_half_life) * 1000000) $$;

create function fairness_workers(p_team uuid) returns setof uuid
language sql stable as $$
  select m.id from member m
  where m.cooperative_id = app_cooperative() and m.left_at is null and 'worker' = any (m.classes)
    and (p_team is null or exists (select from team_membership t where t.cooperative_id = m.cooperative_id
      and t.member_id = m.id and t.team_id = p_team and t.ended_at is null)) $$;

create function ledger_stands(p_week_on date) returns table (worker_id uuid, kind text, minutes bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.worker_id, e.kind, sum(e.minutes)::bigint
  from ledger_entry e
  where e.cooperative_id = app_cooperative() and app_program() is not null
    and e.week_on = p_week_on and e.source = 'roster'
  group by e.worker_id, e.kind $$;

alter function ledger_stands(date) owner to commonrota_door;

revoke execute on function ledger_stands(date) from public;

grant execute on function ledger_stands(date) to commonrota_app, commonrota_worker;

create function burden_ratios(p_kind text, p_week_on date, p_weeks int, p_half_life int, p_team uuid)
returns table (worker_id uuid, minutes numeric, able numeric, bp int)
language sql stable as $$
  select s.worker_id, s.minutes, s.able, greatest(0, floor(s.minutes * 10000 / s.able))::int
  from (
    select e.worker_id,
      coalesce(sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind = p_kind), 0) as minutes,
      sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind <> p_kind) as able
    from ledger_entry e
    where e.cooperative_id = app_cooperative() and e.kind in (p_kind, 'able:' || p_kind)
      and e.week_on between p_week_on - 7 * (p_weeks - 1) and p_week_on
      and e.worker_id in (select fairness_workers(p_team))
    group by e.worker_id) s
  where s.able > 0 $$;

create function burden_spread(p_kind text, p_week_on date, p_weeks int, p_half_life int, p_team uuid)
returns table (even_bp int, low_bp int, quarter_bp int, middle_bp int, three_quarter_bp int, high_bp int, others_bp int[])
language sql stable security definer set search_path = public, pg_temp as $$
  with r as (select * from burden_ratios(p_kind, p_week_on, p_weeks, p_half_life, p_team)),
  q as (
    select count(*) as people, floor(sum(r.minutes) * 10000 / sum(r.able))::int as even,
      min(r.bp) as low, max(r.bp) as high,
      (percentile_cont(array[0.25, 0.5, 0.75]) within group (order by r.bp))::int[] as parts
    from r)
  select q.even, case when q.people >= 8 then q.low else q.parts[1] end, q.parts[1], q.parts[2], q.parts[3],
    case when q.people >= 8 then q.high else q.parts[3] end,
    case when q.people >= 8 then array(select r.bp from r where r.worker_id is distinct from app_member() order by r.bp) end
  from q where q.people >= 5 $$;

alter function burden_spread(text, date, int, int, uuid) owner to commonrota_door;

revoke execute on function burden_spread(text, date, int, int, uuid) from public;

grant execute on function burden_spread(text, date, int, int, uuid) to commonrota_app, commonrota_worker;

create function hours_spread(p_week_on date, p_weeks int, p_half_life int, p_team uuid)
returns table (workers int, worst_bp int, mean_bp int, buckets jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with s as (
    select e.worker_id,
      coalesce(sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind = 'hours_given'), 0) as given,
      sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind = 'hours_wanted') as wanted
    from ledger_entry e
    where e.cooperative_id = app_cooperative() and e.kind in ('hours_given', 'hours_wanted')
      and e.week_on between p_week_on - 7 * (p_weeks - 1) and p_week_on
      and e.worker_id in (select fairness_workers(p_team))
    group by e.worker_id),
  r as (select greatest(0, floor(s.given * 10000 / s.wanted))::int as bp from s where s.wanted > 0),
  b as (select least(r.bp / 500 * 500, 12000) as from_bp, count(*) as workers from r group by 1),
  t as (select count(*)::int as workers, min(least(r.bp, 10000)) as worst, avg(least(r.bp, 10000))::int as mean from r)
  select t.workers, case when t.workers >= 5 then t.worst end, case when t.workers >= 5 then t.mean end,
    case when t.workers >= 8 then (
      select jsonb_agg(jsonb_build_object('from_bp', b.from_bp, 'to_bp', b.from_bp + 500, 'workers', b.workers)
        order by b.from_bp) from b) end
  from t $$;

alter function hours_spread(date, int, int, uuid) owner to commonrota_door;

revoke execute on function hours_spread(date, int, int, uuid) from public;

grant execute on function hours_spread(date, int, int, uuid) to commonrota_app, commonrota_worker;

create function burden_turns(p_kind text, p_week_on date, p_weeks int, p_team uuid)
returns table (week_on date, fresh int, again int)
language sql stable security definer set search_path = public, pg_temp as $$
  with carried as (
    select e.worker_id, e.week_on from ledger_entry e
    where e.cooperative_id = app_cooperative() and e.kind = p_kind
      and e.week_on between p_week_on - 7 * (p_weeks + 2) and p_week_on
      and e.worker_id in (select fairness_workers(p_team))
    group by e.worker_id, e.week_on having sum(e.minutes) > 0),
  turns as (
    select c.week_on, exists (select from carried b where b.worker_id = c.worker_id
      and b.week_on between c.week_on - 21 and c.week_on - 7) as again from carried c)
  select w.week_on::date, count(*) filter (where not t.again)::int, count(*) filter (where t.again)::int
  from generate_series(p_week_on - 7 * (p_weeks - 1), p_week_on, interval '7 days') as w(week_on)
  left join turns t on t.week_on = w.week_on::date
  where (select count(*) from burden_ratios(p_kind, p_week_on, p_weeks, 8, p_team)) >= 5
  group by w.week_on order by w.week_on $$;

alter function burden_turns(text, date, int, uuid) owner to commonrota_door;

revoke execute on function burden_turns(text, date, int, uuid) from public;

grant execute on function burden_turns(text, date, int, uuid) to commonrota_app, commonrota_worker;

create function published_places(p_week_on date, p_weeks int, p_team uuid)
returns table (week_on date, client_id uuid, places int, covered int)
language sql stable as $$
  select r.week_on, v.client_id, v.workers::int, least(v.workers, (select count(*) from assignment a
    where a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live'))::int
  from roster r join visit v on v.cooperative_id = r.cooperative_id and v.visit_on between r.week_on and r.week_on + 6
  where r.cooperative_id = app_cooperative() and r.state = 'published' and v.state = 'due'
    and r.week_on between p_week_on - 7 * (p_weeks - 1) and p_week_on and (p_team is null or v.team_id = p_team) $$;

create function coverage(p_week_on date, p_weeks int, p_team uuid)
returns table (week_on date, places int, covered int)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.week_on, sum(p.places)::int, sum(p.covered)::int
  from published_places(p_week_on, p_weeks, p_team) p group by p.week_on order by p.week_on $$;

alter function coverage(date, int, uuid) owner to commonrota_door;

revoke execute on function coverage(date, int, uuid) from public;

grant execute on function coverage(date, int, uuid) to commonrota_app, commonrota_worker;

create function uncovered_by_client(p_week_on date, p_weeks int, p_team uuid) returns table (uncovered int, clients int)
language sql stable security definer set search_path = public, pg_temp as $$
  with c as (
    select p.client_id, sum(p.places - p.covered) as uncovered
    from published_places(p_week_on, p_weeks, p_team) p group by p.client_id)
  select n, count(c.client_id)::int from generate_series(0, 4) n left join c on least(c.uncovered, 4) = n
  where (select count(*) from c) >= 5 group by n order by n $$;

alter function uncovered_by_client(date, int, uuid) owner to commonrota_door;

revoke execute on function uncovered_by_client(date, int, uuid) from public;

grant execute on function uncovered_by_client(date, int, uuid) to commonrota_app, commonrota_worker;

create function continuity(p_now timestamptz, p_team uuid)
returns table (different_workers int, clients int)
language sql stable security definer set search_path = public, pg_temp as $$
  with met as (
    select v.client_id, count(distinct a.worker_id)::int as workers
    from assignment a join visit v on v.cooperative_id = a.cooperative_id and v.id = a.visit_id
    where a.cooperative_id = app_cooperative() and a.state = 'live'
      and a.during && tstzrange(p_now - interval '28 days', p_now) and upper(a.during) <= p_now
      and (p_team is null or v.team_id = p_team)
    group by v.client_id)
  select m.workers, count(*)::int from met m
  where (select count(*) from met) >= 5 group by m.workers order by m.workers $$;

alter function continuity(timestamptz, uuid) owner to commonrota_door;

revoke execute on function continuity(timestamptz, uuid) from public;

grant execute on function continuity(timestamptz, uuid) to commonrota_app, commonrota_worker;

create function ledger_stays() returns trigger language plpgsql as $$
begin
  if current_user in ('commonrota_app', 'commonrota_worker') then
    raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;

create trigger ledger_stays before update or delete on ledger_entry for each row execute function ledger_stays();

create function my_week(p_token_hash bytea, p_now timestamptz, p_grants text,
  p_starts_at timestamptz, p_ends_at timestamptz, p_first_week_on date, p_until_on date)
returns table (session_id uuid, member_id uuid, cooperative_id uuid, circles_version bigint,
  classes text[], coordinates uuid[], zone text, week text)
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare mine record;
begin
  select s.* into mine from open_session(p_token_hash, p_now, p_grants) s;
  if mine.member_id is null then return; end if;
  return query
    with planned as materialized (
      select a.id, a.visit_id, a.client_id, a.roster_id, a.confirmed_at is not null as confirmed,
        lower(a.during) as starts_at, upper(a.during) as ends_at, v.workers, v.standing_visit_id,
        late.minutes as late_minutes
      from assignment a join visit v on v.cooperative_id = mine.cooperative_id and v.id = a.visit_id
      left join running_late late on late.cooperative_id = mine.cooperative_id and late.id = a.id
        and late.until_at > p_now
      where a.cooperative_id = mine.cooperative_id and a.worker_id = mine.member_id and a.state = 'live'
        and a.during && tstzrange(p_starts_at, p_ends_at) and lower(a.during) >= p_starts_at),
    -- A visit is *changed* while a later publication than the week's first brought it and it is not confirmed.
    publications as materialized (
      select r.id, r.state, r.published_at, r.published_at > min(r.published_at) over (partition by r.week_on) as later
      from roster r
      where r.cooperative_id = mine.cooperative_id and r.week_on between p_first_week_on and p_until_on
        and r.published_at is not null),
    tasks as materialized (
      select t.standing_visit_id, json_agg(t.task order by t.task) as said
      from care_task t
      where t.cooperative_id = mine.cooperative_id
        and t.standing_visit_id = any (array(select standing_visit_id from planned))
      group by t.standing_visit_id),
    partners as materialized (
      select p.visit_id, json_agg(json_build_object('id', other.worker_id, 'given_name', coalesce(name.given_name, ''))
        order by name.given_name, other.worker_id) as said
      from planned p
      join assignment other on other.cooperative_id = mine.cooperative_id and other.visit_id = p.visit_id
        and other.state = 'live' and other.worker_id <> mine.member_id
      left join member_identity name on name.cooperative_id = mine.cooperative_id and name.id = other.worker_id
      where p.workers > 1
      group by p.visit_id)
    select mine.session_id, mine.member_id, mine.cooperative_id, mine.circles_version, mine.classes, mine.coordinates,
      mine.zone, json_build_object(
      'published_at', (select max(published_at) from publications where state = 'published'),
      'way', (select json_build_object('mode', w.mode, 'latitude_e5', w.latitude_e5, 'longitude_e5', w.longitude_e5)
        from travel_start w where w.cooperative_id = mine.cooperative_id and w.id = mine.member_id),
      'clients', (select json_object_agg(who.client_id, json_build_object(
          'given_name', coalesce(name.given_name, ''), 'family_name', coalesce(name.family_name, ''),
          'line', home.line, 'area', coalesce(area.area, ''),
          'latitude_e5', home.latitude_e5, 'longitude_e5', home.longitude_e5,
          'visits_before', (select count(*) from assignment a where a.cooperative_id = mine.cooperative_id
            and a.worker_id = mine.member_id and a.client_id = who.client_id and a.state = 'live'
            and upper(a.during) <= p_now)))
        from (select distinct client_id from planned) who
        left join member_identity name on name.cooperative_id = mine.cooperative_id and name.id = who.client_id
        left join service_address home on home.cooperative_id = mine.cooperative_id and home.id = who.client_id
        left join service_area area on area.cooperative_id = mine.cooperative_id and area.id = who.client_id),
      'visits', (select json_agg(json_build_object(
          'id', p.visit_id, 'assignment_id', p.id, 'client_id', p.client_id, 'starts_at', p.starts_at,
          'ends_at', p.ends_at, 'confirmed', p.confirmed, 'later', coalesce(its.later, false),
          'late_minutes', p.late_minutes, 'tasks', tasks.said,
          'partners', partners.said) order by p.starts_at, p.id)
        from planned p left join publications its on its.id = p.roster_id
        left join tasks on tasks.standing_visit_id = p.standing_visit_id
        left join partners on partners.visit_id = p.visit_id))::text;
end $$;

create function parts_end() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from roster_part p using changed c
  where p.cooperative_id = c.cooperative_id and p.roster_id = c.id and c.state <> 'solving';
  return null;
end $$;

alter function parts_end() owner to commonrota_door;

revoke execute on function parts_end() from public;

grant execute on function parts_end() to commonrota_app, commonrota_worker;

create function forget_expired(p_cooperative uuid, p_now timestamptz) returns table (category text, gone bigint)
language plpgsql set enable_nestloop = off as $$
#variable_conflict use_column
begin
  delete from running_late t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from running_late t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.worker_id join kept(p_cooperative, 'VisitTimes', 2190) k1 on k1.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(t.until_at, k0.left_at) + k0.days <= p_now and coalesce(t.until_at, k1.left_at) + k1.days <= p_now);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from planned_visit t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from planned_visit t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(upper(t.during), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from assignment t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from assignment t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.worker_id join kept(p_cooperative, 'VisitTimes', 2190) k1 on k1.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(upper(t.during), k0.left_at) + k0.days <= p_now and coalesce(upper(t.during), k1.left_at) + k1.days <= p_now);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from visit t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from visit t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(t.latest_end_at, k0.left_at) + k0.days <= p_now) and not exists (select from assignment x where x.cooperative_id = t.cooperative_id and x.visit_id = t.id) and not exists (select from planned_visit x where x.cooperative_id = t.cooperative_id and x.visit_id = t.id);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from negotiation_rule t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from negotiation_rule t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.subject_id where t.cooperative_id = p_cooperative and coalesce((select n.ended_at from negotiation n where n.cooperative_id = t.cooperative_id and n.id = t.id), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from care_task t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_task t join kept(p_cooperative, 'CareTasks', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'CareTasks';
  if gone > 0 then return next; end if;
  delete from agreement t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from agreement t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.subject_id where t.cooperative_id = p_cooperative and coalesce(least(t.withdrawn_at, upper(t.valid)), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from standing_visit t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from standing_visit t join kept(p_cooperative, 'TimeWindows', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce((t.until_on + 1)::timestamp at time zone 'UTC', k0.left_at) + k0.days <= p_now) and not exists (select from visit x where x.cooperative_id = t.cooperative_id and x.standing_visit_id = t.id);
  get diagnostics gone = row_count; category := 'TimeWindows';
  if gone > 0 then return next; end if;
  delete from push_subscription t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from push_subscription t join kept(p_cooperative, 'Contact', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(t.ended_at, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  update agreement set negotiation_id = null where cooperative_id = p_cooperative
    and negotiation_id in (select t.id from negotiation t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.subject_id where t.cooperative_id = p_cooperative and coalesce(t.ended_at, k0.left_at) + k0.days <= p_now);
  delete from negotiation t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from negotiation t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.subject_id where t.cooperative_id = p_cooperative and coalesce(t.ended_at, k0.left_at) + k0.days <= p_now) and not exists (select from negotiation_rule x where x.cooperative_id = t.cooperative_id and x.id = t.id);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from delivery t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from delivery t join kept(p_cooperative, 'Messages', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(t.changed_at, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Messages';
  if gone > 0 then return next; end if;
  delete from care_note t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_note t join kept(p_cooperative, 'CareNotes', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce((select case when r.state in ('refused', 'withdrawn') then coalesce(r.answered_at, r.created_at) else (r.until_on + 1)::timestamp at time zone 'UTC' end from care_request r where r.cooperative_id = t.cooperative_id and r.id = t.id), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'CareNotes';
  if gone > 0 then return next; end if;
  delete from usual_span t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from usual_span t join kept(p_cooperative, 'Availability', 0) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Availability';
  if gone > 0 then return next; end if;
  delete from trusted_contact t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from trusted_contact t join kept(p_cooperative, 'EmergencyContact', 0) k0 on k0.subject_id = t.client_id join kept(p_cooperative, 'EmergencyContact', 0) k1 on k1.subject_id = t.contact_id where t.cooperative_id = p_cooperative and coalesce(least(t.ended_at, upper(t.during)), k0.left_at) + k0.days <= p_now and coalesce(least(t.ended_at, upper(t.during)), k1.left_at) + k1.days <= p_now);
  get diagnostics gone = row_count; category := 'EmergencyContact';
  if gone > 0 then return next; end if;
  delete from trust_invitation t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from trust_invitation t join kept(p_cooperative, 'EmergencyContact', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(least(t.used_at, t.ended_at, t.expires_at), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'EmergencyContact';
  if gone > 0 then return next; end if;
  delete from travel_start t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from travel_start t join kept(p_cooperative, 'TravelStart', 0) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'TravelStart';
  if gone > 0 then return next; end if;
  delete from spoken_language t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from spoken_language t join kept(p_cooperative, 'Language', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Language';
  if gone > 0 then return next; end if;
  delete from service_area t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from service_area t join kept(p_cooperative, 'ServiceAddress', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'ServiceAddress';
  if gone > 0 then return next; end if;
  delete from service_address t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from service_address t join kept(p_cooperative, 'ServiceAddress', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'ServiceAddress';
  if gone > 0 then return next; end if;
  delete from reason t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from reason t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(t.decided_at, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from question t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from question t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.subject_id where t.cooperative_id = p_cooperative and coalesce(t.answered_at, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from passkey t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from passkey t join kept(p_cooperative, 'Contact', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  delete from notice t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from notice t join kept(p_cooperative, 'Messages', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(t.created_at, k0.left_at) + k0.days <= p_now) and not exists (select from delivery x where x.cooperative_id = t.cooperative_id and x.notice_id = t.id);
  get diagnostics gone = row_count; category := 'Messages';
  if gone > 0 then return next; end if;
  delete from member_session t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from member_session t join kept(p_cooperative, 'Contact', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(least(t.ended_at, t.expires_at), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  delete from member_identity t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from member_identity t join kept(p_cooperative, 'Identity', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Identity';
  if gone > 0 then return next; end if;
  delete from member_contact t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from member_contact t join kept(p_cooperative, 'Contact', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  delete from match_preference t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from match_preference t join kept(p_cooperative, 'MatchPreference', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'MatchPreference';
  if gone > 0 then return next; end if;
  delete from ledger_entry t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from ledger_entry t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce((t.week_on + 7)::timestamp at time zone 'UTC', k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from hours_wanted t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from hours_wanted t join kept(p_cooperative, 'ContractHours', 0) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'ContractHours';
  if gone > 0 then return next; end if;
  delete from home_access t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from home_access t join kept(p_cooperative, 'HomeAccess', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'HomeAccess';
  if gone > 0 then return next; end if;
  delete from exception_span t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from exception_span t join kept(p_cooperative, 'Availability', 0) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce((t.exception_on + 1)::timestamp at time zone 'UTC', k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Availability';
  if gone > 0 then return next; end if;
  delete from emergency_access t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from emergency_access t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(coalesce(t.ended_at, t.until_at), k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from declined_pair t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from declined_pair t join kept(p_cooperative, 'MatchPreference', 0) k0 on k0.subject_id = t.said_by_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'MatchPreference';
  if gone > 0 then return next; end if;
  delete from certificate t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from certificate t join kept(p_cooperative, 'Skills', 0) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Skills';
  if gone > 0 then return next; end if;
  delete from care_team t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_team t join kept(p_cooperative, 'VisitTimes', 2190) k0 on k0.subject_id = t.client_id join kept(p_cooperative, 'VisitTimes', 2190) k1 on k1.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now and coalesce(null::timestamptz, k1.left_at) + k1.days <= p_now);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  update standing_visit set care_request_id = null where cooperative_id = p_cooperative
    and care_request_id in (select t.id from care_request t join kept(p_cooperative, 'TimeWindows', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(case when t.state in ('refused', 'withdrawn') then coalesce(t.answered_at, t.created_at) else (t.until_on + 1)::timestamp at time zone 'UTC' end, k0.left_at) + k0.days <= p_now);
  delete from care_request t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_request t join kept(p_cooperative, 'TimeWindows', 0) k0 on k0.subject_id = t.client_id where t.cooperative_id = p_cooperative and coalesce(case when t.state in ('refused', 'withdrawn') then coalesce(t.answered_at, t.created_at) else (t.until_on + 1)::timestamp at time zone 'UTC' end, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'TimeWindows';
  if gone > 0 then return next; end if;
  delete from brought_archive t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from brought_archive t join kept(p_cooperative, 'LegalRecord', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from availability t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from availability t join kept(p_cooperative, 'Availability', 0) k0 on k0.subject_id = t.worker_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'Availability';
  if gone > 0 then return next; end if;
  delete from access_need t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from access_need t join kept(p_cooperative, 'AccessNeeds', 0) k0 on k0.subject_id = t.member_id where t.cooperative_id = p_cooperative and coalesce(null::timestamptz, k0.left_at) + k0.days <= p_now);
  get diagnostics gone = row_count; category := 'AccessNeeds';
  if gone > 0 then return next; end if;
end $$;

create function forget_member(p_cooperative uuid, p_member uuid, p_categories text[]) returns table (category text, gone bigint)
language plpgsql set enable_nestloop = off as $$
#variable_conflict use_column
begin
  delete from running_late t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from running_late t where t.cooperative_id = p_cooperative and (t.worker_id = p_member or t.client_id = p_member) and 'VisitTimes' = any (p_categories));
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from planned_visit t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from planned_visit t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'VisitTimes' = any (p_categories));
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from assignment t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from assignment t where t.cooperative_id = p_cooperative and (t.worker_id = p_member or t.client_id = p_member) and 'VisitTimes' = any (p_categories));
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from visit t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from visit t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'VisitTimes' = any (p_categories)) and not exists (select from assignment x where x.cooperative_id = t.cooperative_id and x.visit_id = t.id) and not exists (select from planned_visit x where x.cooperative_id = t.cooperative_id and x.visit_id = t.id);
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from negotiation_rule t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from negotiation_rule t where t.cooperative_id = p_cooperative and (t.subject_id = p_member) and 'LegalRecord' = any (p_categories));
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from care_task t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_task t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'CareTasks' = any (p_categories));
  get diagnostics gone = row_count; category := 'CareTasks';
  if gone > 0 then return next; end if;
  delete from agreement t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from agreement t where t.cooperative_id = p_cooperative and (t.subject_id = p_member) and 'LegalRecord' = any (p_categories));
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from standing_visit t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from standing_visit t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'TimeWindows' = any (p_categories)) and not exists (select from visit x where x.cooperative_id = t.cooperative_id and x.standing_visit_id = t.id);
  get diagnostics gone = row_count; category := 'TimeWindows';
  if gone > 0 then return next; end if;
  delete from push_subscription t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from push_subscription t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Contact' = any (p_categories));
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  update agreement set negotiation_id = null where cooperative_id = p_cooperative
    and negotiation_id in (select t.id from negotiation t where t.cooperative_id = p_cooperative and (t.subject_id = p_member) and 'LegalRecord' = any (p_categories));
  delete from negotiation t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from negotiation t where t.cooperative_id = p_cooperative and (t.subject_id = p_member) and 'LegalRecord' = any (p_categories)) and not exists (select from negotiation_rule x where x.cooperative_id = t.cooperative_id and x.id = t.id);
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from delivery t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from delivery t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Messages' = any (p_categories));
  get diagnostics gone = row_count; category := 'Messages';
  if gone > 0 then return next; end if;
  delete from care_note t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_note t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'CareNotes' = any (p_categories));
  get diagnostics gone = row_count; category := 'CareNotes';
  if gone > 0 then return next; end if;
  delete from usual_span t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from usual_span t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'Availability' = any (p_categories));
  get diagnostics gone = row_count; category := 'Availability';
  if gone > 0 then return next; end if;
  delete from trusted_contact t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from trusted_contact t where t.cooperative_id = p_cooperative and (t.client_id = p_member or t.contact_id = p_member) and 'EmergencyContact' = any (p_categories));
  get diagnostics gone = row_count; category := 'EmergencyContact';
  if gone > 0 then return next; end if;
  delete from trust_invitation t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from trust_invitation t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'EmergencyContact' = any (p_categories));
  get diagnostics gone = row_count; category := 'EmergencyContact';
  if gone > 0 then return next; end if;
  delete from travel_start t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from travel_start t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'TravelStart' = any (p_categories));
  get diagnostics gone = row_count; category := 'TravelStart';
  if gone > 0 then return next; end if;
  delete from spoken_language t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from spoken_language t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Language' = any (p_categories));
  get diagnostics gone = row_count; category := 'Language';
  if gone > 0 then return next; end if;
  delete from service_area t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from service_area t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'ServiceAddress' = any (p_categories));
  get diagnostics gone = row_count; category := 'ServiceAddress';
  if gone > 0 then return next; end if;
  delete from service_address t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from service_address t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'ServiceAddress' = any (p_categories));
  get diagnostics gone = row_count; category := 'ServiceAddress';
  if gone > 0 then return next; end if;
  delete from reason t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from reason t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'VisitTimes' = any (p_categories));
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from question t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from question t where t.cooperative_id = p_cooperative and (t.subject_id = p_member) and 'LegalRecord' = any (p_categories));
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from passkey t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from passkey t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Contact' = any (p_categories));
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  delete from notice t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from notice t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Messages' = any (p_categories)) and not exists (select from delivery x where x.cooperative_id = t.cooperative_id and x.notice_id = t.id);
  get diagnostics gone = row_count; category := 'Messages';
  if gone > 0 then return next; end if;
  delete from member_session t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from member_session t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Contact' = any (p_categories));
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  delete from member_identity t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from member_identity t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Identity' = any (p_categories));
  get diagnostics gone = row_count; category := 'Identity';
  if gone > 0 then return next; end if;
  delete from member_contact t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from member_contact t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'Contact' = any (p_categories));
  get diagnostics gone = row_count; category := 'Contact';
  if gone > 0 then return next; end if;
  delete from match_preference t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from match_preference t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'MatchPreference' = any (p_categories));
  get diagnostics gone = row_count; category := 'MatchPreference';
  if gone > 0 then return next; end if;
  delete from ledger_entry t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from ledger_entry t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'VisitTimes' = any (p_categories));
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  delete from hours_wanted t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from hours_wanted t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'ContractHours' = any (p_categories));
  get diagnostics gone = row_count; category := 'ContractHours';
  if gone > 0 then return next; end if;
  delete from home_access t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from home_access t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'HomeAccess' = any (p_categories));
  get diagnostics gone = row_count; category := 'HomeAccess';
  if gone > 0 then return next; end if;
  delete from exception_span t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from exception_span t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'Availability' = any (p_categories));
  get diagnostics gone = row_count; category := 'Availability';
  if gone > 0 then return next; end if;
  delete from emergency_access t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from emergency_access t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'LegalRecord' = any (p_categories));
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from declined_pair t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from declined_pair t where t.cooperative_id = p_cooperative and (t.said_by_id = p_member) and 'MatchPreference' = any (p_categories));
  get diagnostics gone = row_count; category := 'MatchPreference';
  if gone > 0 then return next; end if;
  delete from certificate t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from certificate t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'Skills' = any (p_categories));
  get diagnostics gone = row_count; category := 'Skills';
  if gone > 0 then return next; end if;
  delete from care_team t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_team t where t.cooperative_id = p_cooperative and (t.client_id = p_member or t.worker_id = p_member) and 'VisitTimes' = any (p_categories));
  get diagnostics gone = row_count; category := 'VisitTimes';
  if gone > 0 then return next; end if;
  update standing_visit set care_request_id = null where cooperative_id = p_cooperative
    and care_request_id in (select t.id from care_request t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'TimeWindows' = any (p_categories));
  delete from care_request t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from care_request t where t.cooperative_id = p_cooperative and (t.client_id = p_member) and 'TimeWindows' = any (p_categories));
  get diagnostics gone = row_count; category := 'TimeWindows';
  if gone > 0 then return next; end if;
  delete from brought_archive t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from brought_archive t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'LegalRecord' = any (p_categories));
  get diagnostics gone = row_count; category := 'LegalRecord';
  if gone > 0 then return next; end if;
  delete from availability t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from availability t where t.cooperative_id = p_cooperative and (t.worker_id = p_member) and 'Availability' = any (p_categories));
  get diagnostics gone = row_count; category := 'Availability';
  if gone > 0 then return next; end if;
  delete from access_need t where t.cooperative_id = p_cooperative
    and t.id in (select t.id from access_need t where t.cooperative_id = p_cooperative and (t.member_id = p_member) and 'AccessNeeds' = any (p_categories));
  get diagnostics gone = row_count; category := 'AccessNeeds';
  if gone > 0 then return next; end if;
end $$;

create function holdings(p_member uuid) returns table (category text, held bigint, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select h.category, sum(h.held)::bigint, max(h.until_at) from (
    select 'VisitTimes' as category, count(*) as held, max(coalesce(t.until_at, app_now())) + interval '2190 days' as until_at from running_late t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member or t.client_id = p_member) union all
    select 'VisitTimes' as category, count(*) as held, max(coalesce(upper(t.during), app_now())) + interval '2190 days' as until_at from planned_visit t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'VisitTimes' as category, count(*) as held, max(coalesce(upper(t.during), app_now())) + interval '2190 days' as until_at from assignment t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member or t.client_id = p_member) union all
    select 'VisitTimes' as category, count(*) as held, max(coalesce(t.latest_end_at, app_now())) + interval '2190 days' as until_at from visit t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'LegalRecord' as category, count(*) as held, null::timestamptz as until_at from negotiation_rule t where t.cooperative_id = app_cooperative() and (t.subject_id = p_member) union all
    select 'CareTasks' as category, count(*) as held, null::timestamptz as until_at from care_task t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'LegalRecord' as category, count(*) as held, null::timestamptz as until_at from agreement t where t.cooperative_id = app_cooperative() and (t.subject_id = p_member) union all
    select 'TimeWindows' as category, count(*) as held, null::timestamptz as until_at from standing_visit t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'Contact' as category, count(*) as held, null::timestamptz as until_at from push_subscription t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'LegalRecord' as category, count(*) as held, null::timestamptz as until_at from negotiation t where t.cooperative_id = app_cooperative() and (t.subject_id = p_member) union all
    select 'Messages' as category, count(*) as held, null::timestamptz as until_at from delivery t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'CareNotes' as category, count(*) as held, null::timestamptz as until_at from care_note t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'Availability' as category, count(*) as held, null::timestamptz as until_at from usual_span t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'EmergencyContact' as category, count(*) as held, null::timestamptz as until_at from trusted_contact t where t.cooperative_id = app_cooperative() and (t.client_id = p_member or t.contact_id = p_member) union all
    select 'EmergencyContact' as category, count(*) as held, null::timestamptz as until_at from trust_invitation t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'TravelStart' as category, count(*) as held, null::timestamptz as until_at from travel_start t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'Language' as category, count(*) as held, null::timestamptz as until_at from spoken_language t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'ServiceAddress' as category, count(*) as held, null::timestamptz as until_at from service_area t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'ServiceAddress' as category, count(*) as held, null::timestamptz as until_at from service_address t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'VisitTimes' as category, count(*) as held, max(coalesce(t.decided_at, app_now())) + interval '2190 days' as until_at from reason t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'LegalRecord' as category, count(*) as held, null::timestamptz as until_at from question t where t.cooperative_id = app_cooperative() and (t.subject_id = p_member) union all
    select 'Contact' as category, count(*) as held, null::timestamptz as until_at from passkey t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'Messages' as category, count(*) as held, null::timestamptz as until_at from notice t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'Contact' as category, count(*) as held, null::timestamptz as until_at from member_session t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'Identity' as category, count(*) as held, null::timestamptz as until_at from member_identity t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'Contact' as category, count(*) as held, null::timestamptz as until_at from member_contact t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'MatchPreference' as category, count(*) as held, null::timestamptz as until_at from match_preference t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'VisitTimes' as category, count(*) as held, max(coalesce((t.week_on + 7)::timestamp at time zone 'UTC', app_now())) + interval '2190 days' as until_at from ledger_entry t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'ContractHours' as category, count(*) as held, null::timestamptz as until_at from hours_wanted t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'HomeAccess' as category, count(*) as held, null::timestamptz as until_at from home_access t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'Availability' as category, count(*) as held, null::timestamptz as until_at from exception_span t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'LegalRecord' as category, count(*) as held, null::timestamptz as until_at from emergency_access t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'MatchPreference' as category, count(*) as held, null::timestamptz as until_at from declined_pair t where t.cooperative_id = app_cooperative() and (t.said_by_id = p_member) union all
    select 'Skills' as category, count(*) as held, null::timestamptz as until_at from certificate t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'VisitTimes' as category, count(*) as held, max(coalesce(null, app_now())) + interval '2190 days' as until_at from care_team t where t.cooperative_id = app_cooperative() and (t.client_id = p_member or t.worker_id = p_member) union all
    select 'TimeWindows' as category, count(*) as held, null::timestamptz as until_at from care_request t where t.cooperative_id = app_cooperative() and (t.client_id = p_member) union all
    select 'LegalRecord' as category, count(*) as held, null::timestamptz as until_at from brought_archive t where t.cooperative_id = app_cooperative() and (t.member_id = p_member) union all
    select 'Availability' as category, count(*) as held, null::timestamptz as until_at from availability t where t.cooperative_id = app_cooperative() and (t.worker_id = p_member) union all
    select 'AccessNeeds' as category, count(*) as held, null::timestamptz as until_at from access_need t where t.cooperative_id = app_cooperative() and (t.member_id = p_member)) h where p_member = app_member() and h.held > 0 group by h.category order by h.category $$;

alter function holdings(uuid) owner to commonrota_door;

revoke execute on function holdings(uuid) from public;

grant execute on function holdings(uuid) to commonrota_app, commonrota_worker;

revoke create on schema public from commonrota_door;

alter table access_grant enable row level security;

alter table access_grant force row level security;

create policy door on access_grant to commonrota_door using (true) with check (true);

grant select, insert, update, delete on access_grant to commonrota_door;

alter table command enable row level security;

alter table command force row level security;

create policy door on command to commonrota_door using (true) with check (true);

grant select, insert, update, delete on command to commonrota_door;

alter table cooperative enable row level security;

alter table cooperative force row level security;

create policy door on cooperative to commonrota_door using (true) with check (true);

grant select, insert, update, delete on cooperative to commonrota_door;

grant select, insert, update, delete on cooperative to commonrota_app, commonrota_worker;

create policy cooperative on cooperative to commonrota_app, commonrota_worker using (id = (select app_cooperative())) with check (id = (select app_cooperative()));

alter table event enable row level security;

alter table event force row level security;

create policy door on event to commonrota_door using (true) with check (true);

grant select, insert, update, delete on event to commonrota_door;

grant select, insert, update, delete on event to commonrota_app, commonrota_worker;

create policy cooperative on event to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table installation enable row level security;

alter table installation force row level security;

create policy door on installation to commonrota_door using (true) with check (true);

grant select, insert, update, delete on installation to commonrota_door;

alter table passkey_challenge enable row level security;

alter table passkey_challenge force row level security;

create policy door on passkey_challenge to commonrota_door using (true) with check (true);

grant select, insert, update, delete on passkey_challenge to commonrota_door;

alter table proof_checkpoint enable row level security;

alter table proof_checkpoint force row level security;

create policy door on proof_checkpoint to commonrota_door using (true) with check (true);

grant select, insert on proof_checkpoint to commonrota_door;

grant select on proof_checkpoint to commonrota_app, commonrota_worker;

create policy reading on proof_checkpoint for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()));

alter table proof_cosignature enable row level security;

alter table proof_cosignature force row level security;

create policy door on proof_cosignature to commonrota_door using (true) with check (true);

grant select, insert on proof_cosignature to commonrota_door;

grant select on proof_cosignature to commonrota_app, commonrota_worker;

create policy reading on proof_cosignature for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()));

alter table proof_key enable row level security;

alter table proof_key force row level security;

create policy door on proof_key to commonrota_door using (true) with check (true);

grant select, insert, update, delete on proof_key to commonrota_door;

alter table proof_leaf enable row level security;

alter table proof_leaf force row level security;

create policy door on proof_leaf to commonrota_door using (true) with check (true);

grant select, insert on proof_leaf to commonrota_door;

grant select on proof_leaf to commonrota_app, commonrota_worker;

create policy reading on proof_leaf for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()));

alter table proof_node enable row level security;

alter table proof_node force row level security;

create policy door on proof_node to commonrota_door using (true) with check (true);

grant select, insert on proof_node to commonrota_door;

grant select on proof_node to commonrota_app, commonrota_worker;

create policy reading on proof_node for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()));

alter table proof_opening enable row level security;

alter table proof_opening force row level security;

create policy door on proof_opening to commonrota_door using (true) with check (true);

grant select, insert, update, delete on proof_opening to commonrota_door;

alter table proof_pending enable row level security;

alter table proof_pending force row level security;

create policy door on proof_pending to commonrota_door using (true) with check (true);

grant select, insert, update, delete on proof_pending to commonrota_door;

alter table rate enable row level security;

alter table rate force row level security;

create policy door on rate to commonrota_door using (true) with check (true);

grant select, insert, update, delete on rate to commonrota_door;

alter table roster enable row level security;

alter table roster force row level security;

create policy door on roster to commonrota_door using (true) with check (true);

grant select, insert, update, delete on roster to commonrota_door;

grant select, insert, update, delete on roster to commonrota_app, commonrota_worker;

create policy cooperative on roster to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table witnessed_log enable row level security;

alter table witnessed_log force row level security;

create policy door on witnessed_log to commonrota_door using (true) with check (true);

grant select, insert, update, delete on witnessed_log to commonrota_door;

alter table access_list enable row level security;

alter table access_list force row level security;

create policy door on access_list to commonrota_door using (true) with check (true);

grant select, insert, update, delete on access_list to commonrota_door;

alter table heard enable row level security;

alter table heard force row level security;

create policy door on heard to commonrota_door using (true) with check (true);

grant select, insert, update, delete on heard to commonrota_door;

grant select, insert, update, delete on heard to commonrota_app, commonrota_worker;

create policy cooperative on heard to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table member enable row level security;

alter table member force row level security;

create policy door on member to commonrota_door using (true) with check (true);

grant select, insert, update, delete on member to commonrota_door;

grant select, insert, update, delete on member to commonrota_app, commonrota_worker;

create policy cooperative on member to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table roster_part enable row level security;

alter table roster_part force row level security;

create policy door on roster_part to commonrota_door using (true) with check (true);

grant select, insert, update, delete on roster_part to commonrota_door;

grant select, insert, update, delete on roster_part to commonrota_app, commonrota_worker;

create policy programs on roster_part to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (select app_program()) is not null) with check (cooperative_id = (select app_cooperative()) and (select app_program()) is not null);

alter table solved_problem enable row level security;

alter table solved_problem force row level security;

create policy door on solved_problem to commonrota_door using (true) with check (true);

grant select, insert, update, delete on solved_problem to commonrota_door;

grant select, insert, update, delete on solved_problem to commonrota_app, commonrota_worker;

create policy programs on solved_problem to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (select app_program()) is not null) with check (cooperative_id = (select app_cooperative()) and (select app_program()) is not null);

alter table team enable row level security;

alter table team force row level security;

create policy door on team to commonrota_door using (true) with check (true);

grant select, insert, update, delete on team to commonrota_door;

grant select, insert, update, delete on team to commonrota_app, commonrota_worker;

create policy cooperative on team to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table access_need enable row level security;

alter table access_need force row level security;

create policy door on access_need to commonrota_door using (true) with check (true);

grant select, insert, update, delete on access_need to commonrota_door;

grant select, insert, update, delete on access_need to commonrota_app, commonrota_worker;

create policy reading on access_need for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('AccessNeeds', 'exact'))::uuid[])));

create policy adding on access_need for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on access_need for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('AccessNeeds', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on access_need for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('AccessNeeds', 'exact'))::uuid[])));

alter table availability enable row level security;

alter table availability force row level security;

create policy door on availability to commonrota_door using (true) with check (true);

grant select, insert, update, delete on availability to commonrota_door;

grant select, insert, update, delete on availability to commonrota_app, commonrota_worker;

create policy reading on availability for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[])));

create policy adding on availability for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on availability for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on availability for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[])));

alter table brought_archive enable row level security;

alter table brought_archive force row level security;

create policy door on brought_archive to commonrota_door using (true) with check (true);

grant select, insert, update, delete on brought_archive to commonrota_door;

grant select, insert, update, delete on brought_archive to commonrota_app, commonrota_worker;

create policy reading on brought_archive for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member())));

create policy adding on brought_archive for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on brought_archive for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()))) with check (cooperative_id = (select app_cooperative()));

create policy removing on brought_archive for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member())));

alter table care_request enable row level security;

alter table care_request force row level security;

create policy door on care_request to commonrota_door using (true) with check (true);

grant select, insert, update, delete on care_request to commonrota_door;

grant select, insert, update, delete on care_request to commonrota_app, commonrota_worker;

create policy reading on care_request for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('TimeWindows', 'exact'))::uuid[])));

create policy adding on care_request for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on care_request for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('TimeWindows', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on care_request for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('TimeWindows', 'exact'))::uuid[])));

alter table care_team enable row level security;

alter table care_team force row level security;

create policy door on care_team to commonrota_door using (true) with check (true);

grant select, insert, update, delete on care_team to commonrota_door;

grant select, insert, update, delete on care_team to commonrota_app, commonrota_worker;

create policy reading on care_team for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on care_team for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on care_team for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on care_team for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

alter table certificate enable row level security;

alter table certificate force row level security;

create policy door on certificate to commonrota_door using (true) with check (true);

grant select, insert, update, delete on certificate to commonrota_door;

grant select, insert, update, delete on certificate to commonrota_app, commonrota_worker;

create policy reading on certificate for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Skills', 'exact'))::uuid[])));

create policy adding on certificate for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on certificate for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Skills', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on certificate for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Skills', 'exact'))::uuid[])));

alter table data_key enable row level security;

alter table data_key force row level security;

create policy door on data_key to commonrota_door using (true) with check (true);

grant select, insert, update, delete on data_key to commonrota_door;

alter table data_role enable row level security;

alter table data_role force row level security;

create policy door on data_role to commonrota_door using (true) with check (true);

grant select, insert, update, delete on data_role to commonrota_door;

grant select, insert, update, delete on data_role to commonrota_app, commonrota_worker;

create policy cooperative on data_role to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table declaration enable row level security;

alter table declaration force row level security;

create policy door on declaration to commonrota_door using (true) with check (true);

grant select, insert, update, delete on declaration to commonrota_door;

grant select, insert, update, delete on declaration to commonrota_app, commonrota_worker;

create policy cooperative on declaration to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table declined_pair enable row level security;

alter table declined_pair force row level security;

create policy door on declined_pair to commonrota_door using (true) with check (true);

grant select, insert, update, delete on declined_pair to commonrota_door;

grant select, insert, update, delete on declined_pair to commonrota_app, commonrota_worker;

create policy reading on declined_pair for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (said_by_id = (select app_member()) or said_by_id = any ((select granted('MatchPreference', 'exact'))::uuid[])));

create policy adding on declined_pair for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on declined_pair for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (said_by_id = (select app_member()) or said_by_id = any ((select granted('MatchPreference', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on declined_pair for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (said_by_id = (select app_member()) or said_by_id = any ((select granted('MatchPreference', 'exact'))::uuid[])));

alter table emergency_access enable row level security;

alter table emergency_access force row level security;

create policy door on emergency_access to commonrota_door using (true) with check (true);

grant select, insert, update, delete on emergency_access to commonrota_door;

grant select on emergency_access to commonrota_app, commonrota_worker;

create policy reading on emergency_access for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

alter table erasure enable row level security;

alter table erasure force row level security;

create policy door on erasure to commonrota_door using (true) with check (true);

grant select, insert, update, delete on erasure to commonrota_door;

grant select, insert, update, delete on erasure to commonrota_app, commonrota_worker;

create policy cooperative on erasure to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table exception_span enable row level security;

alter table exception_span force row level security;

create policy door on exception_span to commonrota_door using (true) with check (true);

grant select, insert, update, delete on exception_span to commonrota_door;

grant select, insert, update, delete on exception_span to commonrota_app, commonrota_worker;

create policy reading on exception_span for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[])));

create policy adding on exception_span for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on exception_span for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on exception_span for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[])));

alter table home_access enable row level security;

alter table home_access force row level security;

create policy door on home_access to commonrota_door using (true) with check (true);

grant select, insert, update, delete on home_access to commonrota_door;

grant select, insert, update, delete on home_access to commonrota_app, commonrota_worker;

create policy reading on home_access for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or (client_id = any ((select granted('HomeAccess', 'exact'))::uuid[]) and client_id = any ((select doors_released())::uuid[]))));

create policy adding on home_access for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on home_access for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or (client_id = any ((select granted('HomeAccess', 'exact'))::uuid[]) and client_id = any ((select doors_released())::uuid[])))) with check (cooperative_id = (select app_cooperative()));

create policy removing on home_access for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or (client_id = any ((select granted('HomeAccess', 'exact'))::uuid[]) and client_id = any ((select doors_released())::uuid[]))));

alter table hours_wanted enable row level security;

alter table hours_wanted force row level security;

create policy door on hours_wanted to commonrota_door using (true) with check (true);

grant select, insert, update, delete on hours_wanted to commonrota_door;

grant select, insert, update, delete on hours_wanted to commonrota_app, commonrota_worker;

create policy reading on hours_wanted for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('ContractHours', 'exact'))::uuid[])));

create policy adding on hours_wanted for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on hours_wanted for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('ContractHours', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on hours_wanted for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('ContractHours', 'exact'))::uuid[])));

alter table ledger_entry enable row level security;

alter table ledger_entry force row level security;

create policy door on ledger_entry to commonrota_door using (true) with check (true);

grant select, insert, update, delete on ledger_entry to commonrota_door;

grant select, insert, update, delete on ledger_entry to commonrota_app, commonrota_worker;

create policy reading on ledger_entry for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on ledger_entry for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on ledger_entry for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on ledger_entry for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

alter table match_preference enable row level security;

alter table match_preference force row level security;

create policy door on match_preference to commonrota_door using (true) with check (true);

grant select, insert, update, delete on match_preference to commonrota_door;

grant select, insert, update, delete on match_preference to commonrota_app, commonrota_worker;

create policy reading on match_preference for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('MatchPreference', 'exact'))::uuid[])));

create policy adding on match_preference for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on match_preference for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('MatchPreference', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on match_preference for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('MatchPreference', 'exact'))::uuid[])));

alter table member_contact enable row level security;

alter table member_contact force row level security;

create policy door on member_contact to commonrota_door using (true) with check (true);

grant select, insert, update, delete on member_contact to commonrota_door;

grant select, insert, update, delete on member_contact to commonrota_app, commonrota_worker;

create policy reading on member_contact for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

create policy adding on member_contact for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on member_contact for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on member_contact for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

alter table member_identity enable row level security;

alter table member_identity force row level security;

create policy door on member_identity to commonrota_door using (true) with check (true);

grant select, insert, update, delete on member_identity to commonrota_door;

grant select, insert, update, delete on member_identity to commonrota_app, commonrota_worker;

create policy reading on member_identity for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Identity', 'exact'))::uuid[])));

create policy adding on member_identity for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on member_identity for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Identity', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on member_identity for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Identity', 'exact'))::uuid[])));

alter table member_session enable row level security;

alter table member_session force row level security;

create policy door on member_session to commonrota_door using (true) with check (true);

grant select, insert, update, delete on member_session to commonrota_door;

grant select, insert, update, delete on member_session to commonrota_app, commonrota_worker;

create policy reading on member_session for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

create policy adding on member_session for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on member_session for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on member_session for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

alter table notice enable row level security;

alter table notice force row level security;

create policy door on notice to commonrota_door using (true) with check (true);

grant select, insert, update, delete on notice to commonrota_door;

grant select, insert, update, delete on notice to commonrota_app, commonrota_worker;

create policy reading on notice for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Messages', 'exact'))::uuid[])));

create policy adding on notice for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on notice for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Messages', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on notice for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Messages', 'exact'))::uuid[])));

alter table passkey enable row level security;

alter table passkey force row level security;

create policy door on passkey to commonrota_door using (true) with check (true);

grant select, insert, update, delete on passkey to commonrota_door;

grant select, insert, update, delete on passkey to commonrota_app, commonrota_worker;

create policy reading on passkey for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

create policy adding on passkey for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on passkey for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on passkey for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

alter table question enable row level security;

alter table question force row level security;

create policy door on question to commonrota_door using (true) with check (true);

grant select, insert, update, delete on question to commonrota_door;

grant select, insert, update, delete on question to commonrota_app, commonrota_worker;

create policy reading on question for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

create policy adding on question for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on question for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on question for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

alter table reason enable row level security;

alter table reason force row level security;

create policy door on reason to commonrota_door using (true) with check (true);

grant select, insert, update, delete on reason to commonrota_door;

grant select, insert, update, delete on reason to commonrota_app, commonrota_worker;

create policy reading on reason for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on reason for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on reason for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on reason for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

alter table service_address enable row level security;

alter table service_address force row level security;

create policy door on service_address to commonrota_door using (true) with check (true);

grant select, insert, update, delete on service_address to commonrota_door;

grant select, insert, update, delete on service_address to commonrota_app, commonrota_worker;

create policy reading on service_address for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('ServiceAddress', 'exact'))::uuid[])));

create policy adding on service_address for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on service_address for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('ServiceAddress', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on service_address for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('ServiceAddress', 'exact'))::uuid[])));

alter table service_area enable row level security;

alter table service_area force row level security;

create policy door on service_area to commonrota_door using (true) with check (true);

grant select, insert, update, delete on service_area to commonrota_door;

grant select, insert, update, delete on service_area to commonrota_app, commonrota_worker;

create policy reading on service_area for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('ServiceAddress', 'area'))::uuid[])));

create policy adding on service_area for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on service_area for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('ServiceAddress', 'area'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on service_area for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('ServiceAddress', 'area'))::uuid[])));

alter table sign_in_link enable row level security;

alter table sign_in_link force row level security;

create policy door on sign_in_link to commonrota_door using (true) with check (true);

grant select, insert, update, delete on sign_in_link to commonrota_door;

alter table spoken_language enable row level security;

alter table spoken_language force row level security;

create policy door on spoken_language to commonrota_door using (true) with check (true);

grant select, insert, update, delete on spoken_language to commonrota_door;

grant select, insert, update, delete on spoken_language to commonrota_app, commonrota_worker;

create policy reading on spoken_language for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Language', 'exact'))::uuid[])));

create policy adding on spoken_language for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on spoken_language for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Language', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on spoken_language for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Language', 'exact'))::uuid[])));

alter table team_membership enable row level security;

alter table team_membership force row level security;

create policy door on team_membership to commonrota_door using (true) with check (true);

grant select, insert, update, delete on team_membership to commonrota_door;

grant select, insert, update, delete on team_membership to commonrota_app, commonrota_worker;

create policy cooperative on team_membership to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table travel_start enable row level security;

alter table travel_start force row level security;

create policy door on travel_start to commonrota_door using (true) with check (true);

grant select, insert, update, delete on travel_start to commonrota_door;

grant select, insert, update, delete on travel_start to commonrota_app, commonrota_worker;

create policy reading on travel_start for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('TravelStart', 'area'))::uuid[])));

create policy adding on travel_start for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on travel_start for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('TravelStart', 'area'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on travel_start for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('TravelStart', 'area'))::uuid[])));

alter table trust_invitation enable row level security;

alter table trust_invitation force row level security;

create policy door on trust_invitation to commonrota_door using (true) with check (true);

grant select, insert, update, delete on trust_invitation to commonrota_door;

grant select, insert, update, delete on trust_invitation to commonrota_app, commonrota_worker;

create policy reading on trust_invitation for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('EmergencyContact', 'exact'))::uuid[])));

create policy adding on trust_invitation for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on trust_invitation for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('EmergencyContact', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on trust_invitation for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('EmergencyContact', 'exact'))::uuid[])));

alter table trusted_contact enable row level security;

alter table trusted_contact force row level security;

create policy door on trusted_contact to commonrota_door using (true) with check (true);

grant select, insert, update, delete on trusted_contact to commonrota_door;

grant select, insert, update, delete on trusted_contact to commonrota_app, commonrota_worker;

create policy reading on trusted_contact for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('EmergencyContact', 'exact'))::uuid[]) or contact_id = (select app_member()) or contact_id = any ((select granted('EmergencyContact', 'exact'))::uuid[])));

create policy adding on trusted_contact for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on trusted_contact for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('EmergencyContact', 'exact'))::uuid[]) or contact_id = (select app_member()) or contact_id = any ((select granted('EmergencyContact', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on trusted_contact for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('EmergencyContact', 'exact'))::uuid[]) or contact_id = (select app_member()) or contact_id = any ((select granted('EmergencyContact', 'exact'))::uuid[])));

alter table usual_span enable row level security;

alter table usual_span force row level security;

create policy door on usual_span to commonrota_door using (true) with check (true);

grant select, insert, update, delete on usual_span to commonrota_door;

grant select, insert, update, delete on usual_span to commonrota_app, commonrota_worker;

create policy reading on usual_span for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[])));

create policy adding on usual_span for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on usual_span for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on usual_span for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('Availability', 'exact'))::uuid[])));

alter table care_note enable row level security;

alter table care_note force row level security;

create policy door on care_note to commonrota_door using (true) with check (true);

grant select, insert, update, delete on care_note to commonrota_door;

grant select, insert, update, delete on care_note to commonrota_app, commonrota_worker;

create policy reading on care_note for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('CareNotes', 'exact'))::uuid[])));

create policy adding on care_note for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on care_note for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('CareNotes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on care_note for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('CareNotes', 'exact'))::uuid[])));

alter table declared_rule enable row level security;

alter table declared_rule force row level security;

create policy door on declared_rule to commonrota_door using (true) with check (true);

grant select, insert, update, delete on declared_rule to commonrota_door;

grant select, insert, update, delete on declared_rule to commonrota_app, commonrota_worker;

create policy cooperative on declared_rule to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative())) with check (cooperative_id = (select app_cooperative()));

alter table delivery enable row level security;

alter table delivery force row level security;

create policy door on delivery to commonrota_door using (true) with check (true);

grant select, insert, update, delete on delivery to commonrota_door;

grant select, insert, update, delete on delivery to commonrota_app, commonrota_worker;

create policy reading on delivery for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Messages', 'exact'))::uuid[])));

create policy adding on delivery for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on delivery for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Messages', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on delivery for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Messages', 'exact'))::uuid[])));

alter table negotiation enable row level security;

alter table negotiation force row level security;

create policy door on negotiation to commonrota_door using (true) with check (true);

grant select, insert, update, delete on negotiation to commonrota_door;

grant select, insert, update, delete on negotiation to commonrota_app, commonrota_worker;

create policy reading on negotiation for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

create policy adding on negotiation for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on negotiation for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on negotiation for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

alter table push_subscription enable row level security;

alter table push_subscription force row level security;

create policy door on push_subscription to commonrota_door using (true) with check (true);

grant select, insert, update, delete on push_subscription to commonrota_door;

grant select, insert, update, delete on push_subscription to commonrota_app, commonrota_worker;

create policy reading on push_subscription for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

create policy adding on push_subscription for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on push_subscription for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on push_subscription for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (member_id = (select app_member()) or member_id = any ((select granted('Contact', 'exact'))::uuid[])));

alter table standing_visit enable row level security;

alter table standing_visit force row level security;

create policy door on standing_visit to commonrota_door using (true) with check (true);

grant select, insert, update, delete on standing_visit to commonrota_door;

grant select, insert, update, delete on standing_visit to commonrota_app, commonrota_worker;

create policy reading on standing_visit for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('TimeWindows', 'exact'))::uuid[])));

create policy adding on standing_visit for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on standing_visit for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('TimeWindows', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on standing_visit for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('TimeWindows', 'exact'))::uuid[])));

alter table agreement enable row level security;

alter table agreement force row level security;

create policy door on agreement to commonrota_door using (true) with check (true);

grant select, insert, update, delete on agreement to commonrota_door;

grant select, insert, update, delete on agreement to commonrota_app, commonrota_worker;

create policy reading on agreement for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

create policy adding on agreement for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on agreement for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on agreement for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

alter table care_task enable row level security;

alter table care_task force row level security;

create policy door on care_task to commonrota_door using (true) with check (true);

grant select, insert, update, delete on care_task to commonrota_door;

grant select, insert, update, delete on care_task to commonrota_app, commonrota_worker;

create policy reading on care_task for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('CareTasks', 'exact'))::uuid[])));

create policy adding on care_task for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on care_task for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('CareTasks', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on care_task for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('CareTasks', 'exact'))::uuid[])));

alter table negotiation_rule enable row level security;

alter table negotiation_rule force row level security;

create policy door on negotiation_rule to commonrota_door using (true) with check (true);

grant select, insert, update, delete on negotiation_rule to commonrota_door;

grant select, insert, update, delete on negotiation_rule to commonrota_app, commonrota_worker;

create policy reading on negotiation_rule for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

create policy adding on negotiation_rule for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on negotiation_rule for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on negotiation_rule for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (subject_id = (select app_member()) or subject_id = any ((select granted('LegalRecord', 'exact'))::uuid[])));

alter table visit enable row level security;

alter table visit force row level security;

create policy door on visit to commonrota_door using (true) with check (true);

grant select, insert, update, delete on visit to commonrota_door;

grant select, insert, update, delete on visit to commonrota_app, commonrota_worker;

create policy reading on visit for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on visit for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on visit for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on visit for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

alter table assignment enable row level security;

alter table assignment force row level security;

create policy door on assignment to commonrota_door using (true) with check (true);

grant select, insert, update, delete on assignment to commonrota_door;

grant select, insert, update, delete on assignment to commonrota_app, commonrota_worker;

create policy reading on assignment for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on assignment for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on assignment for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on assignment for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

alter table planned_visit enable row level security;

alter table planned_visit force row level security;

create policy door on planned_visit to commonrota_door using (true) with check (true);

grant select, insert, update, delete on planned_visit to commonrota_door;

grant select, insert, update, delete on planned_visit to commonrota_app, commonrota_worker;

create policy reading on planned_visit for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on planned_visit for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on planned_visit for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on planned_visit for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

alter table running_late enable row level security;

alter table running_late force row level security;

create policy door on running_late to commonrota_door using (true) with check (true);

grant select, insert, update, delete on running_late to commonrota_door;

grant select, insert, update, delete on running_late to commonrota_app, commonrota_worker;

create policy reading on running_late for select to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create policy adding on running_late for insert to commonrota_app, commonrota_worker with check (cooperative_id = (select app_cooperative()));

create policy changing on running_late for update to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[]))) with check (cooperative_id = (select app_cooperative()));

create policy removing on running_late for delete to commonrota_app, commonrota_worker using (cooperative_id = (select app_cooperative()) and (worker_id = (select app_member()) or worker_id = any ((select granted('VisitTimes', 'exact'))::uuid[]) or client_id = (select app_member()) or client_id = any ((select granted('VisitTimes', 'exact'))::uuid[])));

create trigger changed_insert after insert on assignment referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on assignment referencing old table as before new table as changed for each statement execute function circles_changed('state');

create trigger changed_insert after insert on care_team referencing new table as changed for each statement execute function circles_moved();

create trigger changed_delete after delete on care_team referencing old table as changed for each statement execute function circles_moved();

create trigger changed_insert after insert on data_role referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on data_role referencing old table as before new table as changed for each statement execute function circles_changed('during');

create trigger changed_insert after insert on emergency_access referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on emergency_access referencing old table as before new table as changed for each statement execute function circles_changed('ended_at');

create trigger changed_insert after insert on negotiation referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on negotiation referencing old table as before new table as changed for each statement execute function circles_changed('state');

create trigger changed_insert after insert on question referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on question referencing old table as before new table as changed for each statement execute function circles_changed('answered_at');

create trigger changed_insert after insert on team_membership referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on team_membership referencing old table as before new table as changed for each statement execute function circles_changed('ended_at');

create trigger changed_insert after insert on trusted_contact referencing new table as changed for each statement execute function circles_moved();

create trigger changed_update after update on trusted_contact referencing old table as before new table as changed for each statement execute function circles_changed('ended_at');

create trigger changed_update after update on roster referencing new table as changed for each statement execute function parts_end();

create trigger changed_insert after insert on agreement referencing new table as changed for each statement execute function agreements_changed();

create trigger changed_update after update on agreement referencing new table as changed for each statement execute function agreements_changed();

create trigger given_insert after insert on trusted_contact referencing new table as changed for each statement execute function trust_is_given();

create trigger given_update after update on trusted_contact referencing old table as before new table as changed for each statement execute function trust_stays_given();

create trigger logged_insert after insert on access_grant referencing new table as changed for each statement execute function log_grants();

create trigger logged_insert after insert on agreement referencing new table as changed for each statement execute function log_agreed();

create trigger logged_update after update on agreement referencing old table as before new table as changed for each statement execute function log_agreement_changes();

create trigger logged_insert after insert on declaration referencing new table as changed for each statement execute function log_declared();

create trigger logged_insert after insert on emergency_access referencing new table as changed for each statement execute function log_emergencies();

create trigger logged_update after update on roster referencing old table as before new table as changed for each statement execute function log_published();

CREATE TYPE pgqueuer_status AS ENUM ('queued', 'picked', 'successful', 'exception', 'canceled', 'deleted', 'failed');

CREATE TABLE pgqueuer (
    id bigserial NOT NULL PRIMARY KEY,
    priority integer NOT NULL,
    queue_manager_id uuid,
    created timestamp with time zone NOT NULL DEFAULT now(),
    updated timestamp with time zone NOT NULL DEFAULT now(),
    heartbeat timestamp with time zone NOT NULL DEFAULT now(),
    execute_after timestamp with time zone NOT NULL DEFAULT now(),
    status pgqueuer_status NOT NULL,
    entrypoint text NOT NULL,
    dedupe_key text,
    payload bytea,
    headers jsonb,
    attempts integer NOT NULL DEFAULT 0,
    slot bigint
);

CREATE TABLE pgqueuer_log (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL PRIMARY KEY,
    created timestamp with time zone NOT NULL DEFAULT now(),
    job_id bigint NOT NULL,
    status pgqueuer_status NOT NULL,
    priority integer NOT NULL,
    entrypoint text NOT NULL,
    traceback jsonb,
    aggregated boolean DEFAULT false
);

CREATE TABLE pgqueuer_schedules (
    id bigserial NOT NULL PRIMARY KEY,
    expression text NOT NULL,
    entrypoint text NOT NULL,
    heartbeat timestamp with time zone NOT NULL DEFAULT now(),
    created timestamp with time zone NOT NULL DEFAULT now(),
    updated timestamp with time zone NOT NULL DEFAULT now(),
    next_run timestamp with time zone NOT NULL DEFAULT now(),
    last_run timestamp with time zone,
    status pgqueuer_status DEFAULT 'queued'::pgqueuer_status,
    UNIQUE (expression, entrypoint)
);

CREATE TABLE pgqueuer_statistics (
    id bigserial NOT NULL PRIMARY KEY,
    created timestamp with time zone NOT NULL DEFAULT date_trunc('sec'::text, now()),
    count bigint NOT NULL,
    priority integer NOT NULL,
    status pgqueuer_status NOT NULL,
    entrypoint text NOT NULL
);

CREATE INDEX pgqueuer_ep_ea_idx ON pgqueuer USING btree (entrypoint, execute_after) WHERE (status = 'queued'::pgqueuer_status);

CREATE INDEX pgqueuer_ep_prio_id_idx ON pgqueuer USING btree (entrypoint, priority DESC, id) WHERE (status = 'queued'::pgqueuer_status);

CREATE INDEX pgqueuer_log_created ON pgqueuer_log USING btree (created);

CREATE INDEX pgqueuer_log_job_id_status ON pgqueuer_log USING btree (job_id, created DESC);

CREATE INDEX pgqueuer_log_not_aggregated ON pgqueuer_log USING btree ((1)) WHERE (NOT aggregated);

CREATE INDEX pgqueuer_log_status ON pgqueuer_log USING btree (status);

CREATE INDEX pgqueuer_picked_heartbeat_idx ON pgqueuer USING btree (heartbeat) WHERE (status = 'picked'::pgqueuer_status);

CREATE UNIQUE INDEX pgqueuer_picked_slot_idx ON pgqueuer USING btree (entrypoint, slot) WHERE ((status = 'picked'::pgqueuer_status) AND (slot IS NOT NULL));

CREATE INDEX pgqueuer_priority_id_id1_idx ON pgqueuer USING btree (priority, id DESC) INCLUDE (id) WHERE (status = 'queued'::pgqueuer_status);

CREATE INDEX pgqueuer_queue_manager_id_idx ON pgqueuer USING btree (queue_manager_id) WHERE (queue_manager_id IS NOT NULL);

CREATE UNIQUE INDEX pgqueuer_statistics_unique_count ON pgqueuer_statistics USING btree (priority, date_trunc('sec'::text, timezone('UTC'::text, created)), status, entrypoint);

CREATE UNIQUE INDEX pgqueuer_unique_dedupe_key ON pgqueuer USING btree (dedupe_key) WHERE ((status = ANY (ARRAY['queued'::pgqueuer_status, 'picked'::pgqueuer_status])) AND (dedupe_key IS NOT NULL));

CREATE INDEX pgqueuer_updated_id_id1_idx ON pgqueuer USING btree (updated, id DESC) INCLUDE (id) WHERE (status = 'picked'::pgqueuer_status);

CREATE FUNCTION fn_pgqueuer_changed() RETURNS TRIGGER AS $$
DECLARE
    to_emit BOOLEAN := false;  -- Flag to decide whether to emit a notification
BEGIN
    -- Check operation type and set the emit flag accordingly
    IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW THEN
        to_emit := true;
    ELSIF TG_OP = 'DELETE' THEN
        to_emit := true;
    ELSIF TG_OP = 'INSERT' THEN
        to_emit := true;
    ELSIF TG_OP = 'TRUNCATE' THEN
        to_emit := true;
    END IF;

    -- Perform notification if the emit flag is set
    IF to_emit THEN
        PERFORM pg_notify(
            'ch_pgqueuer',
            json_build_object(
                'channel', 'ch_pgqueuer',
                'operation', lower(TG_OP),
                'sent_at', NOW(),
                'table', TG_TABLE_NAME,
                'type', 'table_changed_event'
            )::text
        );
    END IF;

    -- Return appropriate value based on the operation
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    ELSE
        RETURN NULL; -- For TRUNCATE and other non-row-specific contexts
    END IF;

END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER tg_pgqueuer_changed
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON pgqueuer
EXECUTE FUNCTION fn_pgqueuer_changed();

grant select, insert, update, delete on pgqueuer to commonrota_app, commonrota_worker;

grant select, insert, update, delete on pgqueuer_log to commonrota_app, commonrota_worker;

grant select, insert, update, delete on pgqueuer_schedules to commonrota_app, commonrota_worker;

grant select, insert, update, delete on pgqueuer_statistics to commonrota_app, commonrota_worker;

grant usage, select, update on all sequences in schema public to commonrota_app, commonrota_worker;
