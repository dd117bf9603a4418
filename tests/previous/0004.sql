-- A database as release 0004 of the schema leaves it; see README.md in this folder.
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE audiences (
	id INTEGER NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	at BIGINT NOT NULL, 
	followers INTEGER, 
	raw JSON NOT NULL, 
	CONSTRAINT pk_audiences PRIMARY KEY (id), 
	CONSTRAINT uq_audiences_channel_day UNIQUE (channel, day)
);
CREATE TABLE channels (
	name VARCHAR(64) NOT NULL, 
	paused_until BIGINT, 
	stopped_at BIGINT, 
	why TEXT, 
	CONSTRAINT pk_channels PRIMARY KEY (name)
);
CREATE TABLE files (
	path TEXT NOT NULL, 
	stamp TEXT NOT NULL, 
	item VARCHAR(200), 
	problems JSON NOT NULL, 
	read_at BIGINT NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (path)
);
CREATE TABLE items (
	id VARCHAR(200) NOT NULL, 
	path TEXT NOT NULL, 
	title TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	planned INTEGER, 
	publish_at BIGINT NOT NULL, 
	adopted BOOLEAN NOT NULL, 
	seen_at BIGINT NOT NULL, 
	missing_since BIGINT, withdrawn_at BIGINT, withdrawn_why TEXT, 
	CONSTRAINT pk_items PRIMARY KEY (id)
);
CREATE TABLE memory (
	channel VARCHAR(64) NOT NULL, 
	"key" VARCHAR(300) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_memory PRIMARY KEY (channel, "key")
);
CREATE TABLE versions (
	id INTEGER NOT NULL, 
	item VARCHAR(200) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	source_hash VARCHAR(64) NOT NULL, 
	source TEXT NOT NULL, 
	content JSON NOT NULL, 
	read_at BIGINT NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (id), 
	CONSTRAINT uq_versions_item_fingerprint UNIQUE (item, fingerprint)
);
CREATE TABLE workspace (
	id INTEGER NOT NULL, 
	made_at BIGINT NOT NULL, 
	CONSTRAINT pk_workspace PRIMARY KEY (id)
);
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	item VARCHAR(200) NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	edition INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	hold VARCHAR(16), 
	reason TEXT, 
	waits_for VARCHAR(64), 
	due_at BIGINT NOT NULL, 
	ready_at BIGINT NOT NULL, 
	priority INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	looks INTEGER NOT NULL, 
	absent_at BIGINT, 
	lease_token VARCHAR(32), 
	lease_until BIGINT, 
	lease_owner VARCHAR(64), 
	post JSON NOT NULL, 
	"key" VARCHAR(300) NOT NULL, 
	ref TEXT, 
	url TEXT, 
	sent_at BIGINT, 
	created_at BIGINT NOT NULL, 
	row_version INTEGER NOT NULL, kind VARCHAR(16) DEFAULT 'publish' NOT NULL, target INTEGER, visible VARCHAR(64) DEFAULT '' NOT NULL, approved VARCHAR(64) DEFAULT '', approvals_needed INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	FOREIGN KEY(channel) REFERENCES channels (name), 
	CONSTRAINT uq_deliveries_item_channel_edition UNIQUE (item, channel, edition)
);
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	delivery INTEGER NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	intent_at BIGINT NOT NULL, 
	worker VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	outcome VARCHAR(16), 
	ref TEXT, 
	answer TEXT, 
	ended_at BIGINT, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	FOREIGN KEY(delivery) REFERENCES deliveries (id), 
	CONSTRAINT uq_attempts_delivery_n UNIQUE (delivery, n)
);
CREATE TABLE engagement (
	delivery INTEGER NOT NULL, 
	channel VARCHAR(64) NOT NULL, 
	next_at BIGINT, 
	tries INTEGER NOT NULL, 
	lease_until BIGINT, 
	CONSTRAINT pk_engagement PRIMARY KEY (delivery), 
	FOREIGN KEY(delivery) REFERENCES deliveries (id)
);
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	delivery INTEGER NOT NULL, 
	label VARCHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	views INTEGER, 
	reach INTEGER, 
	reactions INTEGER, 
	comments INTEGER, 
	shares INTEGER, 
	clicks INTEGER, 
	unknown JSON NOT NULL, 
	raw JSON NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (id), 
	FOREIGN KEY(delivery) REFERENCES deliveries (id), 
	CONSTRAINT uq_readings_delivery_label UNIQUE (delivery, label)
);
CREATE TABLE approvals (
	id INTEGER NOT NULL, 
	item VARCHAR(200) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	person VARCHAR(100) NOT NULL, 
	verdict VARCHAR(16) NOT NULL, 
	reason TEXT, 
	at BIGINT NOT NULL, covers JSON, line INTEGER, 
	CONSTRAINT pk_approvals PRIMARY KEY (id), 
	CONSTRAINT uq_approvals_item_digest_person UNIQUE (item, digest, person)
);
CREATE TABLE corrections (
	id INTEGER NOT NULL, 
	item VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_corrections PRIMARY KEY (id), 
	CONSTRAINT uq_corrections_item_version UNIQUE (item, version)
);
CREATE TABLE holds (
	kind VARCHAR(8) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	why TEXT, 
	CONSTRAINT pk_holds PRIMARY KEY (kind, name)
);
CREATE TABLE incidents (
	id INTEGER NOT NULL, 
	"key" VARCHAR(300) NOT NULL, 
	what TEXT NOT NULL, 
	began_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	told_at BIGINT, 
	end_told_at BIGINT, 
	CONSTRAINT pk_incidents PRIMARY KEY (id)
);
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	act VARCHAR(40) NOT NULL, 
	item VARCHAR(200), 
	channel VARCHAR(64), 
	details JSON NOT NULL, 
	"before" VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (id)
);
CREATE TABLE people (
	id VARCHAR(100) NOT NULL, 
	name TEXT NOT NULL, 
	roles JSON NOT NULL, 
	unit VARCHAR(100), 
	telegram VARCHAR(32), 
	email TEXT, 
	left_at BIGINT, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
CREATE TABLE questions (
	id VARCHAR(32) NOT NULL, 
	desk VARCHAR(64) NOT NULL, 
	item VARCHAR(200) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	ref TEXT NOT NULL, 
	asked_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	CONSTRAINT pk_questions PRIMARY KEY (id)
);
CREATE TABLE recurring (
	name VARCHAR(64) NOT NULL, 
	last_slot BIGINT NOT NULL, 
	CONSTRAINT pk_recurring PRIMARY KEY (name)
);
CREATE INDEX ix_files_item ON files (item);
CREATE INDEX ix_items_path ON items (path);
CREATE INDEX ix_versions_source_hash ON versions (source_hash);
CREATE INDEX ix_deliveries_channel_state_ready_at ON deliveries (channel, state, ready_at);
CREATE INDEX ix_deliveries_state_lease_until ON deliveries (state, lease_until);
CREATE INDEX ix_deliveries_waits_for ON deliveries (waits_for);
CREATE INDEX ix_attempts_channel_intent_at ON attempts (channel, intent_at);
CREATE INDEX ix_engagement_channel_next_at ON engagement (channel, next_at);
CREATE INDEX ix_approvals_item ON approvals (item);
CREATE INDEX ix_incidents_key ON incidents ("key");
CREATE INDEX ix_deliveries_target ON deliveries (target);
CREATE INDEX ix_journal_item ON journal (item);
INSERT INTO alembic_version ("version_num") VALUES
('0004');
INSERT INTO audiences ("id", "channel", "day", "at", "followers", "raw") VALUES
(1, 'facebook', '2026-11-24', 1795496400000, 17324, '{"followers_count": 17324, "fan_count": 16457}'),
(2, 'telegram', '2026-11-24', 1795496400000, 3429, '{"member_count": 3429}'),
(3, 'zalo', '2026-11-24', 1795496400000, 1961, '{"num_follower": 1961, "package_name": "Growth"}');
INSERT INTO channels ("name", "paused_until", "stopped_at", "why") VALUES
('facebook', 1795835726000, NULL, 'Facebook xin nghỉ'),
('fanpage-cu', NULL, NULL, NULL),
('telegram', NULL, NULL, NULL),
('website', NULL, NULL, NULL),
('zalo', NULL, NULL, NULL),
('zalo-broadcast', NULL, 1795835606000, 'Zalo từ chối mã truy cập');
INSERT INTO files ("path", "stamp", "item", "problems", "read_at") VALUES
('note-cancelled-unasked.md', '18ecd26a239697a9:126:224ba5

', 'note-cancelled-unasked', '[]', 1795834904000),
('note-cancelled.md', '18ecd2696af3d728:12c:224b73

', 'note-cancelled', '[]', 1795662000000),
('note-claimed-unwanted.md', '18ecd2696ae34323:13a:2243e1

', 'note-claimed-unwanted', '[]', 1795662000000),
('note-claimed.md', '18ecd2696ae2475c:128:2243d2

', 'note-claimed', '[]', 1795662000000),
('note-doubtful-out.md', '18ecd2696ae7d27d:132:2244d2

', 'note-doubtful-out', '[]', 1795662000000),
('note-doubtful-unwanted.md', '18ecd2696ae8aca9:13c:224521

', 'note-doubtful-unwanted', '[]', 1795662000000),
('note-doubtful.md', '18ecd2696ae6f822:12a:224497

', 'note-doubtful', '[]', 1795662000000),
('note-failed-unwanted.md', '18ecd2696af2ee6d:138:224a69

', 'note-failed-unwanted', '[]', 1795662000000),
('note-failed.md', '18ecd2696af20e18:126:2249c3

', 'note-failed', '[]', 1795662000000),
('note-held-absent.md', '18ecd2696b067889:132:224d5c

', 'note-held-absent', '[]', 1795662000000),
('note-held-blocked.md', '18ecd2696b077caa:13b:224d5d

', 'note-held-blocked', '[]', 1795662000000),
('note-held-doubt.md', '18ecd2696aeb5629:12e:224745

', 'note-held-doubt', '[]', 1795662000000),
('note-held-late.md', '18ecd2696add71bf:151:224531

', 'note-held-late', '[]', 1795662000000),
('note-held-problem.md', '18ecd26a23ac5be2:128:224552

!', 'note-held-problem', '[[5, "theme", "''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac"]]', 1795834931000),
('note-held-restored.md', '18ecd26757751878:134:2242b2

', 'note-held-restored', '[]', 1795143606000),
('note-held-unwanted.md', '18ecd2696aec2907:134:224762

', 'note-held-unwanted', '[]', 1795662000000),
('note-queued-unapproved.md', '18ecd2696ae14978:13c:2243b4

', 'note-queued-unapproved', '[]', 1795662000000),
('note-queued-unwanted.md', '18ecd2696ae03bae:138:224364

', 'note-queued-unwanted', '[]', 1795662000000),
('note-queued.md', '18ecd2696adf16b4:126:22403d

', 'note-queued', '[]', 1795662000000),
('note-sending-out.md', '18ecd2696ae52f05:130:224413

', 'note-sending-out', '[]', 1795662000000),
('note-sending-unwanted.md', '18ecd2696ae60c31:13a:224422

', 'note-sending-unwanted', '[]', 1795662000000),
('note-sending.md', '18ecd2696ae4422f:128:224403

', 'note-sending', '[]', 1795662000000),
('note-sent.md', '18ecd2696af12096:122:224773

', 'note-sent', '[]', 1795662000000),
('note-withdrawn.md', '18ecd2696af5c30a:12c:224bb2

', 'note-withdrawn', '[]', 1795662000000),
('publish-cancelled-unasked.md', '18ecd26b3b63fe25:12c:224da3

', 'publish-cancelled-unasked', '[]', 1795834931000),
('publish-cancelled.md', '18ecd26aa0636a33:11c:224da2

', 'publish-cancelled', '[]', 1795834904000),
('publish-claimed-unwanted.md', '18ecd26a9fc2445b:12a:224d94

', 'publish-claimed-unwanted', '[]', 1795834904000),
('publish-claimed.md', '18ecd26a9fbc1119:118:224d93

', 'publish-claimed', '[]', 1795834904000),
('publish-doubtful-out.md', '18ecd26aa0119b87:122:224d9a

', 'publish-doubtful-out', '[]', 1795834904000),
('publish-doubtful-unwanted.md', '18ecd26aa051e715:12c:224d9b

', 'publish-doubtful-unwanted', '[]', 1795834904000),
('publish-doubtful.md', '18ecd26a9fcb8153:11a:224d99

', 'publish-doubtful', '[]', 1795834904000),
('publish-failed-unwanted.md', '18ecd26aa0612dca:128:224da1

', 'publish-failed-unwanted', '[]', 1795834904000),
('publish-failed.md', '18ecd26aa05df52a:116:224da0

', 'publish-failed', '[]', 1795834904000),
('publish-file-wrong.md', '18ecd26aa06e500a:114:224da7

!', NULL, '[[5, "theme", "''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac"]]', 1795834931000),
('publish-held-absent.md', '18ecd26aa06aef24:122:224da5

', 'publish-held-absent', '[]', 1795834904000),
('publish-held-blocked.md', '18ecd26aa06ca851:16f:224da6
18ecd266b9184ac4:5c9:224233

hinh/anh.png', 'publish-held-blocked', '[]', 1795834904000),
('publish-held-doubt.md', '18ecd26aa0578256:11e:224d9d

', 'publish-held-doubt', '[]', 1795834904000),
('publish-held-first-run.md', '18ecd26aa0693452:126:224da4

', 'publish-held-first-run', '[]', 1795834904000),
('publish-held-late.md', '18ecd2696ad99eef:11c:22427f

', 'publish-held-late', '[]', 1795662000000),
('publish-held-problem.md', '18ecd26b3b66fc05:118:224d9e

!', 'publish-held-problem', '[[5, "theme", "''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac"]]', 1795834931000),
('publish-held-restored-unwanted.md', '18ecd267220609c4:136:224297

', 'publish-held-restored-unwanted', '[]', 1795143600000),
('publish-held-restored.md', '18ecd267220491a8:124:224144

', 'publish-held-restored', '[]', 1795143600000),
('publish-held-unwanted.md', '18ecd26aa05c178a:124:224d9f

', 'publish-held-unwanted', '[]', 1795834904000),
('publish-queued-approved-edited.md', '18ecd26b259e0486:143:224d88

', 'publish-queued-approved-edited', '[]', 1795834931000),
('publish-queued-approved.md', '18ecd26a9fac1840:128:224d87

', 'publish-queued-approved', '[]', 1795834904000),
('publish-queued-half-approved.md', '18ecd26a9fb08dee:142:224d89

', 'publish-queued-half-approved', '[]', 1795834904000),
('publish-queued-item-held.md', '18ecd26a9fb69539:12a:224d90

', 'publish-queued-item-held', '[]', 1795834904000),
('publish-queued-later.md', '18ecd26a9f9d7c7d:122:22427d

', 'publish-queued-later', '[]', 1795834904000),
('publish-queued-pressed.md', '18ecd26a9fb4dff2:11d:224d8f

', 'publish-queued-pressed', '[]', 1795834904000),
('publish-queued-rejected.md', '18ecd26a9fb2d06f:11f:224d8e

', 'publish-queued-rejected', '[]', 1795834904000),
('publish-queued-tried.md', '18ecd26a9fba5688:122:224d92

', 'publish-queued-tried', '[]', 1795834904000),
('publish-queued-unapproved.md', '18ecd26a9fa916ac:123:224d86

', 'publish-queued-unapproved', '[]', 1795834904000),
('publish-queued-unwanted.md', '18ecd26a9fb87fe7:128:224d91

', 'publish-queued-unwanted', '[]', 1795834904000),
('publish-queued.md', '18ecd26a9f9b936a:169:22414d
18ecd266b9184ac4:5c9:224233

hinh/anh.png', 'publish-queued', '[]', 1795834904000),
('publish-released.md', '18ecd26aa0717638:11a:224da9

', 'publish-released', '[]', 1795834904000),
('publish-sending-out.md', '18ecd26a9fc5f639:120:224d96

', 'publish-sending-out', '[]', 1795834904000),
('publish-sending-unwanted-out.md', '18ecd26a9fc9bebf:132:224d98

', 'publish-sending-unwanted-out', '[]', 1795834904000),
('publish-sending-unwanted.md', '18ecd26a9fc7c650:12a:224d97

', 'publish-sending-unwanted', '[]', 1795834904000),
('publish-sending.md', '18ecd26a9fc41ca5:118:224d95

', 'publish-sending', '[]', 1795834904000),
('publish-sent-adopted.md', '18ecd26781b47ca0:122:224d61

', 'publish-sent-adopted', '[]', 1795489200000),
('publish-sent-resolved.md', '18ecd26aa06fef00:124:224da8

', 'publish-sent-resolved', '[]', 1795834904000),
('publish-sent.md', '18ecd26781b32c1c:165:224d60
18ecd266b9184ac4:5c9:224233

hinh/anh.png', 'publish-sent', '[]', 1795489200000),
('publish-slot.md', '18ecd26aa07302b6:100:224daa

', 'publish-slot', '[]', 1795834904000),
('update-cancelled-unasked.md', '18ecd26a2de82c49:12a:224d51

', 'update-cancelled-unasked', '[]', 1795834904000),
('update-cancelled.md', '18ecd2696b049f8c:130:224d50

', 'update-cancelled', '[]', 1795662000000),
('update-claimed-unwanted.md', '18ecd2696afaa2bb:13e:224c92

', 'update-claimed-unwanted', '[]', 1795662000000),
('update-claimed.md', '18ecd2696af9a5a0:12c:224c72

', 'update-claimed', '[]', 1795662000000),
('update-doubtful-unwanted.md', '18ecd2696afe45a2:140:224d49

', 'update-doubtful-unwanted', '[]', 1795662000000),
('update-doubtful.md', '18ecd2696afd6b8d:12e:224d48

', 'update-doubtful', '[]', 1795662000000),
('update-failed-unsupported.md', '18ecd2696b02ea1d:142:224d4e

', 'update-failed-unsupported', '[]', 1795662000000),
('update-failed-unwanted.md', '18ecd2696b03c9e7:13c:224d4f

', 'update-failed-unwanted', '[]', 1795662000000),
('update-failed.md', '18ecd2696b0206f3:12a:224d4d

', 'update-failed', '[]', 1795662000000),
('update-held-blocked.md', '18ecd2696b089e48:13f:224d5e

', 'update-held-blocked', '[]', 1795662000000),
('update-held-problem.md', '18ecd26a2e1873d9:12c:224d4b

!', 'update-held-problem', '[[5, "theme", "''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac"]]', 1795834931000),
('update-held-restored.md', '18ecd267642c3d7c:138:2242c2

', 'update-held-restored', '[]', 1795143606000),
('update-queued-unapproved.md', '18ecd2696af8b2da:140:224c02

', 'update-queued-unapproved', '[]', 1795662000000),
('update-queued-unwanted.md', '18ecd2696af7ca22:13c:224be4

', 'update-queued-unwanted', '[]', 1795662000000),
('update-queued.md', '18ecd2696af6c2a0:12a:224bc3

', 'update-queued', '[]', 1795662000000),
('update-sending-unwanted.md', '18ecd2696afc7aa5:13e:224d47

', 'update-sending-unwanted', '[]', 1795662000000),
('update-sending.md', '18ecd2696afb91c5:12c:224cf4

', 'update-sending', '[]', 1795662000000),
('update-sent.md', '18ecd2696b00f3ec:126:224d4c

', 'update-sent', '[]', 1795662000000),
('update-website.md', '18ecd2696b0986e4:179:224d5f
18ecd266b9184ac4:5c9:224233

hinh/anh.png', 'update-website', '[]', 1795662000000),
('withdraw-cancelled-unasked.md', '18ecd26781a8abde:12e:224d5a

', 'withdraw-cancelled-unasked', '[]', 1795489200000),
('withdraw-cancelled.md', '18ecd26781a77cb3:115:224d59

', 'withdraw-cancelled', '[]', 1795489200000),
('withdraw-claimed.md', '18ecd267819f9861:11a:224d54

', 'withdraw-claimed', '[]', 1795489200000),
('withdraw-doubtful.md', '18ecd26781a210a0:11c:224d56

', 'withdraw-doubtful', '[]', 1795489200000),
('withdraw-failed.md', '18ecd26781a63a1c:118:224d58

', 'withdraw-failed', '[]', 1795489200000),
('withdraw-queued-unapproved.md', '18ecd267819e3b85:125:224d53

', 'withdraw-queued-unapproved', '[]', 1795489200000),
('withdraw-queued.md', '18ecd267819cdb70:118:224d52

', 'withdraw-queued', '[]', 1795489200000),
('withdraw-sending.md', '18ecd26781a0c270:11a:224d55

', 'withdraw-sending', '[]', 1795489200000),
('withdraw-sent.md', '18ecd26781a513df:114:224d57

', 'withdraw-sent', '[]', 1795489200000),
('withdraw-stays.md', '18ecd26781aa0833:175:224d5b
18ecd266b9184ac4:5c9:224233

hinh/anh.png', 'withdraw-stays', '[]', 1795489200000);
INSERT INTO items ("id", "path", "title", "version", "planned", "publish_at", "adopted", "seen_at", "missing_since", "withdrawn_at", "withdrawn_why") VALUES
('note-cancelled', 'note-cancelled.md', 'Tin “note-cancelled”', 63, 8, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-cancelled-unasked', 'note-cancelled-unasked.md', 'Tin “note-cancelled-unasked”', 7, 7, 1795487400000, 0, 1795834904000, NULL, NULL, NULL),
('note-claimed', 'note-claimed.md', 'Tin “note-claimed”', 65, 10, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-claimed-unwanted', 'note-claimed-unwanted.md', 'Tin “note-claimed-unwanted”', 64, 9, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-doubtful', 'note-doubtful.md', 'Tin “note-doubtful”', 68, 13, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-doubtful-out', 'note-doubtful-out.md', 'Tin “note-doubtful-out”', 66, 11, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-doubtful-unwanted', 'note-doubtful-unwanted.md', 'Tin “note-doubtful-unwanted”', 67, 12, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-failed', 'note-failed.md', 'Tin “note-failed”', 70, 15, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-failed-unwanted', 'note-failed-unwanted.md', 'Tin “note-failed-unwanted”', 69, 14, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-absent', 'note-held-absent.md', 'Tin “note-held-absent”', 71, 16, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-blocked', 'note-held-blocked.md', 'Tin “note-held-blocked”', 72, 17, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-doubt', 'note-held-doubt.md', 'Tin “note-held-doubt”', 73, 18, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-late', 'note-held-late.md', 'Tin “note-held-late”', 74, 19, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-problem', 'note-held-problem.md', 'Tin “note-held-problem”', 75, 20, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-restored', 'note-held-restored.md', 'Tin “note-held-restored”', 5, 1, 1795141800000, 0, 1795143606000, NULL, NULL, NULL),
('note-held-unwanted', 'note-held-unwanted.md', 'Tin “note-held-unwanted”', 76, 21, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-held-vanished', 'note-held-vanished.md', 'Tin “note-held-vanished”', 77, 22, 1795487400000, 0, 1795662000000, 1795834904000, NULL, NULL),
('note-queued', 'note-queued.md', 'Tin “note-queued”', 80, 25, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-queued-unapproved', 'note-queued-unapproved.md', 'Tin “note-queued-unapproved”', 78, 23, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-queued-unwanted', 'note-queued-unwanted.md', 'Tin “note-queued-unwanted”', 79, 24, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-sending', 'note-sending.md', 'Tin “note-sending”', 83, 28, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-sending-out', 'note-sending-out.md', 'Tin “note-sending-out”', 81, 26, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-sending-unwanted', 'note-sending-unwanted.md', 'Tin “note-sending-unwanted”', 82, 27, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-sent', 'note-sent.md', 'Tin “note-sent”', 84, 29, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('note-withdrawn', 'note-withdrawn.md', 'Tin “note-withdrawn”', 85, 30, 1795487400000, 0, 1795662000000, NULL, 1795834858000, 'Đăng nhầm bản nháp.'),
('publish-cancelled', 'publish-cancelled.md', 'Tin “publish-cancelled”', 107, 107, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-cancelled-unasked', 'publish-cancelled-unasked.md', 'Tin “publish-cancelled-unasked”', 140, 140, 1795829400000, 0, 1795834931000, NULL, NULL, NULL),
('publish-claimed', 'publish-claimed.md', 'Tin “publish-claimed”', 109, 109, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-claimed-unwanted', 'publish-claimed-unwanted.md', 'Tin “publish-claimed-unwanted”', 108, 108, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-doubtful', 'publish-doubtful.md', 'Tin “publish-doubtful”', 112, 112, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-doubtful-out', 'publish-doubtful-out.md', 'Tin “publish-doubtful-out”', 110, 110, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-doubtful-unwanted', 'publish-doubtful-unwanted.md', 'Tin “publish-doubtful-unwanted”', 111, 111, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-failed', 'publish-failed.md', 'Tin “publish-failed”', 114, 114, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-failed-unwanted', 'publish-failed-unwanted.md', 'Tin “publish-failed-unwanted”', 113, 113, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-absent', 'publish-held-absent.md', 'Tin “publish-held-absent”', 115, 115, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-blocked', 'publish-held-blocked.md', 'Tin “publish-held-blocked”', 116, 116, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-doubt', 'publish-held-doubt.md', 'Tin “publish-held-doubt”', 117, 117, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-first-run', 'publish-held-first-run.md', 'Tin “publish-held-first-run”', 118, 118, 1794277800000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-late', 'publish-held-late.md', 'Tin “publish-held-late”', 86, 86, 1795660200000, 0, 1795662000000, NULL, NULL, NULL),
('publish-held-problem', 'publish-held-problem.md', 'Tin “publish-held-problem”', 119, 119, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-restored', 'publish-held-restored.md', 'Tin “publish-held-restored”', 3, 3, 1795141800000, 0, 1795143600000, NULL, NULL, NULL),
('publish-held-restored-unwanted', 'publish-held-restored-unwanted.md', 'Tin “publish-held-restored-unwanted”', 2, 2, 1795141800000, 0, 1795143600000, NULL, NULL, NULL),
('publish-held-unwanted', 'publish-held-unwanted.md', 'Tin “publish-held-unwanted”', 120, 120, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-held-vanished', 'publish-held-vanished.md', 'Tin “publish-held-vanished”', 121, 121, 1795829400000, 0, 1795834904000, 1795834931000, NULL, NULL),
('publish-queued', 'publish-queued.md', 'Tin “publish-queued”', 132, 132, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-approved', 'publish-queued-approved.md', 'Tin “publish-queued-approved”', 123, 123, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-approved-edited', 'publish-queued-approved-edited.md', 'Tin “publish-queued-approved-edited”', 141, 141, 1795829400000, 0, 1795834931000, NULL, NULL, NULL),
('publish-queued-half-approved', 'publish-queued-half-approved.md', 'Tin “publish-queued-half-approved”', 124, 124, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-item-held', 'publish-queued-item-held.md', 'Tin “publish-queued-item-held”', 125, 125, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-later', 'publish-queued-later.md', 'Tin “publish-queued-later”', 126, 126, 1796004000000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-pressed', 'publish-queued-pressed.md', 'Tin “publish-queued-pressed”', 127, 127, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-rejected', 'publish-queued-rejected.md', 'Tin “publish-queued-rejected”', 128, 128, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-tried', 'publish-queued-tried.md', 'Tin “publish-queued-tried”', 129, 129, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-unapproved', 'publish-queued-unapproved.md', 'Tin “publish-queued-unapproved”', 130, 130, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-queued-unwanted', 'publish-queued-unwanted.md', 'Tin “publish-queued-unwanted”', 131, 131, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-released', 'publish-released.md', 'Tin “publish-released”', 133, 133, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-sending', 'publish-sending.md', 'Tin “publish-sending”', 137, 137, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-sending-out', 'publish-sending-out.md', 'Tin “publish-sending-out”', 134, 134, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-sending-unwanted', 'publish-sending-unwanted.md', 'Tin “publish-sending-unwanted”', 136, 136, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-sending-unwanted-out', 'publish-sending-unwanted-out.md', 'Tin “publish-sending-unwanted-out”', 135, 135, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-sent', 'publish-sent.md', 'Tin “publish-sent”', 32, 32, 1795487400000, 0, 1795489200000, NULL, NULL, NULL),
('publish-sent-adopted', 'publish-sent-adopted.md', 'Tin “publish-sent-adopted”', 31, 31, 1794277800000, 1, 1795489200000, NULL, NULL, NULL),
('publish-sent-resolved', 'publish-sent-resolved.md', 'Tin “publish-sent-resolved”', 138, 138, 1795829400000, 0, 1795834904000, NULL, NULL, NULL),
('publish-slot', 'publish-slot.md', 'Tin “publish-slot”', 139, 139, 1796090400000, 0, 1795834904000, NULL, NULL, NULL),
('update-cancelled', 'update-cancelled.md', 'Tin “update-cancelled”', 88, 34, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-cancelled-unasked', 'update-cancelled-unasked.md', 'Tin “update-cancelled-unasked”', 33, 33, 1795487400000, 0, 1795834904000, NULL, NULL, NULL),
('update-claimed', 'update-claimed.md', 'Tin “update-claimed”', 90, 36, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-claimed-unwanted', 'update-claimed-unwanted.md', 'Tin “update-claimed-unwanted”', 89, 35, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-doubtful', 'update-doubtful.md', 'Tin “update-doubtful”', 92, 38, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-doubtful-unwanted', 'update-doubtful-unwanted.md', 'Tin “update-doubtful-unwanted”', 91, 37, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-failed', 'update-failed.md', 'Tin “update-failed”', 95, 41, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-failed-unsupported', 'update-failed-unsupported.md', 'Tin “update-failed-unsupported”', 93, 39, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-failed-unwanted', 'update-failed-unwanted.md', 'Tin “update-failed-unwanted”', 94, 40, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-held-blocked', 'update-held-blocked.md', 'Tin “update-held-blocked”', 96, 42, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-held-problem', 'update-held-problem.md', 'Tin “update-held-problem”', 97, 43, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-held-restored', 'update-held-restored.md', 'Tin “update-held-restored”', 6, 4, 1795141800000, 0, 1795143606000, NULL, NULL, NULL),
('update-held-vanished', 'update-held-vanished.md', 'Tin “update-held-vanished”', 98, 44, 1795487400000, 0, 1795662000000, 1795834904000, NULL, NULL),
('update-queued', 'update-queued.md', 'Tin “update-queued”', 101, 47, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-queued-unapproved', 'update-queued-unapproved.md', 'Tin “update-queued-unapproved”', 99, 45, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-queued-unwanted', 'update-queued-unwanted.md', 'Tin “update-queued-unwanted”', 100, 46, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-sending', 'update-sending.md', 'Tin “update-sending”', 103, 49, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-sending-unwanted', 'update-sending-unwanted.md', 'Tin “update-sending-unwanted”', 102, 48, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-sent', 'update-sent.md', 'Tin “update-sent”', 104, 104, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('update-website', 'update-website.md', 'Tin “update-website”', 105, 105, 1795487400000, 0, 1795662000000, NULL, NULL, NULL),
('withdraw-cancelled', 'withdraw-cancelled.md', 'Tin “withdraw-cancelled”', 53, 53, 1795487400000, 0, 1795489200000, NULL, NULL, NULL),
('withdraw-cancelled-unasked', 'withdraw-cancelled-unasked.md', 'Tin “withdraw-cancelled-unasked”', 52, 52, 1795487400000, 0, 1795489200000, NULL, 1795834889000, 'Đăng nhầm bản nháp.'),
('withdraw-claimed', 'withdraw-claimed.md', 'Tin “withdraw-claimed”', 54, 54, 1795487400000, 0, 1795489200000, NULL, 1795834884000, 'Đăng nhầm bản nháp.'),
('withdraw-doubtful', 'withdraw-doubtful.md', 'Tin “withdraw-doubtful”', 55, 55, 1795487400000, 0, 1795489200000, NULL, 1795834886000, 'Đăng nhầm bản nháp.'),
('withdraw-failed', 'withdraw-failed.md', 'Tin “withdraw-failed”', 56, 56, 1795487400000, 0, 1795489200000, NULL, 1795834888000, 'Đăng nhầm bản nháp.'),
('withdraw-queued', 'withdraw-queued.md', 'Tin “withdraw-queued”', 58, 58, 1795487400000, 0, 1795489200000, NULL, 1795834883000, 'Đăng nhầm bản nháp.'),
('withdraw-queued-unapproved', 'withdraw-queued-unapproved.md', 'Tin “withdraw-queued-unapproved”', 57, 57, 1795487400000, 0, 1795489200000, NULL, 1795834891000, 'Đăng nhầm bản nháp.'),
('withdraw-sending', 'withdraw-sending.md', 'Tin “withdraw-sending”', 59, 59, 1795487400000, 0, 1795489200000, NULL, 1795834885000, 'Đăng nhầm bản nháp.'),
('withdraw-sent', 'withdraw-sent.md', 'Tin “withdraw-sent”', 60, 60, 1795487400000, 0, 1795489200000, NULL, 1795834887000, 'Đăng nhầm bản nháp.'),
('withdraw-stays', 'withdraw-stays.md', 'Tin “withdraw-stays”', 61, 61, 1795487400000, 0, 1795489200000, NULL, 1795834890000, 'Đăng nhầm bản nháp.');
INSERT INTO memory ("channel", "key", "value") VALUES
('facebook', 'attached/100200300400500_122103000000007', ''),
('facebook', 'attached/100200300400500_122103000000013', ''),
('facebook', 'attached/100200300400500_122103000000019', ''),
('facebook', 'attached/100200300400500_122103000000025', ''),
('facebook', 'attached/100200300400500_122103000000031', ''),
('facebook', 'attached/100200300400500_122103000000037', ''),
('facebook', 'attached/100200300400500_122103000000043', ''),
('facebook', 'attached/100200300400500_122103000000049', ''),
('facebook', 'attached/100200300400500_122103000000055', ''),
('facebook', 'attached/100200300400500_122103000000061', ''),
('facebook', 'attached/100200300400500_122103000000067', ''),
('facebook', 'attached/100200300400500_122103000000073', ''),
('facebook', 'attached/100200300400500_122103000000079', ''),
('facebook', 'attached/100200300400500_122103000000085', ''),
('facebook', 'attached/100200300400500_122103000000091', ''),
('facebook', 'attached/100200300400500_122103000000097', ''),
('facebook', 'attached/100200300400500_122103000000103', ''),
('facebook', 'attached/100200300400500_122103000000109', ''),
('facebook', 'attached/100200300400500_122103000000115', ''),
('facebook', 'attached/100200300400500_122103000000121', ''),
('facebook', 'attached/100200300400500_122103000000127', ''),
('facebook', 'attached/100200300400500_122103000000133', ''),
('facebook', 'attached/100200300400500_122103000000139', ''),
('facebook', 'attached/100200300400500_122103000000145', ''),
('facebook', 'attached/100200300400500_122103000000151', ''),
('facebook', 'attached/100200300400500_122103000000157', ''),
('facebook', 'attached/100200300400500_122103000000163', ''),
('facebook', 'attached/100200300400500_122103000000169', ''),
('facebook', 'attached/100200300400500_122103000000175', ''),
('facebook', 'attached/100200300400500_122103000000181', ''),
('facebook', 'attached/100200300400500_122103000000193', ''),
('facebook', 'attached/100200300400500_122103000000199', ''),
('facebook', 'attached/100200300400500_122103000000205', ''),
('facebook', 'attached/100200300400500_122103000000913', ''),
('facebook', 'attached/100200300400500_122103000000919', ''),
('facebook', 'attached/100200300400500_122103000000925', ''),
('facebook', 'attached/100200300400500_122103000000931', ''),
('facebook', 'attached/100200300400500_122103000000937', ''),
('facebook', 'attached/100200300400500_122103000000943', ''),
('facebook', 'attached/100200300400500_122103000000949', ''),
('facebook', 'attached/100200300400500_122103000000955', ''),
('facebook', 'attached/100200300400500_122103000000961', ''),
('fanpage-cu', 'attached/100200300400500_122103000000187', ''),
('telegram', 'last', '23'),
('telegram', 'media/-1001234567890:22', '19b37fbd9f51271a.png'),
('telegram', 'media/-1001234567890:23', '19b37fbd9f51271a.png'),
('zalo', 'job publish-sent/zalo/1', '{"begun": "2026-11-24T03:02:02.030009+00:00", "token": "hDmAibD20VHSgDYZrEjlk/KXl/Rgsja1DxM0Tn4YwaQ6OGa1/dX/7j2At10F/2rGRlWxOLsQQtlyK2ulk9iByQ==", "cover": "https://soxaydung.example/media/19b37fbd9f51271a.png", "refused": [], "hidden": false, "draft": "", "ref": "66b8956b0fa85d4751c2"}'),
('zalo', 'job withdraw-stays/zalo/1', '{"begun": "2026-11-24T03:02:06.008199+00:00", "token": "5iX4TcfMP0+nZ1ull+v1i7kfLFh4n4zPSusJsIQelCZSVUzH8NgoPjQWHuTx5Knuhp3gCYRKWeVZNvxmFLjSpw==", "cover": "https://soxaydung.example/media/19b37fbd9f51271a.png", "refused": [], "hidden": false, "draft": "", "ref": "398dedd392060a53e932"}'),
('zalo-broadcast', 'sent 2026-11', '1');
INSERT INTO versions ("id", "item", "fingerprint", "source_hash", "source", "content", "read_at") VALUES
(1, 'note-held-restored', '5bde553ddb8bdb2a184134e625b52d3757be8c1ae24fb2332ed4a35fc75be96c', '9a212afcce00287379ffc504f3c34a10c7e7f717fe17332b2c40621e48a3a367', '---
title: Tin “note-held-restored”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-20 09:30
channels: [facebook]
---

Hồ sơ note-held-restored: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-restored", "title": "Tin “note-held-restored”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-restored: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-20T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795143600000),
(2, 'publish-held-restored-unwanted', 'edacdc2719f17c65f368557cade870bd94f30b524614114b1f26f0c98ffe7090', '424d6e6f086497df3cf939022313628c9534f42e60fd196206f3089873bf92be', '---
title: Tin “publish-held-restored-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-20 09:30
channels: [facebook]
---

Hồ sơ publish-held-restored-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-restored-unwanted", "title": "Tin “publish-held-restored-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-restored-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-20T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795143600000),
(3, 'publish-held-restored', '9e4ce62b388948dd51809d49011b2afa04f19618c89ae941ed3aa6f87fbdeba9', 'f118b1d148a825531b82d861cc203d4fe3f6ee5af571b0ad97280b8ffbca871e', '---
title: Tin “publish-held-restored”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-20 09:30
channels: [facebook]
---

Hồ sơ publish-held-restored: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-restored", "title": "Tin “publish-held-restored”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-restored: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-20T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795143600000),
(4, 'update-held-restored', '7e02b525b27d8563f273128d757143e2b830e4c0b5fdf04f2e54846a927111c3', '079e12f099cec47dcd1aac1307360f42ceadd8fc8d084b815598aaf216468400', '---
title: Tin “update-held-restored”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-20 09:30
channels: [telegram]
---

Hồ sơ update-held-restored: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-restored", "title": "Tin “update-held-restored”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-held-restored: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-20T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795143600000),
(5, 'note-held-restored', '059a416ec1b3aa48b48e3c0bb60d96e50e884eb192449a2afa78117fd6988d9d', '8069f144fbac44edc0cc929ae02c804bbfeb836d537a8c36dde7f26b9b9cd3e9', '---
title: Tin “note-held-restored”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-20 09:30
channels: [facebook]
---

Hồ sơ note-held-restored: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-restored", "title": "Tin “note-held-restored”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-restored: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-20T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795143606000),
(6, 'update-held-restored', '8600fa36eadca2cdac8d1469f576b4093a24c343803326ce4e13d1f051bbca60', '68551fb482f511df911f8539cf545291f418435f54f890bcb59a8dfd24ef88c1', '---
title: Tin “update-held-restored”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-20 09:30
channels: [telegram]
---

Hồ sơ update-held-restored: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-restored", "title": "Tin “update-held-restored”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-held-restored: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-20T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795143606000),
(7, 'note-cancelled-unasked', 'b0800a50fba2f8d543a3280e4c0f21f9a2c25701e7abdc16fa9c926ccdc20b07', 'abf947c97baa562fa28c79b043f5b7fb4b0d68b670f39e7e4e5f93d19fb18d74', '---
title: Tin “note-cancelled-unasked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-cancelled-unasked", "title": "Tin “note-cancelled-unasked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(8, 'note-cancelled', '29584193c8667debb9be0c41f4132cd61b19c63c6c7a40629d1a9d1abfef0a71', 'a88723d81af0abec0b1de0f6dea7f26dff9bd04b53b961c59c4bc1beda079492', '---
title: Tin “note-cancelled”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-cancelled: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-cancelled", "title": "Tin “note-cancelled”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-cancelled: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(9, 'note-claimed-unwanted', 'e69bde2c35e32e30658e482c08ca9ba240b2a4267f6408be6498fbe7eb8248a0', 'c868555eed00711b250021a0e7e56ccc78f9a81ed2e4210cd9512ec9d35688b6', '---
title: Tin “note-claimed-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-claimed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-claimed-unwanted", "title": "Tin “note-claimed-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-claimed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(10, 'note-claimed', 'e71bc9b1e7d3da2bc3f02ba75d71b510b526d9c58cbe527728d98ab21a52de53', '1400cc4b5b5bcef8a14a63023e69457805119d320bc82bfa8029bd345f7a929c', '---
title: Tin “note-claimed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-claimed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-claimed", "title": "Tin “note-claimed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-claimed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(11, 'note-doubtful-out', '315735f84bd15e87008c86006e657a2f65116b229411aecfe719951e83299bed', '8fe68f622d6c059aff29928adbcdc54472b42e9b7cfa7cb1b8301712543195b4', '---
title: Tin “note-doubtful-out”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-doubtful-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-doubtful-out", "title": "Tin “note-doubtful-out”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-doubtful-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(12, 'note-doubtful-unwanted', 'c0ee1b2190448d27ad1511b4f2074e1cd4fb609243c497d682a7b9e4acaf192e', '367ddbd48df5be0db7b7e5c07f26cd73a883fa44b967e08f9d319f4c011d7df1', '---
title: Tin “note-doubtful-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-doubtful-unwanted", "title": "Tin “note-doubtful-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(13, 'note-doubtful', '32d78a857517389df6da4824df89e4547d63022885f1ae90b634f7d598f41b23', '420047326581cb6088a823ba1f8330b568026ff233b576063ac4d10564989fd9', '---
title: Tin “note-doubtful”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-doubtful: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-doubtful", "title": "Tin “note-doubtful”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-doubtful: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(14, 'note-failed-unwanted', '0918ba26ec740bb84270eb1bf9f1dce5074a6d851bf4696826b4c5f04b3a9750', '63d4f1615eb9e8639b4c50b58c47e893977bc25e2369cbba92633e566eb4932e', '---
title: Tin “note-failed-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-failed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-failed-unwanted", "title": "Tin “note-failed-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-failed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(15, 'note-failed', 'f500640180daed5fe530a5346030c8ba7ceee4f95f82d15c7e1fa21694134073', '6b78f936982966131dec87a3ab5da1f158214971b8b4cd1e5c57c7aaff666231', '---
title: Tin “note-failed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-failed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-failed", "title": "Tin “note-failed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-failed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(16, 'note-held-absent', 'b195b1534b7fcdf095716282c77ce90f0cdc8843947784f7da5f79c9005761b8', 'a8f2f279a6817ec0235098377da4d3368f0b42464871a56a9d6b36b63e6be9db', '---
title: Tin “note-held-absent”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [fanpage-cu]
---

Hồ sơ note-held-absent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-absent", "title": "Tin “note-held-absent”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-absent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["fanpage-cu"], "sensitive": false, "correction": null}', 1795489200000),
(17, 'note-held-blocked', 'b160b06c9983649a4169bc37f681a41171ef6d79d6679fe817d694a587a3268d', '6ac5813a004e8cc6d8e1ad3f8530ea07b00352a66c099a33479c8f2061846e17', '---
title: Tin “note-held-blocked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, facebook]
---

Hồ sơ note-held-blocked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-blocked", "title": "Tin “note-held-blocked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-blocked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook"], "sensitive": false, "correction": null}', 1795489200000),
(18, 'note-held-doubt', '54c0c160946ecddce6f23fa4cd42b4bfd60be1608e7f124f28e396b961eed0a2', '7857c9b9f30b4b2a86903524044a806a4ad1112bdc91beca754e3c45c69f5249', '---
title: Tin “note-held-doubt”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-doubt: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-doubt", "title": "Tin “note-held-doubt”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-doubt: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(19, 'note-held-late', 'fc49d02a0a6dcd8bba10f3dc9a37833024399d73383934d168e0d7d1a89e8c08', '91ced972f6492dae578aca100b63d754c844e7f79309f731da92cd95affa1018', '---
title: Tin “note-held-late”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-late: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-late", "title": "Tin “note-held-late”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-late: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(20, 'note-held-problem', 'eda8eb0ef4c6ea1fdebc171bc8522f294531c238b29489f1bd9b7ec74f2bd3dc', 'f65faa5b6ca0dd435edaddd18aceede8be113d35469bd89697a76acaa7a92071', '---
title: Tin “note-held-problem”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-problem: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-problem", "title": "Tin “note-held-problem”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-problem: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(21, 'note-held-unwanted', '723a32cb92ea0312e1224a917715dcbaeaddf4ed3887fd47ded8b162aa07475c', 'd64991491a7eb7222f170f32c20e5f8393de6b7ce3217ae24e0d0d666ad74187', '---
title: Tin “note-held-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-unwanted", "title": "Tin “note-held-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(22, 'note-held-vanished', 'a420882cd4bdcaa64b61b2d781c2e867968746e0588b80cd1ff968018b55a13f', '88206e76954431179b7ab85482b72ad6e4989f05bd8647368ecff1074e11da49', '---
title: Tin “note-held-vanished”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-vanished: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-vanished", "title": "Tin “note-held-vanished”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-held-vanished: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(23, 'note-queued-unapproved', 'e9e4555339cad00f6a3eccef39ad04e6953973ad8ffabf4a2a90b6642fd56a86', '7faaf9bcfaa011d0818a66d022f6caf89a4cf69a7dde837937dfd4ac1097e5a3', '---
title: Tin “note-queued-unapproved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-queued-unapproved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-queued-unapproved", "title": "Tin “note-queued-unapproved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-queued-unapproved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(24, 'note-queued-unwanted', 'cd93e7c20c371e9d1bab777e951cea5aa7c08bfa4d40f9149a823fade4062490', 'ec64461b8d2bc0f3abcfddcb0712e1fba8118f73ca2d04944d9528ebf15d491b', '---
title: Tin “note-queued-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-queued-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-queued-unwanted", "title": "Tin “note-queued-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-queued-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(25, 'note-queued', '46e591562056ff47506570f57c215a065b7f6bb5607736b00f51ec2696098f18', '429e3c0a72715fd6b52316aca465561161f81b009b2cf880c499c93e8f73861b', '---
title: Tin “note-queued”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-queued: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-queued", "title": "Tin “note-queued”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-queued: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(26, 'note-sending-out', '9227a645760a5f5b77877f7b876a57dad79819836fbe0b39ccaf6091e647aa1a', 'dafb84cc04ea261b4c4447996cfcb425801a05992d10bb53c7976cf8aab56258', '---
title: Tin “note-sending-out”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sending-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sending-out", "title": "Tin “note-sending-out”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-sending-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(27, 'note-sending-unwanted', '08eef00f37c2c7816bd529a63288f6ce3a1459ab006c5e1eaed04fc53467e9aa', '3ce0654e70b7a46d9e055c5d08eefc2db4860b0d2e323475bad52243f4741434', '---
title: Tin “note-sending-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sending-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sending-unwanted", "title": "Tin “note-sending-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-sending-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(28, 'note-sending', '3771ffd50398b20815f7c91b0721947a17f47d04ade334ad05a4ad39237cd41c', 'f4c95d77246b198fc23b74b22f23ea8c07f37c178a2077241a435bb3d59ec6b5', '---
title: Tin “note-sending”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sending: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sending", "title": "Tin “note-sending”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-sending: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(29, 'note-sent', 'bf7a2feb00b3bebc7a9c1691995992ce9908d83cff133ec62e9f25636171a5ff', '0a6f4b421d9b7451ec259b1477125f1611fa30942a097edc11c0aafffb76ba7e', '---
title: Tin “note-sent”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sent", "title": "Tin “note-sent”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-sent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(30, 'note-withdrawn', '2bc3a498efd92a57b5cc9a7592cf0672802cf0951b03305c575748544ddcb61d', '1fcd63860a97ec42e16e6aea335775c6296dea3268462fc8342275a183fc4482', '---
title: Tin “note-withdrawn”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-withdrawn: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-withdrawn", "title": "Tin “note-withdrawn”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ note-withdrawn: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(31, 'publish-sent-adopted', '45cce327a49b32be86fa467d229c3437e710450df6538e1cb24435ba1a08675c', '0b5a80ea028e6b4885265524e1771635bc023e83fc8bcd0cb99c1546c048ecee', '---
title: Tin “publish-sent-adopted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-10 09:30
channels: [facebook]
---

Hồ sơ publish-sent-adopted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sent-adopted", "title": "Tin “publish-sent-adopted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sent-adopted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-10T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(32, 'publish-sent', 'b7cf3be95dd0a09cff38c6f47cc9168f2e7c0025044c983c92d0c23924ce05d4', '9ead0fa1134d9d8cd5ff414da16004b0728b0d74ddc018a489c8b4ce096ec84c', '---
title: Tin “publish-sent”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, facebook, telegram, zalo]
cover: {path: hinh/anh.png, alt: Bộ phận Một cửa}
---

Hồ sơ publish-sent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sent", "title": "Tin “publish-sent”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": {"name": "19b37fbd9f51271a.png", "path": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa", "caption": "", "credit": "", "url": null, "inline": false}, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook", "telegram", "zalo"], "sensitive": false, "correction": null}', 1795489200000),
(33, 'update-cancelled-unasked', '6b05bf863e1e76e2cdaa55d72f762296d86bf0e8eef33513b13f0e17907a8223', 'fcd33ea7492b2a5b9a433d0d11c96df0a969cd1c8a4e219aa3a5b8e896da793a', '---
title: Tin “update-cancelled-unasked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-cancelled-unasked", "title": "Tin “update-cancelled-unasked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(34, 'update-cancelled', '137c1f47237c2fbeada3d4b9597adac411b450c8a0aa29a48aeb9126be877fb5', 'cafaa634d954d518a1847ecb43dbb9777c59e63ecbb5c528222f4e54b4a46df3', '---
title: Tin “update-cancelled”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-cancelled: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-cancelled", "title": "Tin “update-cancelled”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-cancelled: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(35, 'update-claimed-unwanted', 'b89597b903444cdad4511021e68921392a5d25ef9c4cdcceb2c21e21b002345f', 'fd23e880789ab3bdd65e660a7bb8d663677671a856f94d203fc7a77eb92e3632', '---
title: Tin “update-claimed-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-claimed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-claimed-unwanted", "title": "Tin “update-claimed-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-claimed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(36, 'update-claimed', 'e52fd5b95605a95709bf2b64d1ffa7f0b76e776520d25c3fffc97f071b6dc80a', '01bba8f070a4bf80a402752561d7e9400fff9a8cde7059416fda99678df8995d', '---
title: Tin “update-claimed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-claimed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-claimed", "title": "Tin “update-claimed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-claimed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(37, 'update-doubtful-unwanted', 'd0b9ea5de462e2d6c240c2a38cb639c1fc337310629929f1a97726bb756e16eb', 'b7ab2bbc070ca35a8cb722c29bb314930ae2da58edadbd0d0fbb444cb4e7612e', '---
title: Tin “update-doubtful-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-doubtful-unwanted", "title": "Tin “update-doubtful-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(38, 'update-doubtful', '05ba370292f10e9fef63b17087cb5b38b01d88627034ed47a7590088a685fbc3', '69c75214e33273f0ba659e0ad450a86bb68e608269e2a57d7b6a0da70c48d73a', '---
title: Tin “update-doubtful”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-doubtful: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-doubtful", "title": "Tin “update-doubtful”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-doubtful: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(39, 'update-failed-unsupported', 'd77352b69e1f7609c359297f1310ec640b0e9e2f441ae19c8d38da3fbd494f49', 'bbc0c91556349c1230db4edfb78a497587ccc6671c9c733014716f90d9bf1b06', '---
title: Tin “update-failed-unsupported”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-failed-unsupported: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-failed-unsupported", "title": "Tin “update-failed-unsupported”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-failed-unsupported: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(40, 'update-failed-unwanted', 'b23796ef90f539dfdddae8fb6d904a1ebe3851883c40ed3cb01dac221e96aa66', '900023afb00f711f2bac0d3a3524291f2f4b846e669aff4416df35fd548d8f7d', '---
title: Tin “update-failed-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-failed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-failed-unwanted", "title": "Tin “update-failed-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-failed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(41, 'update-failed', '51bb5fbfdde56ef0296be2f3594bd6956029b0138f0f3d32f3fd28f983ea1d47', 'c8591ec5e36faec528bf92f6538e535e1031398eb558903eca49dc5fc18bafee', '---
title: Tin “update-failed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-failed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-failed", "title": "Tin “update-failed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-failed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(42, 'update-held-blocked', '3520c1ba8d546eadd787fe18cd97ae771ae2d87b6132d8d123481a5f2fba0a7f', '921fb9271cc09f295cdb305a9d76e26e45c44e7a1ae2a9320d71829cf5a460bb', '---
title: Tin “update-held-blocked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, telegram]
---

Hồ sơ update-held-blocked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-blocked", "title": "Tin “update-held-blocked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-held-blocked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "telegram"], "sensitive": false, "correction": null}', 1795489200000),
(43, 'update-held-problem', '0e46ee325226b3a3a0c7e399df01409d67d9a35a937d90ee3e798bfce7ce1520', '44dbfa2748e17678e2beac982a3d2a1ea20aeac06f163073c8b94e25b8c6159b', '---
title: Tin “update-held-problem”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-held-problem: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-problem", "title": "Tin “update-held-problem”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-held-problem: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(44, 'update-held-vanished', '7da2b12d1a80b4c8736010b29068d366ec081059aabf4b82e680ed6bb3677935', '21f10d4aaae8fb25d9777f81bc2ecdf8432aef535e189a1f6303fb3464970d5d', '---
title: Tin “update-held-vanished”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-held-vanished: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-vanished", "title": "Tin “update-held-vanished”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-held-vanished: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(45, 'update-queued-unapproved', '17a1a5d578bc3f1d6fe64e7512b9086a684586ff5ac2885a793f2151fb432a97', 'b0426c16060dc5c0ebfe4708a70721ae8d7028b3f6f2fbe3f7f5d2c462495a0e', '---
title: Tin “update-queued-unapproved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-queued-unapproved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-queued-unapproved", "title": "Tin “update-queued-unapproved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-queued-unapproved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(46, 'update-queued-unwanted', '97ea2ed6ae2ae32711ac18eec3be52c1d8776055f56a36397a190b278c0e9ae0', '9cf13053ac0d3a50ce68891825501fb8bcc45564e86482d87e7338b0474a7409', '---
title: Tin “update-queued-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-queued-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-queued-unwanted", "title": "Tin “update-queued-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-queued-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(47, 'update-queued', 'c2641ba5710b69c3eb6139400fcbecaaa906b77b327c622e3adafb8dfd787794', '19fa909adad89c0bf7f74881c0b4f73e5aee5ecd86f05d6a2af9b0ec05d3df87', '---
title: Tin “update-queued”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-queued: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-queued", "title": "Tin “update-queued”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-queued: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(48, 'update-sending-unwanted', '2dd502ad04393c7b216614d93f92d985f375beda2fbbfcdfd16368c04d86849b', 'ae5434946d5ec9d8f0de4e397d7e9e4d1c4fd7832957f48df674075d75f14485', '---
title: Tin “update-sending-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-sending-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-sending-unwanted", "title": "Tin “update-sending-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-sending-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(49, 'update-sending', '3dbf0e5f4539ca00d588e48513d3523fd67aa0e7b777df911ac1f84d5a6a8ff1', 'c6031fc8265fcc0de81564e834ee311d1ccdb0eafab5ad50598788e7779a4ed5', '---
title: Tin “update-sending”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-sending: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-sending", "title": "Tin “update-sending”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-sending: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(50, 'update-sent', '86b2dcd26f71a27f62c5bafe2385e74ecab765edddef4c1dfdebc4e6f103ef9c', 'efef6216f9d45e2c7560270ab375a35a42543085adac43b7e0e46f436a6616cb', '---
title: Tin “update-sent”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-sent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-sent", "title": "Tin “update-sent”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-sent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(51, 'update-website', 'f4be084de626e3f0dc17abe8a92211e453448f11c4651adfa32147cc57479fd3', '9eede60d4374b8df7cb7f1348ede3466dc96441e1b38b2f46f5aabf74b7b5358', '---
title: Tin “update-website”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, facebook, telegram]
cover: {path: hinh/anh.png, alt: Bộ phận Một cửa}
---

Hồ sơ update-website: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-website", "title": "Tin “update-website”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ update-website: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": {"name": "19b37fbd9f51271a.png", "path": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa", "caption": "", "credit": "", "url": null, "inline": false}, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook", "telegram"], "sensitive": false, "correction": null}', 1795489200000),
(52, 'withdraw-cancelled-unasked', '4b908291c2928bbfe2eb629103328280b4a5f1b3acac54f60d0151446b5c0288', '28f77dc02f975d847bcf6b8d9625161a57bfcb451a851fd9541c6a85cc8c5de0', '---
title: Tin “withdraw-cancelled-unasked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-cancelled-unasked", "title": "Tin “withdraw-cancelled-unasked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(53, 'withdraw-cancelled', 'a2565f86307699455d6bae9ad2fc8d3c14fed56fa6cd7f6c19e98d7c5267eab8', '07e7dfeee01a66ce03d9f0cc3b0dc01af174eafc5c2c9d397a789891fd00578a', '---
title: Tin “withdraw-cancelled”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-cancelled: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-cancelled", "title": "Tin “withdraw-cancelled”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-cancelled: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(54, 'withdraw-claimed', '2f2610af88c6ee2e99ce63f171f7eac6d8677311bc4935b73f9ab165f4fa34d2', 'b923f23d3ef1ea3078875e435ca36de85c5f41e127880f18018e433c048289bd', '---
title: Tin “withdraw-claimed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-claimed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-claimed", "title": "Tin “withdraw-claimed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-claimed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(55, 'withdraw-doubtful', '8e09dc9ca2c9333b95992561bf1284aec1c8ac53c8ce53b6c0129b2e39825d9c', 'cf3156da091d382d03a43d5e015adb71227bf23c5023f9670ae66f45d552f69e', '---
title: Tin “withdraw-doubtful”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-doubtful: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-doubtful", "title": "Tin “withdraw-doubtful”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-doubtful: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(56, 'withdraw-failed', '804db0996caafd8d459462efe064ec615a10821616d5cc95ae57f8599448bc64', '06f75a2d6f9be151b0db9f7d69a7e656066dd3c0f9961333df5d4eef25ec31fc', '---
title: Tin “withdraw-failed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-failed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-failed", "title": "Tin “withdraw-failed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-failed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(57, 'withdraw-queued-unapproved', '14d988ea191a08ba285b9e76fc678ec283e2bd3abea5abdf0452ad5ec3abfb0a', '784920e2fb2249cb48426b6a5b5c3c36c0f89ce551b5f57ec04d14b5978e0ead', '---
title: Tin “withdraw-queued-unapproved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-queued-unapproved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-queued-unapproved", "title": "Tin “withdraw-queued-unapproved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-queued-unapproved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(58, 'withdraw-queued', '9f14a3aef50cb86d0afd745629a422efbc9c633a518ccca502fdaa91e8b65e69', 'c698143b5326ebb2ed34b249128be560afac8f6fad56354ba2b30fa764efc159', '---
title: Tin “withdraw-queued”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ withdraw-queued: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-queued", "title": "Tin “withdraw-queued”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-queued: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(59, 'withdraw-sending', '5b8f5f14b302bbc17c72be402e259412b89718f988777f0942c1425f4f3189b1', '4bf25797f3f8c9a1351fb48499777d84867c1bcd09d9d3cb034e605b6e258548', '---
title: Tin “withdraw-sending”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ withdraw-sending: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-sending", "title": "Tin “withdraw-sending”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-sending: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795489200000),
(60, 'withdraw-sent', '06156b507eeac2ed26c333783260e68f3d8204494ee9a2d24b68badfe2995b26', '40b58a7e630bc57a7f0375d951219740334f4a9506222515ca135d928dffb49e', '---
title: Tin “withdraw-sent”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ withdraw-sent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-sent", "title": "Tin “withdraw-sent”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-sent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795489200000),
(61, 'withdraw-stays', '5867813b1c73fb3cbc0f7e5a629b56f366a3c487c70a4ae11c029e05f4b8baea', '8b97ff96d37314aa29b0db0c6b122574da9d515f9da75a72d6b7faa75657b7c1', '---
title: Tin “withdraw-stays”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, zalo, zalo-broadcast]
broadcast: true
cover: {path: hinh/anh.png, alt: Bộ phận Một cửa}
---

Hồ sơ withdraw-stays: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "withdraw-stays", "title": "Tin “withdraw-stays”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ withdraw-stays: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": {"name": "19b37fbd9f51271a.png", "path": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa", "caption": "", "credit": "", "url": null, "inline": false}, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": true, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "zalo", "zalo-broadcast"], "sensitive": false, "correction": null}', 1795489200000),
(62, 'note-cancelled-unasked', '0a6a1335999eef3bf85bba06dd8e6775d60335c58f1c52c7e3678c815d525641', 'e2c9e4ca71f4c8eb6001288618a24e8e81364b6a56e56317682ed7cea4f5c420', '---
title: Tin “note-cancelled-unasked”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-cancelled-unasked", "title": "Tin “note-cancelled-unasked”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(63, 'note-cancelled', 'c9dc1d0ec88795023a256614a9a79d02feef997b4cecb39fa30c065cdedf085b', '49a142293bc1c50f6f0ed12cf306d7f3fe5203f140512de1ad620a683f90541e', '---
title: Tin “note-cancelled”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-cancelled: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-cancelled", "title": "Tin “note-cancelled”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-cancelled: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(64, 'note-claimed-unwanted', '1f275fc9d92e7467350c7cae48ecfce381f9800cfb4221270a2bdca5391837dc', '2ab311b60784eefcdb15f89b8e76d0360eef11e6192e5775ddb4d6ed823c05bc', '---
title: Tin “note-claimed-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-claimed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-claimed-unwanted", "title": "Tin “note-claimed-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-claimed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(65, 'note-claimed', 'aff30bbb05cf3595313d90b691cdc560154f6092821aed959e166f2e37532df6', 'bfe9ba6d95a713d6859bdd4fe238163238c5ee172c9124acd5058ab1940c0c64', '---
title: Tin “note-claimed”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-claimed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-claimed", "title": "Tin “note-claimed”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-claimed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(66, 'note-doubtful-out', '4e1fbe091028c9a4007ea88984880fd71ec75a2b6740e00843539a1ecc1c3bc8', '01e6fac8f495185cfbbc6970fbb7da779a65fc23f567cfef8e92fa513702a5ae', '---
title: Tin “note-doubtful-out”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-doubtful-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-doubtful-out", "title": "Tin “note-doubtful-out”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-doubtful-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(67, 'note-doubtful-unwanted', '2e4081d07ba81656f912ce2c9d71954eb5c0f0c9e67c9fafc4810fb604189b11', 'd328b55e0058b70e620840d110bc5970815adb20a8f1deb89d385ea2f3105141', '---
title: Tin “note-doubtful-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-doubtful-unwanted", "title": "Tin “note-doubtful-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(68, 'note-doubtful', '30afdbb402bbe5aa441ad269177cc3b29c247ec72136fe5924acb2fd483b3869', '9fb743f4c31460909e0986812d9564fa07d77d20b292a5130588a111fcc3e120', '---
title: Tin “note-doubtful”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-doubtful: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-doubtful", "title": "Tin “note-doubtful”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-doubtful: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(69, 'note-failed-unwanted', '57f01235d24fc468288a36186333187094b15215a78d57468abde3f4e216e5ff', 'e265cf3e78b96f39a47ff1ee1571080804f6e1ee64924d1bfa2a742a27688b70', '---
title: Tin “note-failed-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-failed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-failed-unwanted", "title": "Tin “note-failed-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-failed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(70, 'note-failed', 'c2a5b0e3e18f28017736e2961f6c034de2cc1b587963373d56cebfcd153cf3c9', '5fe7050721f4fdc1aa7ac42ec72924c19731ac3516f47c81510ff34286fdf057', '---
title: Tin “note-failed”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-failed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-failed", "title": "Tin “note-failed”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-failed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(71, 'note-held-absent', '6b848884258014a96889fd7d9a18deebbdf1678602bac05a3ef922df322affe6', 'bbd72fbb071a511bda34ddc063cf218efafdd76c67c9f4e08f4a74c9d8f26ad0', '---
title: Tin “note-held-absent”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [fanpage-cu]
---

Hồ sơ note-held-absent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-absent", "title": "Tin “note-held-absent”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-absent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["fanpage-cu"], "sensitive": false, "correction": null}', 1795662000000),
(72, 'note-held-blocked', 'ef6f765688f23ef83dc6517996bc7fc043afb4af09e5021ad8d39f0c73aa17b6', '2320dea0fdc2fc7ef7f21ac66a1094ffc6a73c56cf413874fd96f1b231182a63', '---
title: Tin “note-held-blocked”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, facebook]
---

Hồ sơ note-held-blocked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-blocked", "title": "Tin “note-held-blocked”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-blocked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook"], "sensitive": false, "correction": null}', 1795662000000),
(73, 'note-held-doubt', '69f4a28925b72cc1fcaa8588815d723ef7399f2979e6755483e2441b958c4799', '8c3b289adfbb22fcf2d09aa0927714ed61bb05d7112d38c2d38f63c30ee376e0', '---
title: Tin “note-held-doubt”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-doubt: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-doubt", "title": "Tin “note-held-doubt”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-doubt: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(74, 'note-held-late', 'a3ea4c6eda30ef6071f9b7cf4fe28341bd37ad20adcbf5e2451958b18af6b554', '3f31273c23956f4551b9e318f231ee8629f0ddf95b0e50e133efe4d3a79e3675', '---
title: Tin “note-held-late”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
correction: Sửa giờ tiếp dân.
---

Hồ sơ note-held-late: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-late", "title": "Tin “note-held-late”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-late: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": "Sửa giờ tiếp dân."}', 1795662000000),
(75, 'note-held-problem', 'ee08694a6f8b37c8365a6668b20e4e7769b2b007c648529b6e30c62898c32dab', '339686a881ef53cde1dc600f54dbaeb05ac5e7ffb71cf5db3d5fd715ea0d280a', '---
title: Tin “note-held-problem”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-problem: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-problem", "title": "Tin “note-held-problem”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-problem: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(76, 'note-held-unwanted', '11a7ff1171fcbcc750c04e78ec6ab3259eabce141c3d15a3baf87b4cdb8a0c6c', '84aab5e4c5218557a8becdcd4f2b267cef65d179b8304b3813ace479bde8b33d', '---
title: Tin “note-held-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-unwanted", "title": "Tin “note-held-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(77, 'note-held-vanished', '49ceeb94b1993cc8b502d684912fa28a38187f2f4a99bdb99d955fa62d51ef15', '31e3fe9cb6f58c37fffd5702b6460bd77a91db6f6af084d978e1774abada62c8', '---
title: Tin “note-held-vanished”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-held-vanished: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-held-vanished", "title": "Tin “note-held-vanished”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-held-vanished: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(78, 'note-queued-unapproved', '6c130f96ab5d77a95cbfdcedfc7936b6984f31bf4fe145a08d5c9d433ab3bed1', '47db79315a7a7493608548458951916176c9f173d966169b1c52265c1e66df45', '---
title: Tin “note-queued-unapproved”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-queued-unapproved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-queued-unapproved", "title": "Tin “note-queued-unapproved”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-queued-unapproved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(79, 'note-queued-unwanted', 'af6b511c095bfa18d30bc42b8bfe05d1a23793e39ce9fff2522aca063766d60d', '865284a7b7e7470c18265d98f96f8673548f7ff01db601961a1a52139ab8be91', '---
title: Tin “note-queued-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-queued-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-queued-unwanted", "title": "Tin “note-queued-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-queued-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(80, 'note-queued', 'a107543dc44bf495dc3bd5216b41b87fec35b45d23b60a753f187bec9fd89d63', '60692bbaef40f5bffec28b07515365f40ec0adc945b835bd2872c671b33cfea4', '---
title: Tin “note-queued”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-queued: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-queued", "title": "Tin “note-queued”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-queued: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(81, 'note-sending-out', 'b8ef0b5a015dfdfce6e522fff12a76021e397dc916d3626d5edb257d2760e219', '8aa22558b299a62e9a19002e0e0ddce77d2794b4bfd23b13409ffe3b03ee74b6', '---
title: Tin “note-sending-out”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sending-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sending-out", "title": "Tin “note-sending-out”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-sending-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(82, 'note-sending-unwanted', 'b0197ee86900bc8cdc7620bc5b6331a329784f45632ee94b33a262a945b2adcf', 'f48ef8bde97f39c745f24c2824d650488f5ea042aae9af82e94377bf07aec0f9', '---
title: Tin “note-sending-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sending-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sending-unwanted", "title": "Tin “note-sending-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-sending-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(83, 'note-sending', '453ef84f2066648943d36341775ccc2f91b663315bb57ac2701b5778c85a9947', 'e3539b7ac085c99f4504f35f6935795695094970bc297526bce6271e628d2a94', '---
title: Tin “note-sending”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sending: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sending", "title": "Tin “note-sending”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-sending: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(84, 'note-sent', '4860bd4558de286182421faea1e794a55bd1bdbf560f1b2b9429850525198208', '33f14f8aa445afa9db91c7aeb11b56615c3bd01e41d4a61de9934a56303d574c', '---
title: Tin “note-sent”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-sent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-sent", "title": "Tin “note-sent”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-sent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(85, 'note-withdrawn', '6039125e0f4a3fa2cac41aa74f4a5db3f024c06cfdb6a16d335b2f217a2a284f', '4825963ebec449fee3f9dfaae95cf49c670fb0b726af3afdbf69e1a9841bc8af', '---
title: Tin “note-withdrawn”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [facebook]
---

Hồ sơ note-withdrawn: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "note-withdrawn", "title": "Tin “note-withdrawn”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ note-withdrawn: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(86, 'publish-held-late', 'cbaf9d5796d6fdd9cc2075a7ad7816673499cf4383a6e3aadb382b1083181210', 'a66a8181d3cf0daf22d69e4a19ce31feeee609fac91c03595033632b4cf74046', '---
title: Tin “publish-held-late”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-26 09:30
channels: [facebook]
---

Hồ sơ publish-held-late: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-late", "title": "Tin “publish-held-late”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-late: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-26T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795662000000),
(87, 'update-cancelled-unasked', 'ab9a5e9e1a8abe6943629aa43807733917fbfeebd87ebdaa1a130b373cc89bab', 'f5b1e7048adef6b369b8449b16b34cf2796012ef593679658925014225049203', '---
title: Tin “update-cancelled-unasked”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-cancelled-unasked", "title": "Tin “update-cancelled-unasked”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(88, 'update-cancelled', '2b7fa43bef188a8d202647b4463c832478c308a340472c63b1d64f06c2ef6f8a', '5198651d1fb9f85a7ebdfdb6a6630b369a2a6bccc87976a64f3668d51e2cfcc6', '---
title: Tin “update-cancelled”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-cancelled: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-cancelled", "title": "Tin “update-cancelled”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-cancelled: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(89, 'update-claimed-unwanted', 'c64c207c998ea1951efb24bda442db96622c3c38a7233f713a676845f1e41d43', 'af279a368677a972693014fb9cb50a914bf3cd79f24e5a43d2395ac926850f47', '---
title: Tin “update-claimed-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-claimed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-claimed-unwanted", "title": "Tin “update-claimed-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-claimed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(90, 'update-claimed', '93dac36b702a230abb002047c75e7e89b3f1ed4571abf64511bb9c385be70ada', '6126650926818708416ee4056e9069084fadc33a26f0c8942b32e8a98cf9f033', '---
title: Tin “update-claimed”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-claimed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-claimed", "title": "Tin “update-claimed”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-claimed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(91, 'update-doubtful-unwanted', '113143df4946e5cba087ed0175c7ed6a4aae2a536db28939ad8900f5cec8dfb3', 'b4d30e66c7729f6cf856f48fcbfbf4887d1dcf36292b9a746d4d44798b22ca56', '---
title: Tin “update-doubtful-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-doubtful-unwanted", "title": "Tin “update-doubtful-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(92, 'update-doubtful', 'c721ffd51a9c3caf6ac52bb30a096a5317ba03fec5a550f72fff9748d4d38152', '186ffc55f64f201377d5b8ab3cce69827f4337428daff0a86e16c1d56bd319a8', '---
title: Tin “update-doubtful”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-doubtful: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-doubtful", "title": "Tin “update-doubtful”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-doubtful: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(93, 'update-failed-unsupported', '270369d4f111801d2a72d0c5ba8cb9506bd425425ca6297c426e29589a282476', '019c405115c7e9cc434f1ad2490622deff229c16eace290c85c558337b5079cc', '---
title: Tin “update-failed-unsupported”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-failed-unsupported: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-failed-unsupported", "title": "Tin “update-failed-unsupported”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-failed-unsupported: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(94, 'update-failed-unwanted', 'a74981af543366673ec50f2fc0ab441430aea7103484fdf546f4ba8e3dbb1c6a', '120d5f93411492469a63a5b82065e37cb495cf11b060f2e8ef9838345d588725', '---
title: Tin “update-failed-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-failed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-failed-unwanted", "title": "Tin “update-failed-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-failed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(95, 'update-failed', '4e3c1fa97080c4f48a576e963aec4575cec6ede978beb48c7dec028c15ebbb95', 'e9a19b86b0cbfb6ad17fdaf9d5c1ab92cba63fbda45d64495840959baa808403', '---
title: Tin “update-failed”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-failed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-failed", "title": "Tin “update-failed”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-failed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(96, 'update-held-blocked', '9a0a24e555876f6417fd42e7c790d0e25420d3f6398f58cc46aa38774a42cd84', '27e42879e854989729028260bf4829a1ce5cd3d3a18f765ad521e4ef7f8dd1c7', '---
title: Tin “update-held-blocked”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, telegram]
---

Hồ sơ update-held-blocked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-blocked", "title": "Tin “update-held-blocked”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-held-blocked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "telegram"], "sensitive": false, "correction": null}', 1795662000000),
(97, 'update-held-problem', '0a501cf3f36e66e96cfb6a11be55afe81bd3d96cf1be8cb3931e96b3593e10c1', '120fa7d4b2e3a45a03b452d8b73354b6d3df57b4a0366099d5fcb9fe632bbd16', '---
title: Tin “update-held-problem”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-held-problem: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-problem", "title": "Tin “update-held-problem”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-held-problem: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(98, 'update-held-vanished', 'b61c242a2f78d846aaf5da54fe52c9db5fc99d9b443a448dcdc53ab9ddb8951b', 'e96a2bf57061c32942cbc749b7cbcce4b427ae763552c37ddc00c8cedb4db9e2', '---
title: Tin “update-held-vanished”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-held-vanished: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-held-vanished", "title": "Tin “update-held-vanished”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-held-vanished: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(99, 'update-queued-unapproved', 'af4070471aa0f5ef019c383f09b56b2369285a93a586e340ae56761a6ab13d25', '7dc874edeb9faaac6078e127c95f25f05d8f83ef45e25f0cedd0ade82754711d', '---
title: Tin “update-queued-unapproved”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-queued-unapproved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-queued-unapproved", "title": "Tin “update-queued-unapproved”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-queued-unapproved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(100, 'update-queued-unwanted', 'ab597984c8fd86563a6861403c79e47c3a299d1da488d85c71d8412c05682c42', '9030ea6be1adc3278b9ec457127434a13a6a482793e0a794dc8034432b50a0e2', '---
title: Tin “update-queued-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-queued-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-queued-unwanted", "title": "Tin “update-queued-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-queued-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(101, 'update-queued', '05b951143388a85146d2855d1fec8ee308973708f40c876cc1d994537c2b3126', '5ff47ac2cd00da1ac4a9e36a74a759f83adf6e17b13a070426bb4e10011e8d6c', '---
title: Tin “update-queued”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-queued: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-queued", "title": "Tin “update-queued”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-queued: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(102, 'update-sending-unwanted', '13c597aaedfc6fbbe1ae4f39d010fbeec50ab657c35185ddc4f8c7f103db21ec', '5a52bd65aeec452ea8c5935d7b4f608e71d939a3bb9a23a40ed2e04a1b03fd58', '---
title: Tin “update-sending-unwanted”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-sending-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-sending-unwanted", "title": "Tin “update-sending-unwanted”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-sending-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(103, 'update-sending', 'ac6f0cb8788f385f5459b8fd98bde90e9bb5d6077411f373ff643c865e76d7ce', 'e9f2e97249271b7fcf828cfa0820b8affb7a3b2e52b821db9879a9238d91b2e2', '---
title: Tin “update-sending”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-sending: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-sending", "title": "Tin “update-sending”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-sending: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(104, 'update-sent', 'a601c3c95af225f8d965f0f49f3b691214e1d2ae2a437a8505f4f9e6832d1a61', 'fedd559615922bb8946f0d398099af0f0577d2bd8646019744b0001f16c2e606', '---
title: Tin “update-sent”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [telegram]
---

Hồ sơ update-sent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-sent", "title": "Tin “update-sent”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-sent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795662000000),
(105, 'update-website', '8609dc2ae32885b0d6d68b85e1051ce639662a7535bb21a3004a873148bbb7ca', 'ee5c53db424403a7c32dcd440b94da2faddf83ce770806eb3a7254e7f48c1397', '---
title: Tin “update-website”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-24 09:30
channels: [website, facebook, telegram]
cover: {path: hinh/anh.png, alt: Bộ phận Một cửa}
---

Hồ sơ update-website: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "update-website", "title": "Tin “update-website”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ update-website: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-24T02:30:00Z", "lang": "vi", "source": null, "cover": {"name": "19b37fbd9f51271a.png", "path": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa", "caption": "", "credit": "", "url": null, "inline": false}, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook", "telegram"], "sensitive": false, "correction": null}', 1795662000000),
(106, 'publish-cancelled-unasked', '28ded9538316368fcfea4259293578627cdd268727f7fe716bb2075d38eddf9c', '41d9cd1123ea61976e99851cfc4eb5e51c5bd14e5059a0df14eb65ead05343fb', '---
title: Tin “publish-cancelled-unasked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-cancelled-unasked", "title": "Tin “publish-cancelled-unasked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(107, 'publish-cancelled', '6e3bcd686219096c20cfa97ac57140f7ae7d56e0bc8104112f4e30ad9205d7af', '07accbc66ccad0d6e77922d48e82da2b15774641ef9daac2d8d2ccefdea12127', '---
title: Tin “publish-cancelled”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-cancelled: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-cancelled", "title": "Tin “publish-cancelled”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-cancelled: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(108, 'publish-claimed-unwanted', 'a7d9fcc20613ba13eb4c47f8953bb684e99c3c4c7150b645a32e5b8da725c920', '9c22bff9c524bd934280c3144d01e12e6f09a0437c87ddc9336543cf36968fab', '---
title: Tin “publish-claimed-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-claimed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-claimed-unwanted", "title": "Tin “publish-claimed-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-claimed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(109, 'publish-claimed', 'eb68c5b9e0d53156bf1f61cda776c11964a92ed93637850dd26c1906d20ebadc', 'fc3ed628acdd747e1007a0f210e2508f0624038d8bbcdd058a9cb0acefe44902', '---
title: Tin “publish-claimed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-claimed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-claimed", "title": "Tin “publish-claimed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-claimed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(110, 'publish-doubtful-out', '34e6a07e5de581703b32a81c6885b4cfb460576016f70b6dd078a85f8b617f8f', 'b4cff15f78d6a564271facfc050e4b5cde7b8921f8b2863860a6295529cfbb2e', '---
title: Tin “publish-doubtful-out”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-doubtful-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-doubtful-out", "title": "Tin “publish-doubtful-out”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-doubtful-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(111, 'publish-doubtful-unwanted', '8dc71c320c15f684f8a7916c0369345587c326634bbbeb4459507d7f28faaac8', '44a9c16aba538bbcd7c3d0ff64f935f7f10d1fc716e34358a4668997f4007d09', '---
title: Tin “publish-doubtful-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-doubtful-unwanted", "title": "Tin “publish-doubtful-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-doubtful-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(112, 'publish-doubtful', 'f71d57e0db547898829ca20d22fc51b639d9021c2515fbb245e24a48dfd7ea46', 'f4211830e955f794f2d4ffa4c907996be0e315471b23f66443a4132cc85c3190', '---
title: Tin “publish-doubtful”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-doubtful: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-doubtful", "title": "Tin “publish-doubtful”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-doubtful: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(113, 'publish-failed-unwanted', '4656ae85119680685c32648e52959fd09db77ff457a039853f11a3d6b9ff3007', '744338a878c0eeb0f838fb1c600ddc9f8526382894af8abc95fff34a3600a40e', '---
title: Tin “publish-failed-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-failed-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-failed-unwanted", "title": "Tin “publish-failed-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-failed-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(114, 'publish-failed', '8dba77b172b8114e974f4a91a1dff6a5a324cc6f1793e0b1d04f1307bc3001ac', 'b03f003562a8e09bb40fb45efb950c7dafaec1d8ca469a73b6344eb38cec2acc', '---
title: Tin “publish-failed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-failed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-failed", "title": "Tin “publish-failed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-failed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(115, 'publish-held-absent', '54c4ba1c8ef0333f991e6b34674b37a05d2ef8d89928fe1a184268ce4b41b513', '733577a6ef91d7f309d33e763db1e69cde7553833eccf2e2813872de3f7a95da', '---
title: Tin “publish-held-absent”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [fanpage-cu]
---

Hồ sơ publish-held-absent: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-absent", "title": "Tin “publish-held-absent”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-absent: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["fanpage-cu"], "sensitive": false, "correction": null}', 1795834904000),
(116, 'publish-held-blocked', '88cd72bcb04dc26e4a80cd8bb1abdb6c81ce1519352828634aa733956c944375', 'bc684ae93c5aa77708095aef0961508fdcf1adb191b1fb2b8bfbca02dd1355e5', '---
title: Tin “publish-held-blocked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [website, facebook, telegram]
cover: {path: hinh/anh.png, alt: Bộ phận Một cửa}
---

Hồ sơ publish-held-blocked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-blocked", "title": "Tin “publish-held-blocked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-blocked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": {"name": "19b37fbd9f51271a.png", "path": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa", "caption": "", "credit": "", "url": null, "inline": false}, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook", "telegram"], "sensitive": false, "correction": null}', 1795834904000),
(117, 'publish-held-doubt', '510506a2908ab6a86b2aa3653875b44d71c084165dd87722f2ba43a6c1e89dfe', '1bcc0b98dea6e1a68e46a2bbc087fc43c1c1dd74b3597ab3fd627932bbe700e7', '---
title: Tin “publish-held-doubt”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-held-doubt: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-doubt", "title": "Tin “publish-held-doubt”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-doubt: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(118, 'publish-held-first-run', 'aedce4d0caa184fdcbdc41281d226dec918d3bb30a528d48aa5bc27281daccbf', '8bcad7a4fe1f2d94b71d7e2e87ea6c73d7a50bba0750828c1dd8a0a9d7f93d33', '---
title: Tin “publish-held-first-run”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-10 09:30
channels: [facebook]
---

Hồ sơ publish-held-first-run: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-first-run", "title": "Tin “publish-held-first-run”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-first-run: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-10T02:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(119, 'publish-held-problem', 'f51d8ed604eeeebd149d952c922cbe813d8e7cac2722261b452947f7ac1e5531', '34e497a3ad2991756d7ee5dae113457461bf4bd34d94cdeee0cec397b9a921c5', '---
title: Tin “publish-held-problem”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-held-problem: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-problem", "title": "Tin “publish-held-problem”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-problem: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(120, 'publish-held-unwanted', '4292d9b3922c7d573cf797209bd6f5103e495b8004d963a7be30ace92e066adf', 'c1c189a17d98bfe920834763a8d548589a550f5ec328933eea987ebe9439118a', '---
title: Tin “publish-held-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-held-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-unwanted", "title": "Tin “publish-held-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(121, 'publish-held-vanished', 'e49e5f43f8f2e88548d6436968fe19ea144fe96d36bd68331358ba7fe755b086', '8e8b5d3d0ee5a0f7c0fb3084ff8cebe061930d41a4fb1c2eccb81fc89c34c54b', '---
title: Tin “publish-held-vanished”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-held-vanished: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-held-vanished", "title": "Tin “publish-held-vanished”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-held-vanished: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(122, 'publish-queued-approved-edited', '16275333609efd258a19fc727fa52b83a1b1a134a578b9ceaae9a9eecbdb8b3d', '378f402d9fd6007ec54358e60adca7eb4135188ef29add44d298c9996641af54', '---
title: Tin “publish-queued-approved-edited”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-approved-edited: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-approved-edited", "title": "Tin “publish-queued-approved-edited”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-approved-edited: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(123, 'publish-queued-approved', 'f2d20da7bbd5c21bdfd6f7b443c3d73dcfec1150aca442122f67e94dee2cdaae', '40ea64ecae02fe74a9ea6f1a526029a8e98908fa3407ce456dc17f4328962163', '---
title: Tin “publish-queued-approved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [website, facebook]
---

Hồ sơ publish-queued-approved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-approved", "title": "Tin “publish-queued-approved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-approved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook"], "sensitive": false, "correction": null}', 1795834904000),
(124, 'publish-queued-half-approved', 'b7a0752d938d46072d93b97dd5019634ba57a0dd7bea2b54db077b6f8082cff9', '534a14d38f191c05a389767e340b86c815b13df09f0c6b82b1c9a81c7f8c60de', '---
title: Tin “publish-queued-half-approved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
sensitive: true
---

Hồ sơ publish-queued-half-approved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-half-approved", "title": "Tin “publish-queued-half-approved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-half-approved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": true, "correction": null}', 1795834904000),
(125, 'publish-queued-item-held', '38a1b6ce503028be6782ffede5edbea6c3aebcff532d1d769feaa1a0fb26bc46', 'a2f90f7a375d4e3674e7263f92375cbdec82f73e84572286143c8ceded0b80ce', '---
title: Tin “publish-queued-item-held”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-item-held: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-item-held", "title": "Tin “publish-queued-item-held”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-item-held: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(126, 'publish-queued-later', 'ba1841d064e93f7d285fabce2e6731f3d8461ef7e7257e15b6e23539a685168d', 'dfbcbba1ce7b67167ad8026604b163f6cdbb62e868a5c9d00097585c49d3f995', '---
title: Tin “publish-queued-later”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-30 09:00
channels: [facebook]
---

Hồ sơ publish-queued-later: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-later", "title": "Tin “publish-queued-later”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-later: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-30T02:00:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(127, 'publish-queued-pressed', '1460bb4db4da9f9d57678222487f1da738c81b5fa2b410bdc3b909c56eb386ec', '2295b2ccc42db7bc259c9f3e9cf09f9ec10f06d5dd9190bf549871030246e04a', '---
title: Tin “publish-queued-pressed”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [telegram]
---

Hồ sơ publish-queued-pressed: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-pressed", "title": "Tin “publish-queued-pressed”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-pressed: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795834904000),
(128, 'publish-queued-rejected', '454d70425bb8dc18ef7931129814f502da82859b5f7e06f569f9d806386226ab', '3883700d51e36bf353adca53c71557987c232e40dd6c192bc5eb3a0c1ce02c98', '---
title: Tin “publish-queued-rejected”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-rejected: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-rejected", "title": "Tin “publish-queued-rejected”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-rejected: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(129, 'publish-queued-tried', '22d50255ab6715f732a8bfbd7cf7614e25d683bd7e55c10ba755bab0911ee03c', '29c3ee2e88e3e0b05f04960526a43d777b7d3f33c936afdc9eaeb466d3503d2d', '---
title: Tin “publish-queued-tried”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-tried: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-tried", "title": "Tin “publish-queued-tried”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-tried: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(130, 'publish-queued-unapproved', '4892c44837b5fd9747252104245e1bbe9353f7cf465a6285cd745544c8d9c7ad', 'c7d2011ec56f03cb3f293c2a68160a758e4ab62b139401917c41a30a6c9f417c', '---
title: Tin “publish-queued-unapproved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-unapproved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-unapproved", "title": "Tin “publish-queued-unapproved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-unapproved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(131, 'publish-queued-unwanted', '01079cbf82ce4d63d7bee0cc3ab24a5dca765306383c9b9d7c52d008b4657e92', '148f2210a93c8de6f73111def055071bc0a1c767b187811a3253b51d538c9059', '---
title: Tin “publish-queued-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-unwanted", "title": "Tin “publish-queued-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(132, 'publish-queued', 'babd4b7bbc8ee45d42f3b586af0be5a7d5c2cf404fb425fbda729af7f2a7d05d', 'd71bf7123df2d92fe38b6ca0e883d037dfcc0d5e776d6613df854b71e504475a', '---
title: Tin “publish-queued”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [website, facebook, telegram, zalo]
cover: {path: hinh/anh.png, alt: Bộ phận Một cửa}
---

Hồ sơ publish-queued: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued", "title": "Tin “publish-queued”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-queued: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": {"name": "19b37fbd9f51271a.png", "path": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa", "caption": "", "credit": "", "url": null, "inline": false}, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["website", "facebook", "telegram", "zalo"], "sensitive": false, "correction": null}', 1795834904000),
(133, 'publish-released', '7a7ab8c37d6a4ce6d1a550d6b129f795a93187484df4574b5eaf9d8e1bf79377', 'c20ae3ffeb9a2dce0e4d2b88c6f807975df680fa9d85279bde99f3af49018a25', '---
title: Tin “publish-released”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-released: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-released", "title": "Tin “publish-released”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-released: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(134, 'publish-sending-out', '28072c9ca906fa8f761170c55f8d1343f2c241a9a8f8b6c19ca96877aeede24b', 'a1f02fee2e64061c575ae78b49c7aa3130233f0b6682e4818a64bc77d007c095', '---
title: Tin “publish-sending-out”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-sending-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sending-out", "title": "Tin “publish-sending-out”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sending-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(135, 'publish-sending-unwanted-out', '2358ec37e575f9af0d68bb398f722fb22b7ee6ba99e3e5a98a8e1e9953bf3f0b', '0d83270cc261688c86a1ed414aeb33deb7d4a86db8b76b27ffb2584dbabae207', '---
title: Tin “publish-sending-unwanted-out”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-sending-unwanted-out: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sending-unwanted-out", "title": "Tin “publish-sending-unwanted-out”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sending-unwanted-out: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(136, 'publish-sending-unwanted', '9df3e76ee0d3114eabcc573d453ec6718689a9b6f934069945b808e038efd966', '6232259a4d428dc898f2269381e5962bbd32dfda399ce276922020745f518e33', '---
title: Tin “publish-sending-unwanted”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-sending-unwanted: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sending-unwanted", "title": "Tin “publish-sending-unwanted”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sending-unwanted: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(137, 'publish-sending', '9262fc0be1a5db8b004d45f9b14e6f9d86ce831989cb6d858de22377c0d41d95', '946a1e2e000e31ca9c2799062e1d4af8d2588727586e018cdb6ccf8b283c4a2d', '---
title: Tin “publish-sending”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-sending: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sending", "title": "Tin “publish-sending”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sending: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(138, 'publish-sent-resolved', '33da9bdae45913f4500bb0f781680bc6b0920788ece316c2d5678348c4d822e0', 'bf759e5c1999147fc81d7efc8ad76c8f7385bec82823d9dbe54fd2a63cb01073', '---
title: Tin “publish-sent-resolved”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-sent-resolved: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-sent-resolved", "title": "Tin “publish-sent-resolved”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-sent-resolved: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(139, 'publish-slot', 'fa968ea8c94f6724723cbdb9a36e436c9d2dec423b89130fbb81067de4993960', '497f74da3d139d5d3347a8b2fe35951c9444c48fac3a68f84e917c6edb5f7da3', '---
title: Tin “publish-slot”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
channels: [facebook]
slot: next
---

Hồ sơ publish-slot: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-slot", "title": "Tin “publish-slot”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-slot: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "1970-01-01T00:00:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": true, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834904000),
(140, 'publish-cancelled-unasked', 'b0a27fc7d3e0922d1e836ef24c70ea04ffa085a753d8b90756e5166d027522c5', '551e9bdcef56339f21d179d82a436967011d1185bb56e857590d001886e0539e', '---
title: Tin “publish-cancelled-unasked”
summary: Hồ sơ nộp trực tuyến.
unit: van-phong
theme: thu-tuc-hanh-chinh
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [telegram]
---

Hồ sơ publish-cancelled-unasked: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-cancelled-unasked", "title": "Tin “publish-cancelled-unasked”", "summary": "Hồ sơ nộp trực tuyến.", "body": "Hồ sơ publish-cancelled-unasked: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến", "order": 2}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["telegram"], "sensitive": false, "correction": null}', 1795834931000),
(141, 'publish-queued-approved-edited', 'c32c83878216c5817d41a48c10c20120d8de84598df48257373213b1b9b7fc46', '0aeac2dac7da3cca52f4b589fe05840800bd5839aef0feec6d2d2f5f010d4457', '---
title: Tin “publish-queued-approved-edited”
summary: Hồ sơ nộp và trả kết quả trực tuyến.
unit: van-phong
theme: doi-thoai
form: article
author: Ban biên tập
publish_at: 2026-11-28 08:30
channels: [facebook]
---

Hồ sơ publish-queued-approved-edited: nộp tại **Cổng dịch vụ công**.
', '{"item": {"id": "publish-queued-approved-edited", "title": "Tin “publish-queued-approved-edited”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "body": "Hồ sơ publish-queued-approved-edited: nộp tại **Cổng dịch vụ công**.", "unit": {"id": "van-phong", "name": "Văn phòng Sở", "order": 1}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp", "order": 6}, "form": {"id": "article", "name": "Tin, bài, ảnh", "order": 1}, "author": "Ban biên tập", "publish_at": "2026-11-28T01:30:00Z", "lang": "vi", "source": null, "cover": null, "images": [], "video": null, "documents": [], "ai": "none", "notices": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "broadcast": false, "expires": null, "text": null, "corrections": [], "link": null, "origin": null}, "slot": false, "texts": {}, "channels": ["facebook"], "sensitive": false, "correction": null}', 1795834931000);
INSERT INTO workspace ("id", "made_at") VALUES
(1, 1795143606000);
INSERT INTO deliveries ("id", "item", "channel", "edition", "version", "state", "hold", "reason", "waits_for", "due_at", "ready_at", "priority", "attempts", "looks", "absent_at", "lease_token", "lease_until", "lease_owner", "post", "key", "ref", "url", "sent_at", "created_at", "row_version", "kind", "target", "visible", "approved", "approvals_needed") VALUES
(1, 'note-held-restored', 'facebook', 1, 1, 'sent', NULL, NULL, NULL, 1795141800000, 1795141800000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-restored”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-restored”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-restored/facebook/1', '100200300400500_122103000000007', 'https://www.facebook.com/100200300400500/posts/122103000000007', 1795143602000, 1795143600000, 4, 'publish', NULL, 'efa8933c74c310de2faf5ede70a9649c36e25eb95c205baced1a0fc278248a11', 'efa8933c74c310de2faf5ede70a9649c36e25eb95c205baced1a0fc278248a11', 0),
(2, 'publish-held-restored-unwanted', 'facebook', 1, 2, 'held', 'unwanted', 'đã khôi phục cơ sở dữ liệu cũ hơn: bài có thể đã đăng; hãy nhận là đã đăng (adopt), xác nhận (resolve) hoặc cho đăng (release)', NULL, 1795141800000, 1795143636000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-restored-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-restored-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-restored-unwanted/facebook/1', NULL, NULL, NULL, 1795143600000, 6, 'publish', NULL, '65aed1978c343cd2c4688f34b1aa813088e1ee8ea589bdebf3692f1d2851b4df', '65aed1978c343cd2c4688f34b1aa813088e1ee8ea589bdebf3692f1d2851b4df', 0),
(3, 'publish-held-restored', 'facebook', 1, 3, 'held', 'restored', 'đã khôi phục cơ sở dữ liệu cũ hơn: bài có thể đã đăng; hãy nhận là đã đăng (adopt), xác nhận (resolve) hoặc cho đăng (release)', NULL, 1795141800000, 1795141800000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-restored”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-restored”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-restored/facebook/1', NULL, NULL, NULL, 1795143600000, 2, 'publish', NULL, '920c1d668a90c18fbc473288a258e06a83f86b91f267e565a952230f73c4f79f', '920c1d668a90c18fbc473288a258e06a83f86b91f267e565a952230f73c4f79f', 0),
(4, 'update-held-restored', 'telegram', 1, 4, 'sent', NULL, NULL, NULL, 1795141800000, 1795141800000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-restored”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-restored”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 26}], "media": [], "link": null}, "url": null, "media": {}}', 'update-held-restored/telegram/1', '-1001234567890:1', 'https://t.me/soxaydung_sandbox/1', 1795143604000, 1795143600000, 4, 'publish', NULL, '7e635920db33cf93a232ea04705c4be50f3acc073cbc996107f1b842e81f5647', '7e635920db33cf93a232ea04705c4be50f3acc073cbc996107f1b842e81f5647', 0),
(5, 'note-held-restored', 'facebook', 2, 5, 'held', 'restored', 'đã khôi phục cơ sở dữ liệu cũ hơn: bài có thể đã đăng; hãy nhận là đã đăng (adopt), xác nhận (resolve) hoặc cho đăng (release)', NULL, 1795143606000, 1795143606000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-restored”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-restored”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-restored/facebook/2', NULL, NULL, NULL, 1795143606000, 2, 'note', 1, '222b1ef2a6a4d52628b4fbcfbc3307426132cbf8aba731c5edb522fbe6781e21', NULL, 1),
(6, 'update-held-restored', 'telegram', 2, 6, 'held', 'restored', 'đã khôi phục cơ sở dữ liệu cũ hơn: bài có thể đã đăng; hãy nhận là đã đăng (adopt), xác nhận (resolve) hoặc cho đăng (release)', NULL, 1795143606000, 1795143606000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-restored”\n\nĐính chính ngày 20/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-restored”\n\nĐính chính ngày 20/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 26}], "media": [], "link": null}, "url": null, "media": {}}', 'update-held-restored/telegram/2', NULL, NULL, NULL, 1795143606000, 2, 'update', 4, '02777820b0cdb862d2f5bc178702a8108060b642b07a374b61fa9b8884c45135', NULL, 1),
(7, 'note-cancelled-unasked', 'facebook', 1, 7, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-cancelled-unasked/facebook/1', '100200300400500_122103000000133', 'https://www.facebook.com/100200300400500/posts/122103000000133', 1795489244000, 1795489200000, 4, 'publish', NULL, '438effd47cde577368697af925b41f4abb4092f0c9be842a4439adff2925cc2f', '438effd47cde577368697af925b41f4abb4092f0c9be842a4439adff2925cc2f', 0),
(8, 'note-cancelled', 'facebook', 1, 8, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-cancelled/facebook/1', '100200300400500_122103000000127', 'https://www.facebook.com/100200300400500/posts/122103000000127', 1795489242000, 1795489200000, 4, 'publish', NULL, '58f72c4490fa5fdb54643a4f45a499f7a1e48b013d2359620c098623627c22b3', '58f72c4490fa5fdb54643a4f45a499f7a1e48b013d2359620c098623627c22b3', 0),
(9, 'note-claimed-unwanted', 'facebook', 1, 9, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-claimed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-claimed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-claimed-unwanted/facebook/1', '100200300400500_122103000000037', 'https://www.facebook.com/100200300400500/posts/122103000000037', 1795489212000, 1795489200000, 4, 'publish', NULL, '814e879ec3ff15dd4496c284e7ac6c85e2a0c7a6b0004d38002b6c3dd7da9f48', '814e879ec3ff15dd4496c284e7ac6c85e2a0c7a6b0004d38002b6c3dd7da9f48', 0),
(10, 'note-claimed', 'facebook', 1, 10, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-claimed/facebook/1', '100200300400500_122103000000031', 'https://www.facebook.com/100200300400500/posts/122103000000031', 1795489210000, 1795489200000, 4, 'publish', NULL, 'efa7229fbe5f5fc6edc599c557233f8f440df6f808ac6a00daf9b6c539c8f264', 'efa7229fbe5f5fc6edc599c557233f8f440df6f808ac6a00daf9b6c539c8f264', 0),
(11, 'note-doubtful-out', 'facebook', 1, 11, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-doubtful-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-doubtful-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-doubtful-out/facebook/1', '100200300400500_122103000000067', 'https://www.facebook.com/100200300400500/posts/122103000000067', 1795489222000, 1795489200000, 4, 'publish', NULL, 'a45279e713bedc78934559eb04f303c71cc665d8642b46cb14f61366d4143a22', 'a45279e713bedc78934559eb04f303c71cc665d8642b46cb14f61366d4143a22', 0),
(12, 'note-doubtful-unwanted', 'facebook', 1, 12, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-doubtful-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-doubtful-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-doubtful-unwanted/facebook/1', '100200300400500_122103000000073', 'https://www.facebook.com/100200300400500/posts/122103000000073', 1795489224000, 1795489200000, 4, 'publish', NULL, '825d7125caaf6b093a1830936c32fbfd434d51f518e8cf6f7c4a72637ea8f912', '825d7125caaf6b093a1830936c32fbfd434d51f518e8cf6f7c4a72637ea8f912', 0),
(13, 'note-doubtful', 'facebook', 1, 13, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-doubtful/facebook/1', '100200300400500_122103000000061', 'https://www.facebook.com/100200300400500/posts/122103000000061', 1795489220000, 1795489200000, 4, 'publish', NULL, '277b0e12bbc88feabf25224918931c8e826656602f8f4bd6fd253b4aa0544b1f', '277b0e12bbc88feabf25224918931c8e826656602f8f4bd6fd253b4aa0544b1f', 0),
(14, 'note-failed-unwanted', 'facebook', 1, 14, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-failed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-failed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-failed-unwanted/facebook/1', '100200300400500_122103000000121', 'https://www.facebook.com/100200300400500/posts/122103000000121', 1795489240000, 1795489200000, 4, 'publish', NULL, '1080100029bc7a5c5f1b995606d7dffa6b9d7994b576c377c2cb689b1b48d074', '1080100029bc7a5c5f1b995606d7dffa6b9d7994b576c377c2cb689b1b48d074', 0),
(15, 'note-failed', 'facebook', 1, 15, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-failed/facebook/1', '100200300400500_122103000000115', 'https://www.facebook.com/100200300400500/posts/122103000000115', 1795489238000, 1795489200000, 4, 'publish', NULL, '35a604c19480cf4bf256b06c26af20fc7c02ac9b82db4e4209599a67ab69063f', '35a604c19480cf4bf256b06c26af20fc7c02ac9b82db4e4209599a67ab69063f', 0),
(16, 'note-held-absent', 'fanpage-cu', 1, 16, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-absent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-absent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-absent/fanpage-cu/1', '100200300400500_122103000000187', 'https://www.facebook.com/100200300400500/posts/122103000000187', 1795489300000, 1795489200000, 4, 'publish', NULL, '7780287a3dadddac8074c2a5c2a13b01010578a32106a0a3f5ef34a4c2ef16c2', '7780287a3dadddac8074c2a5c2a13b01010578a32106a0a3f5ef34a4c2ef16c2', 0),
(17, 'note-held-blocked', 'website', 1, 17, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ note-held-blocked: nộp tại Cổng dịch vụ công.", "payload": {"id": "note-held-blocked", "title": "Tin “note-held-blocked”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ note-held-blocked: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": null, "gallery": [], "picture": null, "video": null, "files": []}, "url": "https://soxaydung.example/note-held-blocked.html", "media": {}}', 'note-held-blocked/website/1', 'note-held-blocked', 'https://soxaydung.example/note-held-blocked.html', 1795489302000, 1795489200000, 4, 'publish', NULL, '1d2a19748035a0cfab70090e72ff46593c73c4efd54a4a006c08c856a0bc4c32', '1d2a19748035a0cfab70090e72ff46593c73c4efd54a4a006c08c856a0bc4c32', 0),
(18, 'note-held-blocked', 'facebook', 1, 17, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/note-held-blocked.html?utm_source=facebook&utm_medium=social&utm_campaign=note-held-blocked", "payload": {"kind": "link", "message": "Tin “note-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/note-held-blocked.html?utm_source=facebook&utm_medium=social&utm_campaign=note-held-blocked"}, "url": null, "media": {}}', 'note-held-blocked/facebook/1', '100200300400500_122103000000193', 'https://www.facebook.com/100200300400500/posts/122103000000193', 1795489304000, 1795489200000, 5, 'publish', NULL, '642804387cf4403a5e78a84d8aa86dc6c19df398cd3c546a2a41e5711f2896c1', '642804387cf4403a5e78a84d8aa86dc6c19df398cd3c546a2a41e5711f2896c1', 0),
(19, 'note-held-doubt', 'facebook', 1, 18, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-doubt”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-doubt”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-doubt/facebook/1', '100200300400500_122103000000097', 'https://www.facebook.com/100200300400500/posts/122103000000097', 1795489232000, 1795489200000, 4, 'publish', NULL, '9f9cb8f904ab5a905427750c5fd8a1bc75845269fbcc2b7f4dc6c4944d39b49b', '9f9cb8f904ab5a905427750c5fd8a1bc75845269fbcc2b7f4dc6c4944d39b49b', 0),
(20, 'note-held-late', 'facebook', 1, 19, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-late”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-late”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-late/facebook/1', '100200300400500_122103000000079', 'https://www.facebook.com/100200300400500/posts/122103000000079', 1795489226000, 1795489200000, 4, 'publish', NULL, 'd5ab2e109d98102ec730e381eef23858423c800b8b7cf20e014c848d6e3106a0', 'd5ab2e109d98102ec730e381eef23858423c800b8b7cf20e014c848d6e3106a0', 0),
(21, 'note-held-problem', 'facebook', 1, 20, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-problem”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-problem”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-problem/facebook/1', '100200300400500_122103000000091', 'https://www.facebook.com/100200300400500/posts/122103000000091', 1795489230000, 1795489200000, 4, 'publish', NULL, 'c6dde09746a291d2c15a7e616f78dde0dbee8a709b04e596179ffc808c0ed5b6', 'c6dde09746a291d2c15a7e616f78dde0dbee8a709b04e596179ffc808c0ed5b6', 0),
(22, 'note-held-unwanted', 'facebook', 1, 21, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-unwanted/facebook/1', '100200300400500_122103000000103', 'https://www.facebook.com/100200300400500/posts/122103000000103', 1795489234000, 1795489200000, 4, 'publish', NULL, '0f3c12fa2c79ed7278243e642671cc36611cab5ca6c6bf65a6269b8de65d4eda', '0f3c12fa2c79ed7278243e642671cc36611cab5ca6c6bf65a6269b8de65d4eda', 0),
(23, 'note-held-vanished', 'facebook', 1, 22, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-vanished”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-held-vanished”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-vanished/facebook/1', '100200300400500_122103000000085', 'https://www.facebook.com/100200300400500/posts/122103000000085', 1795489228000, 1795489200000, 4, 'publish', NULL, 'df9f8c8fecf327df5b2d034ed40bf7319110d4bd137c28dd539dead0103a93e5', 'df9f8c8fecf327df5b2d034ed40bf7319110d4bd137c28dd539dead0103a93e5', 0),
(24, 'note-queued-unapproved', 'facebook', 1, 23, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-queued-unapproved/facebook/1', '100200300400500_122103000000025', 'https://www.facebook.com/100200300400500/posts/122103000000025', 1795489208000, 1795489200000, 4, 'publish', NULL, '31c592d200d31ec8c4088feae1657d2657d229b7ebf7096f851f8ba4af4ab4be', '31c592d200d31ec8c4088feae1657d2657d229b7ebf7096f851f8ba4af4ab4be', 0),
(25, 'note-queued-unwanted', 'facebook', 1, 24, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-queued-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-queued-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-queued-unwanted/facebook/1', '100200300400500_122103000000019', 'https://www.facebook.com/100200300400500/posts/122103000000019', 1795489206000, 1795489200000, 4, 'publish', NULL, '5b1637bce91447ecdf33b9b9815197463f7f4809d3e09698762e24f80302781e', '5b1637bce91447ecdf33b9b9815197463f7f4809d3e09698762e24f80302781e', 0),
(26, 'note-queued', 'facebook', 1, 25, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-queued/facebook/1', '100200300400500_122103000000013', 'https://www.facebook.com/100200300400500/posts/122103000000013', 1795489204000, 1795489200000, 4, 'publish', NULL, '07edd04438f334b57aca8b024fd7d103b0db33f3d0b477529b20fe1d8fbb3104', '07edd04438f334b57aca8b024fd7d103b0db33f3d0b477529b20fe1d8fbb3104', 0),
(27, 'note-sending-out', 'facebook', 1, 26, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-sending-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-sending-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sending-out/facebook/1', '100200300400500_122103000000049', 'https://www.facebook.com/100200300400500/posts/122103000000049', 1795489216000, 1795489200000, 4, 'publish', NULL, 'efddbe726e6bf78c885151cda14ea519eba34a8d507f328b4671aa100fdaa109', 'efddbe726e6bf78c885151cda14ea519eba34a8d507f328b4671aa100fdaa109', 0),
(28, 'note-sending-unwanted', 'facebook', 1, 27, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-sending-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-sending-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sending-unwanted/facebook/1', '100200300400500_122103000000055', 'https://www.facebook.com/100200300400500/posts/122103000000055', 1795489218000, 1795489200000, 4, 'publish', NULL, '8f5182bf7ebe971abf2a92a8d74eeeb4e9d22ad6888f790bfcdbef3baabbbd38', '8f5182bf7ebe971abf2a92a8d74eeeb4e9d22ad6888f790bfcdbef3baabbbd38', 0),
(29, 'note-sending', 'facebook', 1, 28, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sending/facebook/1', '100200300400500_122103000000043', 'https://www.facebook.com/100200300400500/posts/122103000000043', 1795489214000, 1795489200000, 4, 'publish', NULL, '7e9b404f29fcb291f43750bb746a405f7ce982b4b9b195672ecd7c8849bb36da', '7e9b404f29fcb291f43750bb746a405f7ce982b4b9b195672ecd7c8849bb36da', 0),
(30, 'note-sent', 'facebook', 1, 29, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-sent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-sent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sent/facebook/1', '100200300400500_122103000000109', 'https://www.facebook.com/100200300400500/posts/122103000000109', 1795489236000, 1795489200000, 4, 'publish', NULL, '35f0064e61cd31caf7eda052bdba86f8d0372694325c78eba2bbbec65932a81f', '35f0064e61cd31caf7eda052bdba86f8d0372694325c78eba2bbbec65932a81f', 0),
(31, 'note-withdrawn', 'facebook', 1, 30, 'withdrawn', NULL, 'Đăng nhầm bản nháp.', NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-withdrawn”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “note-withdrawn”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-withdrawn/facebook/1', '100200300400500_122103000000139', 'https://www.facebook.com/100200300400500/posts/122103000000139', 1795489246000, 1795489200000, 5, 'publish', NULL, '0660061cb5601985693767a650ca1a09d2f9af83a45a402f6e8380a9ebaee730', '0660061cb5601985693767a650ca1a09d2f9af83a45a402f6e8380a9ebaee730', 0),
(32, 'publish-sent-adopted', 'facebook', 1, 31, 'cancelled', NULL, 'đã ghi nhận: bài đăng từ trước khi lập hệ thống này', NULL, 1794277800000, 1794277800000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-sent-adopted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-sent-adopted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-sent-adopted/facebook/1', NULL, NULL, NULL, 1795489200000, 2, 'publish', NULL, 'e7ad932c5bd45182d39513fb05a375d90a03882511f90872fd0ceb3c49e82d7e', 'e7ad932c5bd45182d39513fb05a375d90a03882511f90872fd0ceb3c49e82d7e', 0),
(33, 'publish-sent', 'website', 1, 32, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-sent”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ publish-sent: nộp tại Cổng dịch vụ công.", "payload": {"id": "publish-sent", "title": "Tin “publish-sent”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ publish-sent: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "gallery": [], "picture": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "video": null, "files": [{"file": "media/19b37fbd9f51271a.png", "kind": "image", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}, {"file": "media/19b37fbd9f51271a-480.jpg", "kind": "thumb", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}]}, "url": "https://soxaydung.example/publish-sent.html", "media": {"19b37fbd9f51271a.png": "https://soxaydung.example/media/19b37fbd9f51271a.png"}}', 'publish-sent/website/1', 'publish-sent', 'https://soxaydung.example/publish-sent.html', 1795489316000, 1795489200000, 4, 'publish', NULL, '19608f325cc7138482da16d1080fdb08e26a7b6f8b8ad9dd89525c762ea4fe44', '19608f325cc7138482da16d1080fdb08e26a7b6f8b8ad9dd89525c762ea4fe44', 0),
(34, 'publish-sent', 'facebook', 1, 32, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-sent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/publish-sent.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-sent", "payload": {"kind": "link", "message": "Tin “publish-sent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/publish-sent.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-sent"}, "url": null, "media": {}}', 'publish-sent/facebook/1', '100200300400500_122103000000205', 'https://www.facebook.com/100200300400500/posts/122103000000205', 1795489318000, 1795489200000, 5, 'publish', NULL, 'ed2bcdf5a3d611fa89e5b301551ac04b897fc8d050a2537c595ab5762412d503', 'ed2bcdf5a3d611fa89e5b301551ac04b897fc8d050a2537c595ab5762412d503', 0),
(35, 'publish-sent', 'zalo', 1, 32, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-sent”\n\nHồ sơ nộp trực tuyến.\n\nBan biên tập\n\nHồ sơ publish-sent: nộp tại Cổng dịch vụ công.\n\nXem bài đầy đủ: https://soxaydung.example/publish-sent.html?utm_source=zalo&utm_medium=social&utm_campaign=publish-sent", "payload": {"article": {"type": "normal", "title": "Tin “publish-sent”", "author": "Ban biên tập", "description": "Hồ sơ nộp trực tuyến.", "cover": {"cover_type": "photo", "photo_url": "https://soxaydung.example/media/19b37fbd9f51271a.png", "status": "show"}, "body": [{"type": "text", "content": "Hồ sơ publish-sent: nộp tại Cổng dịch vụ công."}, {"type": "text", "content": "Xem bài đầy đủ: https://soxaydung.example/publish-sent.html?utm_source=zalo&utm_medium=social&utm_campaign=publish-sent"}], "status": "show", "comment": "show"}, "spare_cover": null, "missing": []}, "url": null, "media": {}}', 'publish-sent/zalo/1', '66b8956b0fa85d4751c2', '{zalo}/_page/article?id=66b8956b0fa85d4751c2&pageId=4567890123456789012', 1795489322000, 1795489200000, 5, 'publish', NULL, 'c119b5b06ffa1256d7107f594b783553c73326d65c9a9627070d9167b9e10cb1', 'c119b5b06ffa1256d7107f594b783553c73326d65c9a9627070d9167b9e10cb1', 0),
(36, 'publish-sent', 'telegram', 1, 32, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-sent”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendPhoto", "caption": "Tin “publish-sent”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 18}, {"type": "text_link", "offset": 43, "length": 12, "url": "https://soxaydung.example/publish-sent.html?utm_source=telegram&utm_medium=social&utm_campaign=publish-sent"}], "media": [{"path": "{workspace}/state/media/19b37fbd9f51271a.png", "name": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa"}], "link": "https://soxaydung.example/publish-sent.html?utm_source=telegram&utm_medium=social&utm_campaign=publish-sent"}, "url": null, "media": {}}', 'publish-sent/telegram/1', '-1001234567890:23', 'https://t.me/soxaydung_sandbox/23', 1795489320000, 1795489200000, 5, 'publish', NULL, '9656c8562cfb1c8e5719cf9c0634f5068d6b80668c538d2a3028c1337b46d86c', '9656c8562cfb1c8e5719cf9c0634f5068d6b80668c538d2a3028c1337b46d86c', 0),
(37, 'update-cancelled-unasked', 'telegram', 1, 33, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 30}], "media": [], "link": null}, "url": null, "media": {}}', 'update-cancelled-unasked/telegram/1', '-1001234567890:18', 'https://t.me/soxaydung_sandbox/18', 1795489280000, 1795489200000, 4, 'publish', NULL, '821bc95e84347ec85895160816384341c58a7299ed68615247d857a4bf1bc097', '821bc95e84347ec85895160816384341c58a7299ed68615247d857a4bf1bc097', 0),
(38, 'update-cancelled', 'telegram', 1, 34, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 22}], "media": [], "link": null}, "url": null, "media": {}}', 'update-cancelled/telegram/1', '-1001234567890:17', 'https://t.me/soxaydung_sandbox/17', 1795489278000, 1795489200000, 4, 'publish', NULL, 'b9be75d2956ad013729ed8ce7a0cdeeaffcce04efcee11464e44c3f2ea9ddaf9', 'b9be75d2956ad013729ed8ce7a0cdeeaffcce04efcee11464e44c3f2ea9ddaf9', 0),
(39, 'update-claimed-unwanted', 'telegram', 1, 35, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-claimed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-claimed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 29}], "media": [], "link": null}, "url": null, "media": {}}', 'update-claimed-unwanted/telegram/1', '-1001234567890:6', 'https://t.me/soxaydung_sandbox/6', 1795489256000, 1795489200000, 4, 'publish', NULL, 'ba894996bf822290a4c681a8c86d4df6362699a84da56bb36011bea7f50f0a8c', 'ba894996bf822290a4c681a8c86d4df6362699a84da56bb36011bea7f50f0a8c', 0),
(40, 'update-claimed', 'telegram', 1, 36, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}], "media": [], "link": null}, "url": null, "media": {}}', 'update-claimed/telegram/1', '-1001234567890:5', 'https://t.me/soxaydung_sandbox/5', 1795489254000, 1795489200000, 4, 'publish', NULL, '7c22b49ae51a17de90e8ef1ceab2ddbea84a766c7fa053d37c7245004ec1104d', '7c22b49ae51a17de90e8ef1ceab2ddbea84a766c7fa053d37c7245004ec1104d', 0),
(41, 'update-doubtful-unwanted', 'telegram', 1, 37, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-doubtful-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-doubtful-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 30}], "media": [], "link": null}, "url": null, "media": {}}', 'update-doubtful-unwanted/telegram/1', '-1001234567890:10', 'https://t.me/soxaydung_sandbox/10', 1795489264000, 1795489200000, 4, 'publish', NULL, 'd5b0776f4b174ec2f5bfe866b37e7eed8615a4ff9ed106858db4ea1f0110fcc8', 'd5b0776f4b174ec2f5bfe866b37e7eed8615a4ff9ed106858db4ea1f0110fcc8', 0),
(42, 'update-doubtful', 'telegram', 1, 38, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 21}], "media": [], "link": null}, "url": null, "media": {}}', 'update-doubtful/telegram/1', '-1001234567890:9', 'https://t.me/soxaydung_sandbox/9', 1795489262000, 1795489200000, 4, 'publish', NULL, 'bdbea1b5794746690c94d67342425b5b5909561bfa1a05d8843d3ba3df1ef430', 'bdbea1b5794746690c94d67342425b5b5909561bfa1a05d8843d3ba3df1ef430', 0),
(43, 'update-failed-unsupported', 'telegram', 1, 39, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-failed-unsupported”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-failed-unsupported”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 31}], "media": [], "link": null}, "url": null, "media": {}}', 'update-failed-unsupported/telegram/1', '-1001234567890:15', 'https://t.me/soxaydung_sandbox/15', 1795489274000, 1795489200000, 4, 'publish', NULL, 'a659c5c5edf6c7f54ab8ee414ff20418ed265ec5ea739f48c642819d759249ea', 'a659c5c5edf6c7f54ab8ee414ff20418ed265ec5ea739f48c642819d759249ea', 0),
(44, 'update-failed-unwanted', 'telegram', 1, 40, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-failed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-failed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 28}], "media": [], "link": null}, "url": null, "media": {}}', 'update-failed-unwanted/telegram/1', '-1001234567890:16', 'https://t.me/soxaydung_sandbox/16', 1795489276000, 1795489200000, 4, 'publish', NULL, '57086a3268da9ea40a9dce73b0f3638c9b4dba5fddf12d127556d89ebb10f0f6', '57086a3268da9ea40a9dce73b0f3638c9b4dba5fddf12d127556d89ebb10f0f6', 0),
(45, 'update-failed', 'telegram', 1, 41, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 19}], "media": [], "link": null}, "url": null, "media": {}}', 'update-failed/telegram/1', '-1001234567890:14', 'https://t.me/soxaydung_sandbox/14', 1795489272000, 1795489200000, 4, 'publish', NULL, '76bab4de65128ab15cf640dbd1eb2199ddc6f6e595840c69ed30bc6e6f0cb4d6', '76bab4de65128ab15cf640dbd1eb2199ddc6f6e595840c69ed30bc6e6f0cb4d6', 0),
(46, 'update-held-blocked', 'website', 1, 42, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ update-held-blocked: nộp tại Cổng dịch vụ công.", "payload": {"id": "update-held-blocked", "title": "Tin “update-held-blocked”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ update-held-blocked: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": null, "gallery": [], "picture": null, "video": null, "files": []}, "url": "https://soxaydung.example/update-held-blocked.html", "media": {}}', 'update-held-blocked/website/1', 'update-held-blocked', 'https://soxaydung.example/update-held-blocked.html', 1795489306000, 1795489200000, 4, 'publish', NULL, 'd48368962a954605c77c7bcff13b89f05eed41e282287c23ab089efe3a451ee9', 'd48368962a954605c77c7bcff13b89f05eed41e282287c23ab089efe3a451ee9', 0),
(47, 'update-held-blocked', 'telegram', 1, 42, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 25}, {"type": "text_link", "offset": 50, "length": 12, "url": "https://soxaydung.example/update-held-blocked.html?utm_source=telegram&utm_medium=social&utm_campaign=update-held-blocked"}], "media": [], "link": "https://soxaydung.example/update-held-blocked.html?utm_source=telegram&utm_medium=social&utm_campaign=update-held-blocked"}, "url": null, "media": {}}', 'update-held-blocked/telegram/1', '-1001234567890:21', 'https://t.me/soxaydung_sandbox/21', 1795489308000, 1795489200000, 5, 'publish', NULL, '9f9dd8466a74c5ab045f795b145dfb6018184c64993653ba2fee8e6092a267e8', '9f9dd8466a74c5ab045f795b145dfb6018184c64993653ba2fee8e6092a267e8', 0),
(48, 'update-held-problem', 'telegram', 1, 43, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-problem”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-problem”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 25}], "media": [], "link": null}, "url": null, "media": {}}', 'update-held-problem/telegram/1', '-1001234567890:12', 'https://t.me/soxaydung_sandbox/12', 1795489268000, 1795489200000, 4, 'publish', NULL, '2116939eee4e8c4b8ed3692adcf0eca7fdd9e2aee861da1e49684e34e6bc92c2', '2116939eee4e8c4b8ed3692adcf0eca7fdd9e2aee861da1e49684e34e6bc92c2', 0),
(49, 'update-held-vanished', 'telegram', 1, 44, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-vanished”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-vanished”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 26}], "media": [], "link": null}, "url": null, "media": {}}', 'update-held-vanished/telegram/1', '-1001234567890:11', 'https://t.me/soxaydung_sandbox/11', 1795489266000, 1795489200000, 4, 'publish', NULL, '923dd0af0e9e7709885d6100c5abf3fb1b8e23235535923139a3ff3e82886a3d', '923dd0af0e9e7709885d6100c5abf3fb1b8e23235535923139a3ff3e82886a3d', 0),
(50, 'update-queued-unapproved', 'telegram', 1, 45, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 30}], "media": [], "link": null}, "url": null, "media": {}}', 'update-queued-unapproved/telegram/1', '-1001234567890:4', 'https://t.me/soxaydung_sandbox/4', 1795489252000, 1795489200000, 4, 'publish', NULL, 'dd88ee71dceadc667f264a284fc8a8d0cd5191e1817fa6edbaaf71cab2ef28fe', 'dd88ee71dceadc667f264a284fc8a8d0cd5191e1817fa6edbaaf71cab2ef28fe', 0),
(51, 'update-queued-unwanted', 'telegram', 1, 46, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-queued-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-queued-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 28}], "media": [], "link": null}, "url": null, "media": {}}', 'update-queued-unwanted/telegram/1', '-1001234567890:3', 'https://t.me/soxaydung_sandbox/3', 1795489250000, 1795489200000, 4, 'publish', NULL, '44c63c8d7444ea3f274afa2fffdcde866206c83897706966ac2881d7176007a5', '44c63c8d7444ea3f274afa2fffdcde866206c83897706966ac2881d7176007a5', 0),
(52, 'update-queued', 'telegram', 1, 47, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 19}], "media": [], "link": null}, "url": null, "media": {}}', 'update-queued/telegram/1', '-1001234567890:2', 'https://t.me/soxaydung_sandbox/2', 1795489248000, 1795489200000, 4, 'publish', NULL, '66f0810b0d66a58981907f9697b533b9aec96b75bc6b854c73fdcff67752e8cd', '66f0810b0d66a58981907f9697b533b9aec96b75bc6b854c73fdcff67752e8cd', 0),
(53, 'update-sending-unwanted', 'telegram', 1, 48, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-sending-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-sending-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 29}], "media": [], "link": null}, "url": null, "media": {}}', 'update-sending-unwanted/telegram/1', '-1001234567890:8', 'https://t.me/soxaydung_sandbox/8', 1795489260000, 1795489200000, 4, 'publish', NULL, '8061c4e343e309c9617812940c189f22c3a9d9cf312d431f2ba22bfd51ce58a9', '8061c4e343e309c9617812940c189f22c3a9d9cf312d431f2ba22bfd51ce58a9', 0),
(54, 'update-sending', 'telegram', 1, 49, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}], "media": [], "link": null}, "url": null, "media": {}}', 'update-sending/telegram/1', '-1001234567890:7', 'https://t.me/soxaydung_sandbox/7', 1795489258000, 1795489200000, 4, 'publish', NULL, 'a46de2c752d145495f13e9c0a1925833e112ab3cd09b36979732619164a5b384', 'a46de2c752d145495f13e9c0a1925833e112ab3cd09b36979732619164a5b384', 0),
(55, 'update-sent', 'telegram', 1, 104, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-sent”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-sent”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 17}], "media": [], "link": null}, "url": null, "media": {}}', 'update-sent/telegram/1', '-1001234567890:13', 'https://t.me/soxaydung_sandbox/13', 1795489270000, 1795489200000, 5, 'publish', NULL, 'a6770c8556692783aca703b22fe993b9b63cd7c7f54fc8d75e18b09a336a2505', 'a6770c8556692783aca703b22fe993b9b63cd7c7f54fc8d75e18b09a336a2505', 0),
(56, 'update-website', 'website', 1, 105, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-website”\n\nĐính chính ngày 26/11/2026 10:00: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nHồ sơ update-website: nộp tại Cổng dịch vụ công.", "payload": {"id": "update-website", "title": "Tin “update-website”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [{"at": "2026-11-26T03:00:00+00:00", "note": "Nội dung bài viết đã được sửa cho đúng."}], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ update-website: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "gallery": [], "picture": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "video": null, "files": [{"file": "media/19b37fbd9f51271a.png", "kind": "image", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}, {"file": "media/19b37fbd9f51271a-480.jpg", "kind": "thumb", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}]}, "url": "https://soxaydung.example/update-website.html", "media": {"19b37fbd9f51271a.png": "https://soxaydung.example/media/19b37fbd9f51271a.png"}}', 'update-website/website/1', 'update-website', 'https://soxaydung.example/update-website.html', 1795489310000, 1795489200000, 5, 'publish', NULL, 'd7b11ef7b38111850ff0dcdafa9ccd2ebb651af02167393320aa9c3046de832e', 'd7b11ef7b38111850ff0dcdafa9ccd2ebb651af02167393320aa9c3046de832e', 0),
(57, 'update-website', 'facebook', 1, 51, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-website”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/update-website.html?utm_source=facebook&utm_medium=social&utm_campaign=update-website", "payload": {"kind": "link", "message": "Tin “update-website”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/update-website.html?utm_source=facebook&utm_medium=social&utm_campaign=update-website"}, "url": null, "media": {}}', 'update-website/facebook/1', '100200300400500_122103000000199', 'https://www.facebook.com/100200300400500/posts/122103000000199', 1795489312000, 1795489200000, 5, 'publish', NULL, '8b0c4e44658a6943d0f573937663643f4884020ce091f719ada9f96bcbdf4775', '8b0c4e44658a6943d0f573937663643f4884020ce091f719ada9f96bcbdf4775', 0),
(58, 'update-website', 'telegram', 1, 105, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-website”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendPhoto", "caption": "Tin “update-website”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}, {"type": "text_link", "offset": 129, "length": 12, "url": "https://soxaydung.example/update-website.html?utm_source=telegram&utm_medium=social&utm_campaign=update-website"}], "media": [{"path": "{workspace}/state/media/19b37fbd9f51271a.png", "name": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa"}], "link": "https://soxaydung.example/update-website.html?utm_source=telegram&utm_medium=social&utm_campaign=update-website"}, "url": null, "media": {}}', 'update-website/telegram/1', '-1001234567890:22', 'https://t.me/soxaydung_sandbox/22', 1795489314000, 1795489200000, 6, 'publish', NULL, '2a41e9aee151ad016a35db3bdb5b88f082a3b63cf3f96f0c39e42414e02d4379', '2a41e9aee151ad016a35db3bdb5b88f082a3b63cf3f96f0c39e42414e02d4379', 0),
(59, 'withdraw-cancelled-unasked', 'facebook', 1, 52, 'withdrawn', NULL, 'Đăng nhầm bản nháp.', NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “withdraw-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'withdraw-cancelled-unasked/facebook/1', '100200300400500_122103000000181', 'https://www.facebook.com/100200300400500/posts/122103000000181', 1795489298000, 1795489200000, 4, 'publish', NULL, '06d18f45066aab82fcb5d75f975d1cd7a7b11b9e254dee1508979861e1023005', '06d18f45066aab82fcb5d75f975d1cd7a7b11b9e254dee1508979861e1023005', 0),
(60, 'withdraw-cancelled', 'facebook', 1, 53, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "payload": {"kind": "text", "message": "Tin “withdraw-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak"}, "url": null, "media": {}}', 'withdraw-cancelled/facebook/1', '100200300400500_122103000000175', 'https://www.facebook.com/100200300400500/posts/122103000000175', 1795489296000, 1795489200000, 5, 'publish', NULL, 'fca9b030f7e3902a5c20b73bb0e91a0535c19da361fe855b0d777f8d8f397034', 'fca9b030f7e3902a5c20b73bb0e91a0535c19da361fe855b0d777f8d8f397034', 1),
(61, 'withdraw-claimed', 'facebook', 1, 54, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “withdraw-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'withdraw-claimed/facebook/1', '100200300400500_122103000000151', 'https://www.facebook.com/100200300400500/posts/122103000000151', 1795489286000, 1795489200000, 4, 'publish', NULL, 'a6b86e3db71273d6f95a02063c036d3c69d17528d16322a73c08e4f5e5de66c5', 'a6b86e3db71273d6f95a02063c036d3c69d17528d16322a73c08e4f5e5de66c5', 0),
(62, 'withdraw-doubtful', 'facebook', 1, 55, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “withdraw-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'withdraw-doubtful/facebook/1', '100200300400500_122103000000163', 'https://www.facebook.com/100200300400500/posts/122103000000163', 1795489290000, 1795489200000, 4, 'publish', NULL, '1ebee593aaf8de2cbcda4eb43758997a882e48000dcef1549e36843387bb15fe', '1ebee593aaf8de2cbcda4eb43758997a882e48000dcef1549e36843387bb15fe', 0),
(63, 'withdraw-failed', 'facebook', 1, 56, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “withdraw-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'withdraw-failed/facebook/1', '100200300400500_122103000000169', 'https://www.facebook.com/100200300400500/posts/122103000000169', 1795489294000, 1795489200000, 4, 'publish', NULL, '1b0661384362396faed1db3afd90a5212ada3b9bcc9c918eb2da4b8580141903', '1b0661384362396faed1db3afd90a5212ada3b9bcc9c918eb2da4b8580141903', 0),
(64, 'withdraw-queued-unapproved', 'facebook', 1, 57, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "payload": {"kind": "text", "message": "Tin “withdraw-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak"}, "url": null, "media": {}}', 'withdraw-queued-unapproved/facebook/1', '100200300400500_122103000000145', 'https://www.facebook.com/100200300400500/posts/122103000000145', 1795489284000, 1795489200000, 5, 'publish', NULL, '737b781c70a9f44d9b6218a9c4503b476e1e2ceee29f7c2eb7e4799f76e3e1ed', '737b781c70a9f44d9b6218a9c4503b476e1e2ceee29f7c2eb7e4799f76e3e1ed', 1),
(65, 'withdraw-queued', 'telegram', 1, 58, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “withdraw-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 21}], "media": [], "link": null}, "url": null, "media": {}}', 'withdraw-queued/telegram/1', '-1001234567890:19', 'https://t.me/soxaydung_sandbox/19', 1795489282000, 1795489200000, 4, 'publish', NULL, 'dfb2a35452f69140a9d8df083e5aebc0ac659edc254f9386e5256c0c39db0e2d', 'dfb2a35452f69140a9d8df083e5aebc0ac659edc254f9386e5256c0c39db0e2d', 0),
(66, 'withdraw-sending', 'facebook', 1, 59, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “withdraw-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'withdraw-sending/facebook/1', '100200300400500_122103000000157', 'https://www.facebook.com/100200300400500/posts/122103000000157', 1795489288000, 1795489200000, 4, 'publish', NULL, '84196b231c3865cd4cf11a702ef57303081bae606ee49de9a625e9985aed9fba', '84196b231c3865cd4cf11a702ef57303081bae606ee49de9a625e9985aed9fba', 0),
(67, 'withdraw-sent', 'telegram', 1, 60, 'withdrawn', NULL, 'Đăng nhầm bản nháp.', NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-sent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “withdraw-sent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 19}], "media": [], "link": null}, "url": null, "media": {}}', 'withdraw-sent/telegram/1', '-1001234567890:20', 'https://t.me/soxaydung_sandbox/20', 1795489292000, 1795489200000, 5, 'publish', NULL, '4b93ee798316df7d592375da02b0b0397cda0701e8731259e0e93c3fb315ff31', '4b93ee798316df7d592375da02b0b0397cda0701e8731259e0e93c3fb315ff31', 0),
(68, 'withdraw-stays', 'website', 1, 61, 'withdrawn', NULL, 'Đăng nhầm bản nháp.', NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-stays”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ withdraw-stays: nộp tại Cổng dịch vụ công.", "payload": {"id": "withdraw-stays", "title": "Tin “withdraw-stays”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ withdraw-stays: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "gallery": [], "picture": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "video": null, "files": [{"file": "media/19b37fbd9f51271a.png", "kind": "image", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}, {"file": "media/19b37fbd9f51271a-480.jpg", "kind": "thumb", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}]}, "url": "https://soxaydung.example/withdraw-stays.html", "media": {"19b37fbd9f51271a.png": "https://soxaydung.example/media/19b37fbd9f51271a.png"}}', 'withdraw-stays/website/1', 'withdraw-stays', 'https://soxaydung.example/withdraw-stays.html', 1795489324000, 1795489200000, 5, 'publish', NULL, '906327724e840aab54df530cec3b4b44cb8c7e139a47088d462d2246afc53ad0', '906327724e840aab54df530cec3b4b44cb8c7e139a47088d462d2246afc53ad0', 0),
(69, 'withdraw-stays', 'zalo', 1, 61, 'withdrawn', NULL, 'Đăng nhầm bản nháp.', NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “withdraw-stays”\n\nHồ sơ nộp trực tuyến.\n\nBan biên tập\n\nHồ sơ withdraw-stays: nộp tại Cổng dịch vụ công.\n\nXem bài đầy đủ: https://soxaydung.example/withdraw-stays.html?utm_source=zalo&utm_medium=social&utm_campaign=withdraw-stays", "payload": {"article": {"type": "normal", "title": "Tin “withdraw-stays”", "author": "Ban biên tập", "description": "Hồ sơ nộp trực tuyến.", "cover": {"cover_type": "photo", "photo_url": "https://soxaydung.example/media/19b37fbd9f51271a.png", "status": "show"}, "body": [{"type": "text", "content": "Hồ sơ withdraw-stays: nộp tại Cổng dịch vụ công."}, {"type": "text", "content": "Xem bài đầy đủ: https://soxaydung.example/withdraw-stays.html?utm_source=zalo&utm_medium=social&utm_campaign=withdraw-stays"}], "status": "show", "comment": "show"}, "spare_cover": null, "missing": []}, "url": null, "media": {}}', 'withdraw-stays/zalo/1', '398dedd392060a53e932', '{zalo}/_page/article?id=398dedd392060a53e932&pageId=4567890123456789012', 1795489326000, 1795489200000, 6, 'publish', NULL, 'a446da4c0903924653109436b8a5f613689a96e5c168307163474be690c10b12', 'a446da4c0903924653109436b8a5f613689a96e5c168307163474be690c10b12', 0),
(70, 'withdraw-stays', 'zalo-broadcast', 1, 61, 'sent', NULL, NULL, NULL, 1795487400000, 1795487400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin nhắn Zalo OA gửi người quan tâm: tất cả\n\nTin “withdraw-stays”\nHồ sơ nộp trực tuyến.", "payload": {"article_id": "398dedd392060a53e932", "target": {"gender": "0"}}, "url": null, "media": {}}', 'withdraw-stays/zalo-broadcast/1', 'aab13d368febbcfafc32', NULL, 1795489328000, 1795489200000, 5, 'publish', NULL, '49ae5d34a479a1b07fdf4094fc69d0879cd4789a39690d93c8a133c3d52c411e', '49ae5d34a479a1b07fdf4094fc69d0879cd4789a39690d93c8a133c3d52c411e', 0),
(71, 'note-cancelled-unasked', 'facebook', 2, 62, 'cancelled', 'unasked', 'tệp đã trở lại như bản đã đăng', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-cancelled-unasked”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-cancelled-unasked”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-cancelled-unasked/facebook/2', NULL, NULL, NULL, 1795662000000, 2, 'note', 7, '5dab0c3cf2d24aab1b58af407c5952ddb03e5a0a7ea28f8ae76259004ae40ee3', NULL, 1),
(72, 'note-cancelled', 'facebook', 2, 63, 'cancelled', NULL, 'người phụ trách đã hủy', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-cancelled”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-cancelled”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-cancelled/facebook/2', NULL, NULL, NULL, 1795662000000, 3, 'note', 8, 'eca809e579895537d8903cb6c3ec783962f9be9318b3eee39296d6a330e4e884', 'eca809e579895537d8903cb6c3ec783962f9be9318b3eee39296d6a330e4e884', 0),
(73, 'note-claimed-unwanted', 'facebook', 2, 64, 'claimed', 'unwanted', NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, '8cf84c1bbba3ae0f615f2978993f8273', 1795836073000, 'mot-cua:4711', '{"text": "Đính chính: Tin “note-claimed-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-claimed-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-claimed-unwanted/facebook/2', NULL, NULL, NULL, 1795662000000, 4, 'note', 9, 'b1ac55c9b40edf3b9abf4536672263ff02fc665faabf4d97065b205d6746720a', 'b1ac55c9b40edf3b9abf4536672263ff02fc665faabf4d97065b205d6746720a', 0),
(74, 'note-claimed', 'facebook', 2, 65, 'claimed', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, 'e53fec067128345ea19d09e1d415f500', 1795836072000, 'mot-cua:4711', '{"text": "Đính chính: Tin “note-claimed”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-claimed”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-claimed/facebook/2', NULL, NULL, NULL, 1795662000000, 3, 'note', 10, '0a88ec7163d78599a1a9ccc5f1fd2313191a57d6630a22c613a7b2f7541add6f', '0a88ec7163d78599a1a9ccc5f1fd2313191a57d6630a22c613a7b2f7541add6f', 0),
(75, 'note-doubtful-out', 'facebook', 2, 66, 'doubtful', NULL, 'Mất câu trả lời', NULL, 1795834837000, 1795834879000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-doubtful-out”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-doubtful-out”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-doubtful-out/facebook/2', NULL, NULL, NULL, 1795662000000, 5, 'note', 11, 'a2e0598233c4caaadf0ea3cb91410f797c7991560c07aedb050a2f18e7663e1e', 'a2e0598233c4caaadf0ea3cb91410f797c7991560c07aedb050a2f18e7663e1e', 0),
(76, 'note-doubtful-unwanted', 'facebook', 2, 67, 'doubtful', 'unwanted', 'Mất câu trả lời', NULL, 1795834837000, 1795834881000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-doubtful-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-doubtful-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-doubtful-unwanted/facebook/2', NULL, NULL, NULL, 1795662000000, 6, 'note', 12, '49fbadb2b3ccd9a5b2338bd0b8d9541c3ff873765342df5e63c8c03a88f8586b', '49fbadb2b3ccd9a5b2338bd0b8d9541c3ff873765342df5e63c8c03a88f8586b', 0),
(77, 'note-doubtful', 'facebook', 2, 68, 'doubtful', NULL, 'Mất câu trả lời', NULL, 1795834837000, 1795834877000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-doubtful”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-doubtful”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-doubtful/facebook/2', NULL, NULL, NULL, 1795662000000, 5, 'note', 13, '135eb046b3b111fe5d44b7fd9ebdb143a54e13cfb050df2eeb295cb28aa29a21', '135eb046b3b111fe5d44b7fd9ebdb143a54e13cfb050df2eeb295cb28aa29a21', 0),
(78, 'note-failed-unwanted', 'facebook', 2, 69, 'failed', 'unwanted', 'Bài bị từ chối', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-failed-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-failed-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-failed-unwanted/facebook/2', NULL, NULL, NULL, 1795662000000, 6, 'note', 14, 'db2fee03874495de80476443c248e4f9518fc434d2a8fe1ee1035125a74c41be', 'db2fee03874495de80476443c248e4f9518fc434d2a8fe1ee1035125a74c41be', 0),
(79, 'note-failed', 'facebook', 2, 70, 'failed', NULL, 'Bài bị từ chối', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-failed”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-failed”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-failed/facebook/2', NULL, NULL, NULL, 1795662000000, 5, 'note', 15, '9d85197948aa29ee540502fbc089715efe85539dba915b70370743096b5bfb5e', '9d85197948aa29ee540502fbc089715efe85539dba915b70370743096b5bfb5e', 0),
(80, 'note-held-absent', 'fanpage-cu', 2, 71, 'held', 'absent', 'kênh của bài không có trong cấu hình', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-absent”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-absent”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-absent/fanpage-cu/2', NULL, NULL, NULL, 1795662000000, 3, 'note', 16, '4628fd064bdeac3405a15d756a4212a9e835f2dc83c0c3481449438b3c50add4', '4628fd064bdeac3405a15d756a4212a9e835f2dc83c0c3481449438b3c50add4', 0),
(81, 'note-held-blocked', 'website', 2, 72, 'failed', NULL, 'Bài bị từ chối', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “note-held-blocked”\n\nĐính chính ngày 26/11/2026 10:00: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nHồ sơ note-held-blocked: nộp tại Cổng dịch vụ công.", "payload": {"id": "note-held-blocked", "title": "Tin “note-held-blocked”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [{"at": "2026-11-26T03:00:00+00:00", "note": "Nội dung bài viết đã được sửa cho đúng."}], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ note-held-blocked: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": null, "gallery": [], "picture": null, "video": null, "files": []}, "url": "https://soxaydung.example/note-held-blocked.html", "media": {}}', 'note-held-blocked/website/2', NULL, NULL, NULL, 1795662000000, 5, 'update', 17, '294bd269b0e352e438760cf012b93035a0c31301bfd1e3c7a8fe6cd94d92ce1e', '294bd269b0e352e438760cf012b93035a0c31301bfd1e3c7a8fe6cd94d92ce1e', 0),
(82, 'note-held-blocked', 'facebook', 2, 72, 'held', 'blocked', 'website không đăng bài này: Bài bị từ chối', 'website', 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-blocked”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/note-held-blocked.html?utm_source=facebook&utm_medium=social&utm_campaign=note-held-blocked", "payload": {"kind": "link", "message": "Đính chính: Tin “note-held-blocked”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/note-held-blocked.html?utm_source=facebook&utm_medium=social&utm_campaign=note-held-blocked"}, "url": null, "media": {}}', 'note-held-blocked/facebook/2', NULL, NULL, NULL, 1795662000000, 3, 'note', 18, '438d76f14216f07b6798c451792d3f919b88b491673e627db95e7be1004ad18b', '438d76f14216f07b6798c451792d3f919b88b491673e627db95e7be1004ad18b', 0),
(83, 'note-held-doubt', 'facebook', 2, 73, 'held', 'doubt', 'không xác định được bài đã đăng hay chưa; hãy xem trên kênh rồi xác nhận', NULL, 1795834837000, 1795834883000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-doubt”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-doubt”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-doubt/facebook/2', NULL, NULL, NULL, 1795662000000, 7, 'note', 19, '499b98528ff768d43a98c302656bf1d2eb7b4b0f664edbeff283ed703b9d7d7f', '499b98528ff768d43a98c302656bf1d2eb7b4b0f664edbeff283ed703b9d7d7f', 0),
(84, 'note-held-late', 'facebook', 2, 74, 'cancelled', 'unasked', 'đã ghi lại bằng lời khác', NULL, 1795662000000, 1795662000000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-late”\n\nSửa giờ tiếp dân.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-late”\n\nSửa giờ tiếp dân.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-late/facebook/2', NULL, NULL, NULL, 1795662000000, 2, 'note', 20, 'c64f5227a18b2971cd50538e901479ff6c6348f45abbb27654c284a97267e65e', NULL, 1),
(85, 'note-held-problem', 'facebook', 2, 75, 'held', 'problem', 'tệp có lỗi: ''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-problem”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-problem”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-problem/facebook/2', NULL, NULL, NULL, 1795662000000, 2, 'note', 21, 'b9f6add842c23c44594e8c13199dd4f42a0b16941ff2a3a46cc71a92629f4e9b', NULL, 1),
(86, 'note-held-unwanted', 'facebook', 2, 76, 'held', 'unwanted', 'không xác định được bài đã đăng hay chưa; hãy xem trên kênh rồi xác nhận', NULL, 1795834837000, 1795834885000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-unwanted/facebook/2', NULL, NULL, NULL, 1795662000000, 8, 'note', 22, '766be74cea2789a2fc9f5c6d3fc17c5690dd38431c134b32fbef40f5e0f7259b', '766be74cea2789a2fc9f5c6d3fc17c5690dd38431c134b32fbef40f5e0f7259b', 0),
(87, 'note-held-vanished', 'facebook', 2, 77, 'held', 'vanished', 'tệp của bài không còn: note-held-vanished.md', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-vanished”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-vanished”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-vanished/facebook/2', NULL, NULL, NULL, 1795662000000, 2, 'note', 23, 'f1c482b6408349e182e2fe40e153338177137f9ff7814d74d33b7e810c9f3d8f', NULL, 1),
(88, 'note-queued-unapproved', 'facebook', 2, 78, 'queued', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-queued-unapproved”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-queued-unapproved”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-queued-unapproved/facebook/2', NULL, NULL, NULL, 1795662000000, 1, 'note', 24, '73a48cd67f116991a070605a02899b3692c578c18a9844bc4a0f8aafd4967d4d', NULL, 1),
(89, 'note-queued-unwanted', 'facebook', 2, 79, 'queued', 'unwanted', 'Máy chủ đang bận', NULL, 1795834837000, 1795834898273, 5, 1, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-queued-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-queued-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-queued-unwanted/facebook/2', NULL, NULL, NULL, 1795662000000, 6, 'note', 25, '7ecd254b36c3f7be5b1137f3aa41edb31f22636b39d9a1087c1743ee577a47ba', '7ecd254b36c3f7be5b1137f3aa41edb31f22636b39d9a1087c1743ee577a47ba', 0),
(90, 'note-queued', 'facebook', 2, 80, 'queued', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-queued”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-queued”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-queued/facebook/2', NULL, NULL, NULL, 1795662000000, 2, 'note', 26, 'efe830590bc257d019829f355c2200cded92798750df3cfe02aed30f0230ac3e', 'efe830590bc257d019829f355c2200cded92798750df3cfe02aed30f0230ac3e', 0),
(91, 'note-sending-out', 'facebook', 2, 81, 'sending', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, 'daa97e3444f958d3752f74adefc96d12', 1795836082000, 'mot-cua:4711', '{"text": "Đính chính: Tin “note-sending-out”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-sending-out”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sending-out/facebook/2', NULL, NULL, NULL, 1795662000000, 4, 'note', 27, '4fc5b249151e61e5b44a2f658d2c24b8c8baf64d362bd62b7e63f4ea45c3e45f', '4fc5b249151e61e5b44a2f658d2c24b8c8baf64d362bd62b7e63f4ea45c3e45f', 0),
(92, 'note-sending-unwanted', 'facebook', 2, 82, 'sending', 'unwanted', NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, 'ea90de2630c4362eee792e296128d342', 1795836083000, 'mot-cua:4711', '{"text": "Đính chính: Tin “note-sending-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-sending-unwanted”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sending-unwanted/facebook/2', NULL, NULL, NULL, 1795662000000, 5, 'note', 28, '2c4a28cfe1e55a1ba3a8e74511db8461965fcb31be2aed1c3a222fee346f7223', '2c4a28cfe1e55a1ba3a8e74511db8461965fcb31be2aed1c3a222fee346f7223', 0),
(93, 'note-sending', 'facebook', 2, 83, 'sending', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, '4b59e69c573419b71049c26e1cf5da6a', 1795836081000, 'mot-cua:4711', '{"text": "Đính chính: Tin “note-sending”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-sending”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sending/facebook/2', NULL, NULL, NULL, 1795662000000, 4, 'note', 29, '1c2a84f54011d9d669a031524773e9c175fda2938b660e20e339d71eff70c1ec', '1c2a84f54011d9d669a031524773e9c175fda2938b660e20e339d71eff70c1ec', 0),
(94, 'note-sent', 'facebook', 2, 84, 'sent', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-sent”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-sent”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-sent/facebook/2', '100200300400500_122103000000913', 'https://www.facebook.com/100200300400500/posts/122103000000913', 1795834839000, 1795662000000, 5, 'note', 30, '49b9556c2b7a84109bae1c7a7d6f7f08a80241192bfd33d333253f92bccabfea', '49b9556c2b7a84109bae1c7a7d6f7f08a80241192bfd33d333253f92bccabfea', 0),
(95, 'note-withdrawn', 'facebook', 2, 85, 'withdrawn', NULL, 'Đăng nhầm bản nháp.', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-withdrawn”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-withdrawn”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-withdrawn/facebook/2', '100200300400500_122103000000925', 'https://www.facebook.com/100200300400500/posts/122103000000925', 1795834857000, 1795662000000, 6, 'note', 31, 'ce572fb48156b7ae6a7121aecd2aff62181c9c4973941f33c5beeaca5578909d', 'ce572fb48156b7ae6a7121aecd2aff62181c9c4973941f33c5beeaca5578909d', 0),
(96, 'publish-held-late', 'facebook', 1, 86, 'held', 'late', 'đã quá giờ đăng; hãy cho đi tiếp hoặc hủy', NULL, 1795660200000, 1795660200000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-late”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-late”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-late/facebook/1', NULL, NULL, NULL, 1795662000000, 3, 'publish', NULL, '2642a799da89d16e734ef232f039757fe8c772f8f1a7dac5d18a7315c577e47a', '2642a799da89d16e734ef232f039757fe8c772f8f1a7dac5d18a7315c577e47a', 0),
(97, 'update-cancelled-unasked', 'telegram', 2, 87, 'cancelled', 'unasked', 'tệp đã trở lại như bản đã đăng', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-cancelled-unasked”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-cancelled-unasked”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 30}], "media": [], "link": null}, "url": null, "media": {}}', 'update-cancelled-unasked/telegram/2', NULL, NULL, NULL, 1795662000000, 2, 'update', 37, 'ce0c718891b73a83cc615d7932471ff5a78d2bdae6f8a416f4ea9c7d55f607c5', NULL, 1),
(98, 'update-cancelled', 'telegram', 2, 88, 'cancelled', NULL, 'người phụ trách đã hủy', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-cancelled”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-cancelled”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 22}], "media": [], "link": null}, "url": null, "media": {}}', 'update-cancelled/telegram/2', NULL, NULL, NULL, 1795662000000, 3, 'update', 38, '997675ebf63dbae7a910d802a68fc22c983aba46d752cc28244e875124a4a709', '997675ebf63dbae7a910d802a68fc22c983aba46d752cc28244e875124a4a709', 0),
(99, 'update-claimed-unwanted', 'telegram', 2, 89, 'claimed', 'unwanted', NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, '0e82194124e086a6b9546afadf37447d', 1795836075000, 'mot-cua:4711', '{"text": "Tin “update-claimed-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-claimed-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 29}], "media": [], "link": null}, "url": null, "media": {}}', 'update-claimed-unwanted/telegram/2', NULL, NULL, NULL, 1795662000000, 4, 'update', 39, '5df2bbed6b8decb0c7343eafddbd9985737c1ed1bc67335ea50dafbc581e158f', '5df2bbed6b8decb0c7343eafddbd9985737c1ed1bc67335ea50dafbc581e158f', 0),
(100, 'update-claimed', 'telegram', 2, 90, 'claimed', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, '0658d48fed11922d21692fb3340ee12a', 1795836074000, 'mot-cua:4711', '{"text": "Tin “update-claimed”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-claimed”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}], "media": [], "link": null}, "url": null, "media": {}}', 'update-claimed/telegram/2', NULL, NULL, NULL, 1795662000000, 3, 'update', 40, 'dd64a8bb47d379c7709445397854512f3e84342b986fa6b265714d3da0623971', 'dd64a8bb47d379c7709445397854512f3e84342b986fa6b265714d3da0623971', 0),
(101, 'update-doubtful-unwanted', 'telegram', 2, 91, 'doubtful', 'unwanted', 'chương trình bị ngắt trong lúc đang gửi', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-doubtful-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-doubtful-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 30}], "media": [], "link": null}, "url": null, "media": {}}', 'update-doubtful-unwanted/telegram/2', NULL, NULL, NULL, 1795662000000, 6, 'update', 41, '4509d74afe10d01c516b44b2c6026b44d373768eb5a5afa24153cfcbbbaebe65', '4509d74afe10d01c516b44b2c6026b44d373768eb5a5afa24153cfcbbbaebe65', 0),
(102, 'update-doubtful', 'telegram', 2, 92, 'doubtful', NULL, 'chương trình bị ngắt trong lúc đang gửi', NULL, 1795834837000, 1795834986000, 5, 1, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-doubtful”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-doubtful”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 21}], "media": [], "link": null}, "url": null, "media": {}}', 'update-doubtful/telegram/2', NULL, NULL, NULL, 1795662000000, 8, 'update', 42, '831680a134db9ba3657d9ad84d03e380b3e3ff0f949a37279b8c1bf6df146ba0', '831680a134db9ba3657d9ad84d03e380b3e3ff0f949a37279b8c1bf6df146ba0', 0),
(103, 'update-failed-unsupported', 'telegram', 2, 93, 'failed', 'unsupported', 'Không sửa được ảnh; bài vẫn còn tại: https://t.me/soxaydung_sandbox/15', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-failed-unsupported”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-failed-unsupported”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 31}], "media": [], "link": null}, "url": null, "media": {}}', 'update-failed-unsupported/telegram/2', NULL, NULL, NULL, 1795662000000, 5, 'update', 43, '1e769c2331a115ea24fca9fbe5cd2fa5c8b3d808ab9567dfbfa1274bc2b1e1c5', '1e769c2331a115ea24fca9fbe5cd2fa5c8b3d808ab9567dfbfa1274bc2b1e1c5', 0),
(104, 'update-failed-unwanted', 'telegram', 2, 94, 'failed', 'unwanted', 'Bài bị từ chối', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-failed-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-failed-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 28}], "media": [], "link": null}, "url": null, "media": {}}', 'update-failed-unwanted/telegram/2', NULL, NULL, NULL, 1795662000000, 6, 'update', 44, '7d0677ae31f9dad5d9d520830e01205fd47ca5e003ba94b4754f75ae10a222e3', '7d0677ae31f9dad5d9d520830e01205fd47ca5e003ba94b4754f75ae10a222e3', 0),
(105, 'update-failed', 'telegram', 2, 95, 'failed', NULL, 'Bài bị từ chối', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-failed”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-failed”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 19}], "media": [], "link": null}, "url": null, "media": {}}', 'update-failed/telegram/2', NULL, NULL, NULL, 1795662000000, 5, 'update', 45, '9211bb242bbf5bb73126b7b72ee2654904c6f81bd3b9f1fc611fa159014f945e', '9211bb242bbf5bb73126b7b72ee2654904c6f81bd3b9f1fc611fa159014f945e', 0),
(106, 'update-held-blocked', 'website', 2, 96, 'failed', NULL, 'Bài bị từ chối', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-blocked”\n\nĐính chính ngày 26/11/2026 10:00: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nHồ sơ update-held-blocked: nộp tại Cổng dịch vụ công.", "payload": {"id": "update-held-blocked", "title": "Tin “update-held-blocked”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [{"at": "2026-11-26T03:00:00+00:00", "note": "Nội dung bài viết đã được sửa cho đúng."}], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ update-held-blocked: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": null, "gallery": [], "picture": null, "video": null, "files": []}, "url": "https://soxaydung.example/update-held-blocked.html", "media": {}}', 'update-held-blocked/website/2', NULL, NULL, NULL, 1795662000000, 5, 'update', 46, '2fff3a3d47309b5ed121d867e7a85d43ff456ad721a0a3102d2f3ba2079afa08', '2fff3a3d47309b5ed121d867e7a85d43ff456ad721a0a3102d2f3ba2079afa08', 0),
(107, 'update-held-blocked', 'telegram', 2, 96, 'held', 'blocked', 'website không đăng bài này: Bài bị từ chối', 'website', 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-blocked”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-blocked”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 25}, {"type": "text_link", "offset": 134, "length": 12, "url": "https://soxaydung.example/update-held-blocked.html?utm_source=telegram&utm_medium=social&utm_campaign=update-held-blocked"}], "media": [], "link": "https://soxaydung.example/update-held-blocked.html?utm_source=telegram&utm_medium=social&utm_campaign=update-held-blocked"}, "url": null, "media": {}}', 'update-held-blocked/telegram/2', NULL, NULL, NULL, 1795662000000, 3, 'update', 47, '1f03290ffe753132de9680684ae1add01576158c8a0ee9fac9be0f2b2e493ad3', '1f03290ffe753132de9680684ae1add01576158c8a0ee9fac9be0f2b2e493ad3', 0),
(108, 'update-held-problem', 'telegram', 2, 97, 'held', 'problem', 'tệp có lỗi: ''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-problem”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-problem”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 25}], "media": [], "link": null}, "url": null, "media": {}}', 'update-held-problem/telegram/2', NULL, NULL, NULL, 1795662000000, 2, 'update', 48, '909520d751ce5bbbb5eaf774218c6f17b7aad4f97557cefcdd96417e8f26082b', NULL, 1),
(109, 'update-held-vanished', 'telegram', 2, 98, 'held', 'vanished', 'tệp của bài không còn: update-held-vanished.md', NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-held-vanished”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-held-vanished”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 26}], "media": [], "link": null}, "url": null, "media": {}}', 'update-held-vanished/telegram/2', NULL, NULL, NULL, 1795662000000, 2, 'update', 49, '524981c63318fd25576341e3a3ec89558c99ad7ad0c2442c8f27f084a683779b', NULL, 1),
(110, 'update-queued-unapproved', 'telegram', 2, 99, 'queued', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-queued-unapproved”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-queued-unapproved”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 30}], "media": [], "link": null}, "url": null, "media": {}}', 'update-queued-unapproved/telegram/2', NULL, NULL, NULL, 1795662000000, 1, 'update', 50, 'd75264c3afb274b071b361b1f1d2a548483c72918056a4c767feab8cfa2f0a77', NULL, 1),
(111, 'update-queued-unwanted', 'telegram', 2, 100, 'queued', 'unwanted', 'Máy chủ đang bận', NULL, 1795834837000, 1795834910367, 5, 1, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-queued-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-queued-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 28}], "media": [], "link": null}, "url": null, "media": {}}', 'update-queued-unwanted/telegram/2', NULL, NULL, NULL, 1795662000000, 6, 'update', 51, '5ac73a7d22ee17463aa829990df637bb60fa511e05f3317f2fd06e36b0d82953', '5ac73a7d22ee17463aa829990df637bb60fa511e05f3317f2fd06e36b0d82953', 0),
(112, 'update-queued', 'telegram', 2, 101, 'queued', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-queued”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-queued”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 19}], "media": [], "link": null}, "url": null, "media": {}}', 'update-queued/telegram/2', NULL, NULL, NULL, 1795662000000, 2, 'update', 52, '60a4072d4b70304b99122e65a301bf4fa7bb1a1aebf35b7cca6d8a0b938de904', '60a4072d4b70304b99122e65a301bf4fa7bb1a1aebf35b7cca6d8a0b938de904', 0),
(113, 'update-sending-unwanted', 'telegram', 2, 102, 'sending', 'unwanted', NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, 'd4482e83eeb7c2eb710cb3b887232688', 1795836085000, 'mot-cua:4711', '{"text": "Tin “update-sending-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-sending-unwanted”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 29}], "media": [], "link": null}, "url": null, "media": {}}', 'update-sending-unwanted/telegram/2', NULL, NULL, NULL, 1795662000000, 5, 'update', 53, '84b98c966a9041f699a93c418d40f1f6812852f518c1246a4581b653fc80932d', '84b98c966a9041f699a93c418d40f1f6812852f518c1246a4581b653fc80932d', 0),
(114, 'update-sending', 'telegram', 2, 103, 'sending', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, '9c8f60492990a8ecb965a3db26e066fc', 1795836084000, 'mot-cua:4711', '{"text": "Tin “update-sending”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-sending”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}], "media": [], "link": null}, "url": null, "media": {}}', 'update-sending/telegram/2', NULL, NULL, NULL, 1795662000000, 4, 'update', 54, '5b0e99e923df92d36f7468f6b9a9bc49d82defcb32cc8f0e7eb137cf53b5f712', '5b0e99e923df92d36f7468f6b9a9bc49d82defcb32cc8f0e7eb137cf53b5f712', 0),
(115, 'update-sent', 'telegram', 2, 104, 'sent', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-sent”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “update-sent”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 17}], "media": [], "link": null}, "url": null, "media": {}}', 'update-sent/telegram/2', '-1001234567890:13', 'https://t.me/soxaydung_sandbox/13', 1795834843000, 1795662000000, 5, 'update', 55, 'a6770c8556692783aca703b22fe993b9b63cd7c7f54fc8d75e18b09a336a2505', 'a6770c8556692783aca703b22fe993b9b63cd7c7f54fc8d75e18b09a336a2505', 0),
(116, 'update-website', 'website', 2, 105, 'sent', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-website”\n\nĐính chính ngày 26/11/2026 10:00: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nHồ sơ update-website: nộp tại Cổng dịch vụ công.", "payload": {"id": "update-website", "title": "Tin “update-website”", "summary": "Hồ sơ nộp và trả kết quả trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-24T02:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [{"at": "2026-11-26T03:00:00+00:00", "note": "Nội dung bài viết đã được sửa cho đúng."}], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ update-website: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "gallery": [], "picture": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "video": null, "files": [{"file": "media/19b37fbd9f51271a.png", "kind": "image", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}, {"file": "media/19b37fbd9f51271a-480.jpg", "kind": "thumb", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}]}, "url": "https://soxaydung.example/update-website.html", "media": {"19b37fbd9f51271a.png": "https://soxaydung.example/media/19b37fbd9f51271a.png"}}', 'update-website/website/2', 'update-website', 'https://soxaydung.example/update-website.html', 1795834862000, 1795662000000, 5, 'update', 56, 'd7b11ef7b38111850ff0dcdafa9ccd2ebb651af02167393320aa9c3046de832e', 'd7b11ef7b38111850ff0dcdafa9ccd2ebb651af02167393320aa9c3046de832e', 0),
(117, 'update-website', 'facebook', 2, 105, 'sent', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “update-website”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/update-website.html?utm_source=facebook&utm_medium=social&utm_campaign=update-website", "payload": {"kind": "link", "message": "Đính chính: Tin “update-website”\n\nNội dung bài viết đã được sửa cho đúng.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/update-website.html?utm_source=facebook&utm_medium=social&utm_campaign=update-website"}, "url": null, "media": {}}', 'update-website/facebook/2', '100200300400500_122103000000931', 'https://www.facebook.com/100200300400500/posts/122103000000931', 1795834864000, 1795662000000, 6, 'note', 57, '27eb14f600d9d6eafa10c34a11a529cf6f16f9906bd849f8311ecd4434a5601c', '27eb14f600d9d6eafa10c34a11a529cf6f16f9906bd849f8311ecd4434a5601c', 0),
(118, 'update-website', 'telegram', 2, 105, 'sent', NULL, NULL, NULL, 1795834837000, 1795834837000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “update-website”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendPhoto", "caption": "Tin “update-website”\n\nĐính chính ngày 26/11/2026: Nội dung bài viết đã được sửa cho đúng.\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}, {"type": "text_link", "offset": 129, "length": 12, "url": "https://soxaydung.example/update-website.html?utm_source=telegram&utm_medium=social&utm_campaign=update-website"}], "media": [{"path": "{workspace}/state/media/19b37fbd9f51271a.png", "name": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa"}], "link": "https://soxaydung.example/update-website.html?utm_source=telegram&utm_medium=social&utm_campaign=update-website"}, "url": null, "media": {}}', 'update-website/telegram/2', '-1001234567890:22', 'https://t.me/soxaydung_sandbox/22', 1795834866000, 1795662000000, 6, 'update', 58, '2a41e9aee151ad016a35db3bdb5b88f082a3b63cf3f96f0c39e42414e02d4379', '2a41e9aee151ad016a35db3bdb5b88f082a3b63cf3f96f0c39e42414e02d4379', 0),
(119, 'note-held-late', 'facebook', 3, 74, 'held', 'late', 'đã quá giờ đăng; hãy cho đi tiếp hoặc hủy', NULL, 1795662001000, 1795662001000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đính chính: Tin “note-held-late”\n\nSửa giờ tiếp dân: sáng thứ Hai.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Đính chính: Tin “note-held-late”\n\nSửa giờ tiếp dân: sáng thứ Hai.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'note-held-late/facebook/3', NULL, NULL, NULL, 1795662001000, 4, 'note', 20, '69efc4c6fa5522c9651a01f441ba650b5fb389db2fa8f6aaffaa3c05a787441b', '69efc4c6fa5522c9651a01f441ba650b5fb389db2fa8f6aaffaa3c05a787441b', 0),
(120, 'note-withdrawn', 'facebook', 3, 85, 'sent', NULL, NULL, NULL, 1795834858000, 1795834858000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'note-withdrawn/facebook/3', '100200300400500_122103000000139', 'https://www.facebook.com/100200300400500/posts/122103000000139', 1795834859000, 1795834858000, 4, 'withdraw', 31, 'bbf05f74abe12e82dc59bfe48ecdc9ec8dc1d78ca3ec9c874c85c032b9e1cb39', 'bbf05f74abe12e82dc59bfe48ecdc9ec8dc1d78ca3ec9c874c85c032b9e1cb39', 0),
(121, 'note-withdrawn', 'facebook', 4, 85, 'sent', NULL, NULL, NULL, 1795834858000, 1795834858000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'note-withdrawn/facebook/4', '100200300400500_122103000000925', 'https://www.facebook.com/100200300400500/posts/122103000000925', 1795834860000, 1795834858000, 4, 'withdraw', 95, 'bbf05f74abe12e82dc59bfe48ecdc9ec8dc1d78ca3ec9c874c85c032b9e1cb39', 'bbf05f74abe12e82dc59bfe48ecdc9ec8dc1d78ca3ec9c874c85c032b9e1cb39', 0),
(122, 'withdraw-queued', 'telegram', 2, 58, 'queued', NULL, NULL, NULL, 1795834883000, 1795834883000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-queued/telegram/2', NULL, NULL, NULL, 1795834883000, 1, 'withdraw', 65, 'bb11cd78c49fd690214582d6648ce4f74259db831e5bf70deec95f8dc6951072', 'bb11cd78c49fd690214582d6648ce4f74259db831e5bf70deec95f8dc6951072', 0),
(123, 'withdraw-claimed', 'facebook', 2, 54, 'claimed', NULL, NULL, NULL, 1795834884000, 1795834884000, 10, 0, 0, NULL, '62e121a57114336638f82264b4d6a49e', 1795836076000, 'mot-cua:4711', '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-claimed/facebook/2', NULL, NULL, NULL, 1795834884000, 2, 'withdraw', 61, 'f818d4565134ce25ef51625e7c1d8d6683c8d3db809ca4be327f5c1e78517b6f', 'f818d4565134ce25ef51625e7c1d8d6683c8d3db809ca4be327f5c1e78517b6f', 0),
(124, 'withdraw-sending', 'facebook', 2, 59, 'sending', NULL, NULL, NULL, 1795834885000, 1795834885000, 10, 0, 0, NULL, '6330bc47f596a57a9d2d22dac2ac0827', 1795836086000, 'mot-cua:4711', '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-sending/facebook/2', NULL, NULL, NULL, 1795834885000, 3, 'withdraw', 66, 'a2e022ae4fa9e6be71e2701aa510a5bdb49a087c856b27830000ce8f748d4ba6', 'a2e022ae4fa9e6be71e2701aa510a5bdb49a087c856b27830000ce8f748d4ba6', 0),
(125, 'withdraw-doubtful', 'facebook', 2, 55, 'doubtful', NULL, 'chương trình bị ngắt trong lúc đang gửi', NULL, 1795834886000, 1795834886000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-doubtful/facebook/2', NULL, NULL, NULL, 1795834886000, 4, 'withdraw', 62, 'd0047414b3ee0f46067114c37b156de67c93f0ebbc79b9c332f870f512a1cc7b', 'd0047414b3ee0f46067114c37b156de67c93f0ebbc79b9c332f870f512a1cc7b', 0),
(126, 'withdraw-sent', 'telegram', 2, 60, 'sent', NULL, NULL, NULL, 1795834887000, 1795834887000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-sent/telegram/2', '-1001234567890:20', 'https://t.me/soxaydung_sandbox/20', 1795834894000, 1795834887000, 4, 'withdraw', 67, 'ea84e3a45a498fc057659f00c64850d86f2617000e72c8397132c12a2edf97ca', 'ea84e3a45a498fc057659f00c64850d86f2617000e72c8397132c12a2edf97ca', 0),
(127, 'withdraw-failed', 'facebook', 2, 56, 'failed', NULL, 'Bài bị từ chối', NULL, 1795834888000, 1795834888000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-failed/facebook/2', NULL, NULL, NULL, 1795834888000, 4, 'withdraw', 63, '3a2ef1da56d422f314d278cb48aff80a5b35d9cbf14a222a917ea3e76083acbb', '3a2ef1da56d422f314d278cb48aff80a5b35d9cbf14a222a917ea3e76083acbb', 0),
(128, 'withdraw-cancelled-unasked', 'facebook', 2, 52, 'cancelled', 'unasked', 'không có gì để sửa', NULL, 1795834889000, 1795834889000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-cancelled-unasked/facebook/2', NULL, NULL, NULL, 1795834889000, 3, 'withdraw', 59, '3861566acde48501012fb64d2999397b8ccd380e2795f4987c68d51b30581f4a', '3861566acde48501012fb64d2999397b8ccd380e2795f4987c68d51b30581f4a', 0),
(129, 'withdraw-stays', 'website', 2, 61, 'sent', NULL, NULL, NULL, 1795834890000, 1795834890000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-stays/website/2', 'withdraw-stays', 'https://soxaydung.example/withdraw-stays.html', 1795834902000, 1795834890000, 4, 'withdraw', 68, '63853616fd38e8d3a87f14f5fe143c8ea2ccc9e7d3d74c843faadc2b074dd1a5', '63853616fd38e8d3a87f14f5fe143c8ea2ccc9e7d3d74c843faadc2b074dd1a5', 0),
(130, 'withdraw-stays', 'zalo', 3, 61, 'sent', NULL, NULL, NULL, 1795834890000, 1795834890000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-stays/zalo/3', '398dedd392060a53e932', '{zalo}/_page/article?id=398dedd392060a53e932&pageId=4567890123456789012', 1795834900000, 1795834890000, 4, 'withdraw', 69, '63853616fd38e8d3a87f14f5fe143c8ea2ccc9e7d3d74c843faadc2b074dd1a5', '63853616fd38e8d3a87f14f5fe143c8ea2ccc9e7d3d74c843faadc2b074dd1a5', 0),
(131, 'withdraw-stays', 'zalo-broadcast', 4, 61, 'stays', NULL, 'kênh không cho gỡ bài đã đăng; bài vẫn còn ở người nhận', NULL, 1795834890000, 1795834890000, 10, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-stays/zalo-broadcast/4', NULL, NULL, NULL, 1795834890000, 4, 'withdraw', 70, '63853616fd38e8d3a87f14f5fe143c8ea2ccc9e7d3d74c843faadc2b074dd1a5', '63853616fd38e8d3a87f14f5fe143c8ea2ccc9e7d3d74c843faadc2b074dd1a5', 0),
(132, 'withdraw-queued-unapproved', 'facebook', 2, 57, 'queued', NULL, NULL, NULL, 1795834891000, 1795834891000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-queued-unapproved/facebook/2', NULL, NULL, NULL, 1795834891000, 1, 'withdraw', 64, '6fe0af5639e5d929554d2ddb69c7295ecad5d5021676fbdc901218d517436070', NULL, 1),
(133, 'withdraw-cancelled', 'facebook', 2, 53, 'cancelled', NULL, 'người phụ trách đã hủy', NULL, 1795834892000, 1795834892000, 5, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Đăng nhầm bản nháp.", "payload": {}, "url": null, "media": {}}', 'withdraw-cancelled/facebook/2', NULL, NULL, NULL, 1795834892000, 2, 'withdraw', 60, '56a529e019b7ddaa9685e6be3cc968b1ca7264c2171552334405110485342b74', NULL, 1),
(134, 'publish-cancelled-unasked', 'facebook', 1, 106, 'cancelled', 'unasked', 'tệp của bài không còn yêu cầu đăng ở đây', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-cancelled-unasked/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, 'b9434fe71c5067eba75b22440da172396c26356794c1b06639621e00ed9ed87c', 'b9434fe71c5067eba75b22440da172396c26356794c1b06639621e00ed9ed87c', 0),
(135, 'publish-cancelled', 'facebook', 1, 107, 'cancelled', NULL, 'người phụ trách đã hủy', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-cancelled”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-cancelled/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '1a935b3223d9cbf06dcdcacd0aaa7afcd26fa03224579de83f938c8540c7a270', '1a935b3223d9cbf06dcdcacd0aaa7afcd26fa03224579de83f938c8540c7a270', 0),
(136, 'publish-claimed-unwanted', 'facebook', 1, 108, 'claimed', 'unwanted', NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, '2a62480e68922bd06cdac7b9b9842e6c', 1795836071000, 'mot-cua:4711', '{"text": "Tin “publish-claimed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-claimed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-claimed-unwanted/facebook/1', NULL, NULL, NULL, 1795834904000, 3, 'publish', NULL, 'ffd0d0b5a150a066753b903fbfb362f160f3163f94b3494781705375f07a16ce', 'ffd0d0b5a150a066753b903fbfb362f160f3163f94b3494781705375f07a16ce', 0),
(137, 'publish-claimed', 'facebook', 1, 109, 'claimed', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, '9083702072f196dd977e6aec41c1912c', 1795836070000, 'mot-cua:4711', '{"text": "Tin “publish-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-claimed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-claimed/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '12cf41695540d8966a86d0a34c6569749c8d277aa20de7f0969617616dfc2fe1', '12cf41695540d8966a86d0a34c6569749c8d277aa20de7f0969617616dfc2fe1', 0),
(138, 'publish-doubtful-out', 'facebook', 1, 110, 'doubtful', NULL, 'Mất câu trả lời', NULL, 1795829400000, 1795834959000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-doubtful-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-doubtful-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-doubtful-out/facebook/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, '0e7100f4c31eb86057d069fbd124ba01a9a2cd08771d5aff930bb5498e529260', '0e7100f4c31eb86057d069fbd124ba01a9a2cd08771d5aff930bb5498e529260', 0),
(139, 'publish-doubtful-unwanted', 'facebook', 1, 111, 'doubtful', 'unwanted', 'Mất câu trả lời', NULL, 1795829400000, 1795834953000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-doubtful-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-doubtful-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-doubtful-unwanted/facebook/1', NULL, NULL, NULL, 1795834904000, 5, 'publish', NULL, '7131eb014b509d3d77afe58a6510fadc128dbdb035042d1ad1d39bf3ca972d88', '7131eb014b509d3d77afe58a6510fadc128dbdb035042d1ad1d39bf3ca972d88', 0),
(140, 'publish-doubtful', 'facebook', 1, 112, 'doubtful', NULL, 'Mất câu trả lời', NULL, 1795829400000, 1795834951000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-doubtful”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-doubtful/facebook/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, 'cb5adedb51d5406bd0833f9e41dbb5612e3d94a6a4fdf5e2196b043441f8bb22', 'cb5adedb51d5406bd0833f9e41dbb5612e3d94a6a4fdf5e2196b043441f8bb22', 0),
(141, 'publish-failed-unwanted', 'facebook', 1, 113, 'failed', 'unwanted', 'Bài bị từ chối', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-failed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-failed-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-failed-unwanted/facebook/1', NULL, NULL, NULL, 1795834904000, 5, 'publish', NULL, '71e834df7ca45d167d505605bde0c6468ee7c4e426b50ac8a72b3993d7507696', '71e834df7ca45d167d505605bde0c6468ee7c4e426b50ac8a72b3993d7507696', 0),
(142, 'publish-failed', 'facebook', 1, 114, 'failed', NULL, 'Bài bị từ chối', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-failed”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-failed/facebook/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, '14f7481d9de9c5350424148f0cfd2e72611b2aa72aa7a7c1a72cf8405d915640', '14f7481d9de9c5350424148f0cfd2e72611b2aa72aa7a7c1a72cf8405d915640', 0),
(143, 'publish-held-absent', 'fanpage-cu', 1, 115, 'held', 'absent', 'kênh của bài không có trong cấu hình', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-absent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-absent”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-absent/fanpage-cu/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '2d1f3b4e83a0b1c2aed736e75874b63855d457ab86f7f0672fbbd88412aae73e', '2d1f3b4e83a0b1c2aed736e75874b63855d457ab86f7f0672fbbd88412aae73e', 0),
(144, 'publish-held-blocked', 'website', 1, 116, 'failed', NULL, 'Bài bị từ chối', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ publish-held-blocked: nộp tại Cổng dịch vụ công.", "payload": {"id": "publish-held-blocked", "title": "Tin “publish-held-blocked”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-28T01:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ publish-held-blocked: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "gallery": [], "picture": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "video": null, "files": [{"file": "media/19b37fbd9f51271a.png", "kind": "image", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}, {"file": "media/19b37fbd9f51271a-480.jpg", "kind": "thumb", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}]}, "url": "https://soxaydung.example/publish-held-blocked.html", "media": {"19b37fbd9f51271a.png": "https://soxaydung.example/media/19b37fbd9f51271a.png"}}', 'publish-held-blocked/website/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, 'b66705440ff1aac5978856ee433360639f29a658c58c3be6d5c590c554a44d5f', 'b66705440ff1aac5978856ee433360639f29a658c58c3be6d5c590c554a44d5f', 0),
(145, 'publish-held-blocked', 'facebook', 1, 116, 'held', 'blocked', 'website không đăng bài này: Bài bị từ chối', 'website', 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/publish-held-blocked.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-held-blocked", "payload": {"kind": "link", "message": "Tin “publish-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/publish-held-blocked.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-held-blocked"}, "url": null, "media": {}}', 'publish-held-blocked/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '7a9f0c8e2209811a125c515beb6297a0ad116cb81a436f723554280dd6edad1a', '7a9f0c8e2209811a125c515beb6297a0ad116cb81a436f723554280dd6edad1a', 0),
(146, 'publish-held-blocked', 'telegram', 1, 116, 'held', 'blocked', 'website không đăng bài này: Bài bị từ chối', 'website', 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendPhoto", "caption": "Tin “publish-held-blocked”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 26}, {"type": "text_link", "offset": 51, "length": 12, "url": "https://soxaydung.example/publish-held-blocked.html?utm_source=telegram&utm_medium=social&utm_campaign=publish-held-blocked"}], "media": [{"path": "{workspace}/state/media/19b37fbd9f51271a.png", "name": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa"}], "link": "https://soxaydung.example/publish-held-blocked.html?utm_source=telegram&utm_medium=social&utm_campaign=publish-held-blocked"}, "url": null, "media": {}}', 'publish-held-blocked/telegram/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, 'b4088dcca63f2a65268f93dba7f330232a27a693b7b4a04c83e900b22e1bb26a', 'b4088dcca63f2a65268f93dba7f330232a27a693b7b4a04c83e900b22e1bb26a', 0),
(147, 'publish-held-doubt', 'facebook', 1, 117, 'held', 'doubt', 'không xác định được bài đã đăng hay chưa; hãy xem trên kênh rồi xác nhận', NULL, 1795829400000, 1795834955000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-doubt”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-doubt”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-doubt/facebook/1', NULL, NULL, NULL, 1795834904000, 6, 'publish', NULL, '014f838c82fb61eb4eeab89b1639084fc706c97caa1a1f96f2b5afbd321d7139', '014f838c82fb61eb4eeab89b1639084fc706c97caa1a1f96f2b5afbd321d7139', 0),
(148, 'publish-held-first-run', 'facebook', 1, 118, 'held', 'first_run', 'giờ đăng có trước khi lập hệ thống này: hãy ghi nhận là đã đăng, hoặc cho đi tiếp', NULL, 1794277800000, 1794277800000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-first-run”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-first-run”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-first-run/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, 'f8ae8d79647d6ef58efa47c8c27cbdce326fea2385778521e35f10def6842608', 'f8ae8d79647d6ef58efa47c8c27cbdce326fea2385778521e35f10def6842608', 0),
(149, 'publish-held-problem', 'facebook', 1, 119, 'held', 'problem', 'tệp có lỗi: ''khong-co'' không có trong danh sách; các mã đúng: chu-truong-cchc, thu-tuc-hanh-chinh, moi-truong-dau-tu, ket-qua-mo-hinh, nha-nuoc-nhan-dan, doi-thoai, nhiem-vu-khac', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-problem”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-problem”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-problem/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '51cd816a565af23381cc48ad481a7c8784994b0b1a3973f8bc4c1fb8ea7632e1', '51cd816a565af23381cc48ad481a7c8784994b0b1a3973f8bc4c1fb8ea7632e1', 0),
(150, 'publish-held-unwanted', 'facebook', 1, 120, 'held', 'unwanted', 'không xác định được bài đã đăng hay chưa; hãy xem trên kênh rồi xác nhận', NULL, 1795829400000, 1795834957000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-unwanted/facebook/1', NULL, NULL, NULL, 1795834904000, 7, 'publish', NULL, 'cc9fde46204336d7eeb0e40e62697ab55e891867742e8aaa60fcfb2fd0ebfff7', 'cc9fde46204336d7eeb0e40e62697ab55e891867742e8aaa60fcfb2fd0ebfff7', 0),
(151, 'publish-held-vanished', 'facebook', 1, 121, 'held', 'vanished', 'tệp của bài không còn: publish-held-vanished.md', NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-held-vanished”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-held-vanished”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-held-vanished/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '43aec8c964bc5241fd35cb1d792044fce9542e4330fa2840eb96baea97aa9571', '43aec8c964bc5241fd35cb1d792044fce9542e4330fa2840eb96baea97aa9571', 0),
(152, 'publish-queued-approved-edited', 'facebook', 1, 141, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-approved-edited”\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "payload": {"kind": "text", "message": "Tin “publish-queued-approved-edited”\n\nHồ sơ nộp và trả kết quả trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak"}, "url": null, "media": {}}', 'publish-queued-approved-edited/facebook/1', NULL, NULL, NULL, 1795834904000, 3, 'publish', NULL, '39dc5e7dd99b9f23a8de0615e8b9bd93af05fb468b5637bb2efdba8b273b486f', 'fbfa39f509324cd4140f21921d948bf9639d8635af36456b8c4070d72c730076', 1),
(153, 'publish-queued-approved', 'website', 1, 123, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-approved”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ publish-queued-approved: nộp tại Cổng dịch vụ công.", "payload": {"id": "publish-queued-approved", "title": "Tin “publish-queued-approved”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "doi-thoai", "name": "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 6}, "published": "2026-11-28T01:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DoiThoaiDoanhNghiep", "SoXayDungDakLak"], "html": "<p>Hồ sơ publish-queued-approved: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": null, "gallery": [], "picture": null, "video": null, "files": []}, "url": "https://soxaydung.example/publish-queued-approved.html", "media": {}}', 'publish-queued-approved/website/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '7d542e5903a66711248c40189e0c8b4ac4bcc238d4735a226e09b780a8565e49', '7d542e5903a66711248c40189e0c8b4ac4bcc238d4735a226e09b780a8565e49', 1),
(154, 'publish-queued-approved', 'facebook', 1, 123, 'queued', NULL, NULL, 'website', 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-approved”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak\n\nhttps://soxaydung.example/publish-queued-approved.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-queued-approved", "payload": {"kind": "link", "message": "Tin “publish-queued-approved”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "link": "https://soxaydung.example/publish-queued-approved.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-queued-approved"}, "url": null, "media": {}}', 'publish-queued-approved/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '0336d9477b9f8297cf3b9043ef8536e5579c7c2fd0a390c613b643709d3d32ae', '0336d9477b9f8297cf3b9043ef8536e5579c7c2fd0a390c613b643709d3d32ae', 1),
(155, 'publish-queued-half-approved', 'facebook', 1, 124, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-half-approved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-queued-half-approved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-queued-half-approved/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, 'b90dd270711667c5638508fa501472963cd67584c585740b092d69e36dbd3cee', NULL, 2),
(156, 'publish-queued-item-held', 'facebook', 1, 125, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-item-held”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-queued-item-held”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-queued-item-held/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, '35f55961f462c9d8ec38ce28ebea5b62d985c8b58dc04a1d3e07e849c156917d', '35f55961f462c9d8ec38ce28ebea5b62d985c8b58dc04a1d3e07e849c156917d', 0),
(157, 'publish-queued-later', 'facebook', 1, 126, 'queued', NULL, NULL, NULL, 1796004000000, 1796004000000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-later”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-queued-later”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-queued-later/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, 'a9c4a17818e81fa7ff2615957a9415597eb17f6396e62695dfad55b1e8bebd51', 'a9c4a17818e81fa7ff2615957a9415597eb17f6396e62695dfad55b1e8bebd51', 0),
(158, 'publish-queued-pressed', 'telegram', 1, 127, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-pressed”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "payload": {"method": "sendMessage", "text": "Tin “publish-queued-pressed”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "entities": [{"type": "bold", "offset": 0, "length": 28}], "media": [], "link": null}, "url": null, "media": {}}', 'publish-queued-pressed/telegram/1', NULL, NULL, NULL, 1795834904000, 3, 'publish', NULL, 'a95389a2570b04c7e8c2157cc4cd7f3aa59de5bd190ce8dc2ee321911d7c73ed', 'a95389a2570b04c7e8c2157cc4cd7f3aa59de5bd190ce8dc2ee321911d7c73ed', 1),
(159, 'publish-queued-rejected', 'facebook', 1, 128, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-rejected”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "payload": {"kind": "text", "message": "Tin “publish-queued-rejected”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak"}, "url": null, "media": {}}', 'publish-queued-rejected/facebook/1', NULL, NULL, NULL, 1795834904000, 2, 'publish', NULL, '45e01055c78046ac389b6d542f290dc847c6895ad6455a25e9a0ead36fe0b8cf', NULL, 1),
(160, 'publish-queued-tried', 'facebook', 1, 129, 'queued', NULL, 'Máy chủ đang bận', NULL, 1795829400000, 1795834939840, 0, 1, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-tried”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-queued-tried”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-queued-tried/facebook/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, '76b91ef2ab97d8435f638b74fa0a48d307e96b2dfdb77308bf8fe89185d66180', '76b91ef2ab97d8435f638b74fa0a48d307e96b2dfdb77308bf8fe89185d66180', 0),
(161, 'publish-queued-unapproved', 'facebook', 1, 130, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak", "payload": {"kind": "text", "message": "Tin “publish-queued-unapproved”\n\nHồ sơ nộp trực tuyến.\n\n#DoiThoaiDoanhNghiep #SoXayDungDakLak"}, "url": null, "media": {}}', 'publish-queued-unapproved/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, '624383f32f83987489f533c072229c6e5068b862fe2cbfea4fcef87f36c59b47', NULL, 1),
(162, 'publish-queued-unwanted', 'facebook', 1, 131, 'queued', 'unwanted', 'Máy chủ đang bận', NULL, 1795829400000, 1795834948183, 0, 1, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-queued-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-queued-unwanted/facebook/1', NULL, NULL, NULL, 1795834904000, 5, 'publish', NULL, '12b3770e7be64065b80ed24e1831827955387af4776cd5140fd7d5d307f04f63', '12b3770e7be64065b80ed24e1831827955387af4776cd5140fd7d5d307f04f63', 0),
(163, 'publish-queued', 'website', 1, 132, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued”\n\nHồ sơ nộp trực tuyến.\n\nHồ sơ publish-queued: nộp tại Cổng dịch vụ công.", "payload": {"id": "publish-queued", "title": "Tin “publish-queued”", "summary": "Hồ sơ nộp trực tuyến.", "lang": "vi", "author": "Ban biên tập", "unit": {"id": "van-phong", "name": "Văn phòng Sở"}, "theme": {"id": "thu-tuc-hanh-chinh", "name": "Thủ tục hành chính và dịch vụ công trực tuyến"}, "form": {"id": "article", "name": "Tin, bài, ảnh"}, "order": {"unit": 1, "theme": 2}, "published": "2026-11-28T01:30:00+00:00", "expires": null, "source": null, "documents": [], "ai": "none", "notices": [], "corrections": [], "hashtags": ["DichVuCongTrucTuyen", "ThuTucHanhChinh"], "html": "<p>Hồ sơ publish-queued: nộp tại <strong>Cổng dịch vụ công</strong>.</p>", "cover": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "gallery": [], "picture": {"file": "media/19b37fbd9f51271a.png", "thumb": "media/19b37fbd9f51271a-480.jpg", "width": 640, "height": 360, "alt": "Bộ phận Một cửa", "caption": "", "credit": ""}, "video": null, "files": [{"file": "media/19b37fbd9f51271a.png", "kind": "image", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}, {"file": "media/19b37fbd9f51271a-480.jpg", "kind": "thumb", "source": "{workspace}/state/media/19b37fbd9f51271a.png"}]}, "url": "https://soxaydung.example/publish-queued.html", "media": {"19b37fbd9f51271a.png": "https://soxaydung.example/media/19b37fbd9f51271a.png"}}', 'publish-queued/website/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, '938582b7853612272b2a7234437d7a3b2465007905a772a37c2ed46422e4531a', '938582b7853612272b2a7234437d7a3b2465007905a772a37c2ed46422e4531a', 0),
(164, 'publish-queued', 'facebook', 1, 132, 'queued', NULL, NULL, 'website', 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh\n\nhttps://soxaydung.example/publish-queued.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-queued", "payload": {"kind": "link", "message": "Tin “publish-queued”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "link": "https://soxaydung.example/publish-queued.html?utm_source=facebook&utm_medium=social&utm_campaign=publish-queued"}, "url": null, "media": {}}', 'publish-queued/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, 'b1b099404ab2f6e5f99d8c79304c5b14d3c9bbb3f5a7ebe915dafc1d41f3548e', 'b1b099404ab2f6e5f99d8c79304c5b14d3c9bbb3f5a7ebe915dafc1d41f3548e', 0),
(165, 'publish-queued', 'zalo', 1, 132, 'queued', NULL, NULL, 'website', 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued”\n\nHồ sơ nộp trực tuyến.\n\nBan biên tập\n\nHồ sơ publish-queued: nộp tại Cổng dịch vụ công.\n\nXem bài đầy đủ: https://soxaydung.example/publish-queued.html?utm_source=zalo&utm_medium=social&utm_campaign=publish-queued", "payload": {"article": {"type": "normal", "title": "Tin “publish-queued”", "author": "Ban biên tập", "description": "Hồ sơ nộp trực tuyến.", "cover": {"cover_type": "photo", "photo_url": "https://soxaydung.example/media/19b37fbd9f51271a.png", "status": "show"}, "body": [{"type": "text", "content": "Hồ sơ publish-queued: nộp tại Cổng dịch vụ công."}, {"type": "text", "content": "Xem bài đầy đủ: https://soxaydung.example/publish-queued.html?utm_source=zalo&utm_medium=social&utm_campaign=publish-queued"}], "status": "show", "comment": "show"}, "spare_cover": null, "missing": []}, "url": null, "media": {}}', 'publish-queued/zalo/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, '5aeca8489308de24c37362e2fa4e41bc85070ec7558da632a5d2240b80d6a76e', '5aeca8489308de24c37362e2fa4e41bc85070ec7558da632a5d2240b80d6a76e', 0),
(166, 'publish-queued', 'telegram', 1, 132, 'queued', NULL, NULL, 'website', 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-queued”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendPhoto", "caption": "Tin “publish-queued”\n\nHồ sơ nộp trực tuyến.\n\nXem chi tiết\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 20}, {"type": "text_link", "offset": 45, "length": 12, "url": "https://soxaydung.example/publish-queued.html?utm_source=telegram&utm_medium=social&utm_campaign=publish-queued"}], "media": [{"path": "{workspace}/state/media/19b37fbd9f51271a.png", "name": "19b37fbd9f51271a.png", "alt": "Bộ phận Một cửa"}], "link": "https://soxaydung.example/publish-queued.html?utm_source=telegram&utm_medium=social&utm_campaign=publish-queued"}, "url": null, "media": {}}', 'publish-queued/telegram/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, '4afede09f1d030787fe9ae31e10c5cc97ec67996326f260c00a85c97ec4f20a2', '4afede09f1d030787fe9ae31e10c5cc97ec67996326f260c00a85c97ec4f20a2', 0),
(167, 'publish-released', 'facebook', 1, 133, 'queued', NULL, NULL, NULL, 1795834985000, 1795834985000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-released”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-released”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-released/facebook/1', NULL, NULL, NULL, 1795834904000, 5, 'publish', NULL, 'c22a04373d6a4eed6a1394306c80dc3d2937394f18ce7ad722cd0d067b3d279e', 'c22a04373d6a4eed6a1394306c80dc3d2937394f18ce7ad722cd0d067b3d279e', 0),
(168, 'publish-sending-out', 'facebook', 1, 134, 'sending', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, 'ea3277db8d83a5ca398a269e295ac95f', 1795836078000, 'mot-cua:4711', '{"text": "Tin “publish-sending-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-sending-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-sending-out/facebook/1', NULL, NULL, NULL, 1795834904000, 3, 'publish', NULL, 'd014b803d8bbbc27a2bda242b3c9b8b2c2011b64374a2353e8ae88a53e901187', 'd014b803d8bbbc27a2bda242b3c9b8b2c2011b64374a2353e8ae88a53e901187', 0),
(169, 'publish-sending-unwanted-out', 'facebook', 1, 135, 'sending', 'unwanted', NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, '476f8d3d3a81857f046423bc8943ba52', 1795836080000, 'mot-cua:4711', '{"text": "Tin “publish-sending-unwanted-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-sending-unwanted-out”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-sending-unwanted-out/facebook/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, 'eb83d3a4a7b2c5f78f8d6ca2507df8674ee7ff4cd92980bdd5ab3637e6bfd9fa', 'eb83d3a4a7b2c5f78f8d6ca2507df8674ee7ff4cd92980bdd5ab3637e6bfd9fa', 0),
(170, 'publish-sending-unwanted', 'facebook', 1, 136, 'sending', 'unwanted', NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, '9806fd9027296901f94d5d20b42011a2', 1795836079000, 'mot-cua:4711', '{"text": "Tin “publish-sending-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-sending-unwanted”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-sending-unwanted/facebook/1', NULL, NULL, NULL, 1795834904000, 4, 'publish', NULL, 'cef2848dd2fe5ed57394f63cfb2d9927f5817888de17fffba1362568a1b035d4', 'cef2848dd2fe5ed57394f63cfb2d9927f5817888de17fffba1362568a1b035d4', 0),
(171, 'publish-sending', 'facebook', 1, 137, 'sending', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, 'e3d266ca1553528523e2eb889719b74c', 1795836077000, 'mot-cua:4711', '{"text": "Tin “publish-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-sending”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-sending/facebook/1', NULL, NULL, NULL, 1795834904000, 3, 'publish', NULL, 'de1ecacc71523945546312b4733a3fccf194a720c7d19d3f01c88723214e4770', 'de1ecacc71523945546312b4733a3fccf194a720c7d19d3f01c88723214e4770', 0),
(172, 'publish-sent-resolved', 'facebook', 1, 138, 'sent', NULL, 'người phụ trách xác nhận', NULL, 1795829400000, 1795835011000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-sent-resolved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-sent-resolved”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-sent-resolved/facebook/1', 'https://www.facebook.com/100200300400500/posts/1', 'https://www.facebook.com/100200300400500/posts/1', 1795834981000, 1795834904000, 5, 'publish', NULL, '8c4cc04159ae261ade695e1aee486f6a3970149dc7ae296bb1f02880ce7ad1aa', '8c4cc04159ae261ade695e1aee486f6a3970149dc7ae296bb1f02880ce7ad1aa', 0),
(173, 'publish-slot', 'facebook', 1, 139, 'queued', NULL, NULL, NULL, 1796090400000, 1796090400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-slot”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"kind": "text", "message": "Tin “publish-slot”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh"}, "url": null, "media": {}}', 'publish-slot/facebook/1', NULL, NULL, NULL, 1795834904000, 1, 'publish', NULL, 'aa31775e1333379eeaa954cdc88f1341f24887521bc223d2440a83f7cbe47255', 'aa31775e1333379eeaa954cdc88f1341f24887521bc223d2440a83f7cbe47255', 0),
(174, 'publish-cancelled-unasked', 'telegram', 1, 140, 'queued', NULL, NULL, NULL, 1795829400000, 1795829400000, 0, 0, 0, NULL, NULL, NULL, NULL, '{"text": "Tin “publish-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "payload": {"method": "sendMessage", "text": "Tin “publish-cancelled-unasked”\n\nHồ sơ nộp trực tuyến.\n\n#DichVuCongTrucTuyen #ThuTucHanhChinh", "entities": [{"type": "bold", "offset": 0, "length": 31}], "media": [], "link": null}, "url": null, "media": {}}', 'publish-cancelled-unasked/telegram/1', NULL, NULL, NULL, 1795834931000, 1, 'publish', NULL, '9ab7b6b688e9d22b6342bd7000a833b6a4c1324cbf56bd5ec6e0f5c9df0f420d', '9ab7b6b688e9d22b6342bd7000a833b6a4c1324cbf56bd5ec6e0f5c9df0f420d', 0);
INSERT INTO attempts ("id", "delivery", "channel", "n", "intent_at", "worker", "digest", "outcome", "ref", "answer", "ended_at") VALUES
(1, 1, 'facebook', 1, 1795143602000, 'mot-cua:4711', '6d24bb7648430e83544f7c8622e9cc9e8ca5a4d7bed7cd02a25220df9e263e1e', 'ok', '100200300400500_122103000000007', NULL, 1795143602000),
(2, 4, 'telegram', 1, 1795143604000, 'mot-cua:4711', 'eb60f032f0c9351e8274b38974acda3b700b191072bfe52aa93b17360ed64a9b', 'ok', '-1001234567890:1', NULL, 1795143604000),
(3, 2, 'facebook', 1, 1795143606000, 'mot-cua:4711', 'c00761c56b754bfb1e6a43528c11068d31c878281358d8916536f55847c09107', NULL, NULL, 'Mất câu trả lời', NULL),
(4, 26, 'facebook', 1, 1795489204000, 'mot-cua:4711', 'e46de7bef91ea470e5d7e30422802e2e8c365ff019ea840e8cc7c1309a14c899', 'ok', '100200300400500_122103000000013', NULL, 1795489204000),
(5, 25, 'facebook', 1, 1795489206000, 'mot-cua:4711', '506586b133c729303cbba0f598eafcc5d535375c614cf48a284f4c9f0e514497', 'ok', '100200300400500_122103000000019', NULL, 1795489206000),
(6, 24, 'facebook', 1, 1795489208000, 'mot-cua:4711', 'fe7fa1f367c7e913a2e2253ac366af0b45f43d675c04f3f360c6c6d7cdb1cf80', 'ok', '100200300400500_122103000000025', NULL, 1795489208000),
(7, 10, 'facebook', 1, 1795489210000, 'mot-cua:4711', 'd67589bdc6ac29d419f4f91af24f890b3025b005e4c98d69806b50b1b3e55963', 'ok', '100200300400500_122103000000031', NULL, 1795489210000),
(8, 9, 'facebook', 1, 1795489212000, 'mot-cua:4711', '0e11e169c689b6539062f274c97b2ed640ef89441020ef54733bb9552b35de5e', 'ok', '100200300400500_122103000000037', NULL, 1795489212000),
(9, 29, 'facebook', 1, 1795489214000, 'mot-cua:4711', 'bf9188fcb0fbd7353d627f9d890f0a99b6be5668d8da8d5cb899fd46fb092758', 'ok', '100200300400500_122103000000043', NULL, 1795489214000),
(10, 27, 'facebook', 1, 1795489216000, 'mot-cua:4711', 'd655c9db365783d046d45f16886fe669098886f0a533b4fa19c2a78c715ba755', 'ok', '100200300400500_122103000000049', NULL, 1795489216000),
(11, 28, 'facebook', 1, 1795489218000, 'mot-cua:4711', '7cddf9e1c1fdf40cec31ba4a55c510a5ec298331bca0010e0bf254368e4d2165', 'ok', '100200300400500_122103000000055', NULL, 1795489218000),
(12, 13, 'facebook', 1, 1795489220000, 'mot-cua:4711', '8639e9f7668bf654368133ee776b647339d4f9d08b3b3b754f30153ad134d807', 'ok', '100200300400500_122103000000061', NULL, 1795489220000),
(13, 11, 'facebook', 1, 1795489222000, 'mot-cua:4711', '13be6323ae652669d4a6f78099dce3b3b8a63062fe0d74c9c930c78e4ba0bbcd', 'ok', '100200300400500_122103000000067', NULL, 1795489222000),
(14, 12, 'facebook', 1, 1795489224000, 'mot-cua:4711', '04a6effd9c3a3360e9c95bf6c164958eee217edbb05036c95580dd909021dbaa', 'ok', '100200300400500_122103000000073', NULL, 1795489224000),
(15, 20, 'facebook', 1, 1795489226000, 'mot-cua:4711', '274d6f4b0489b9029aefbd44a95c15e5022a215b1652e5ad2e502cf4ce3c98b2', 'ok', '100200300400500_122103000000079', NULL, 1795489226000),
(16, 23, 'facebook', 1, 1795489228000, 'mot-cua:4711', 'dc3efee106a0dc902010ade7f53a9206053eaeecb4e9e8196af810154b0b4a60', 'ok', '100200300400500_122103000000085', NULL, 1795489228000),
(17, 21, 'facebook', 1, 1795489230000, 'mot-cua:4711', '23213ed8308ca9ae24c44fcedf25cb0e9abd336d64eee35faca9d2f4de8b6a44', 'ok', '100200300400500_122103000000091', NULL, 1795489230000),
(18, 19, 'facebook', 1, 1795489232000, 'mot-cua:4711', '7c365003256f07aade7b7ac3823668f9d0abe2b93e3d6bd7e0b26387a60c81e5', 'ok', '100200300400500_122103000000097', NULL, 1795489232000),
(19, 22, 'facebook', 1, 1795489234000, 'mot-cua:4711', '1a696910386cf4457d27ff4e08d7aed56f5a05cf32dba48c33c448c65b401192', 'ok', '100200300400500_122103000000103', NULL, 1795489234000),
(20, 30, 'facebook', 1, 1795489236000, 'mot-cua:4711', 'f3cd701922cbc6dc80d8db8a32c6bad8abaf2ccbfcd0502ac743188f9b43165e', 'ok', '100200300400500_122103000000109', NULL, 1795489236000),
(21, 15, 'facebook', 1, 1795489238000, 'mot-cua:4711', '550f2ed39bab1602ab2be8c53a3b76a98ca131603d2ca50431684f08dc18eca3', 'ok', '100200300400500_122103000000115', NULL, 1795489238000),
(22, 14, 'facebook', 1, 1795489240000, 'mot-cua:4711', 'd93c299f025c3d536534b5f0b732d87b2836131feebea8fe1b9d5aa3684c6c51', 'ok', '100200300400500_122103000000121', NULL, 1795489240000),
(23, 8, 'facebook', 1, 1795489242000, 'mot-cua:4711', 'd66fc905ece3958c4a9b4fc2bae043d7c834ee7457271f017133736c2ff8ba49', 'ok', '100200300400500_122103000000127', NULL, 1795489242000),
(24, 7, 'facebook', 1, 1795489244000, 'mot-cua:4711', '8484048f02b26f758d33d6a781a25dcb9869313776b6be5af0f0889bb1978a68', 'ok', '100200300400500_122103000000133', NULL, 1795489244000),
(25, 31, 'facebook', 1, 1795489246000, 'mot-cua:4711', '065bb029eeae81d94e1af95c5a0077fa2c181e343931cd7d9a1266c32772dc60', 'ok', '100200300400500_122103000000139', NULL, 1795489246000),
(26, 52, 'telegram', 1, 1795489248000, 'mot-cua:4711', '0e397f8f946065ed89e8d88121f4b566610502e408a8f26c5da4692aad545f6e', 'ok', '-1001234567890:2', NULL, 1795489248000),
(27, 51, 'telegram', 1, 1795489250000, 'mot-cua:4711', '7643b83ac24a5a6c9ecee2dfac5c3439e3ed053dd850d9c2eabc292155e0e650', 'ok', '-1001234567890:3', NULL, 1795489250000),
(28, 50, 'telegram', 1, 1795489252000, 'mot-cua:4711', '98433588b7e60fd0ca3b706ef3bfd7d84d5a9b876d4dfad7d4d6de590ed57615', 'ok', '-1001234567890:4', NULL, 1795489252000),
(29, 40, 'telegram', 1, 1795489254000, 'mot-cua:4711', 'b51c2f2fd20cd8c950d85787007f31566bbd614af965093f28cf5eb6f58defc3', 'ok', '-1001234567890:5', NULL, 1795489254000),
(30, 39, 'telegram', 1, 1795489256000, 'mot-cua:4711', '81545de07c6c23998300b425baf49c78c9133b6254c7d89420d893d9e96ce043', 'ok', '-1001234567890:6', NULL, 1795489256000),
(31, 54, 'telegram', 1, 1795489258000, 'mot-cua:4711', '0c7afaed5c416d4157e0f7e8bc21d2d16b105610642d4fb621c7197345befe96', 'ok', '-1001234567890:7', NULL, 1795489258000),
(32, 53, 'telegram', 1, 1795489260000, 'mot-cua:4711', '9f96cea181acc4d7ec00f070e8d7e66fb91456cd861a20835f761d104457cd29', 'ok', '-1001234567890:8', NULL, 1795489260000),
(33, 42, 'telegram', 1, 1795489262000, 'mot-cua:4711', 'a7c0d56bb522a8ffd0e54170086a4aca33b3b6e2fc549aee928c341441fce655', 'ok', '-1001234567890:9', NULL, 1795489262000),
(34, 41, 'telegram', 1, 1795489264000, 'mot-cua:4711', '70412dc9dbef54eff9d1ebbe27226332fde6b0085db09036773b86fc4aac7846', 'ok', '-1001234567890:10', NULL, 1795489264000),
(35, 49, 'telegram', 1, 1795489266000, 'mot-cua:4711', 'f1be4c10eed455f3baddc364aeec452e31e70c6dbd9e71b107201bf2faac5e90', 'ok', '-1001234567890:11', NULL, 1795489266000),
(36, 48, 'telegram', 1, 1795489268000, 'mot-cua:4711', '90ff0fed6344990fd9313d5f3ab6dc94cd60742456ede4da75f036a5a6d2e6ce', 'ok', '-1001234567890:12', NULL, 1795489268000),
(37, 55, 'telegram', 1, 1795489270000, 'mot-cua:4711', '7d7a72b05e3b81f5b62291b948ee35309b41afefa16070f90242336d8c1a6494', 'ok', '-1001234567890:13', NULL, 1795489270000),
(38, 45, 'telegram', 1, 1795489272000, 'mot-cua:4711', '5c07cc2d512e77237bf61303e6acf9d4c5bc7f342f4db4126ab268b11019e09e', 'ok', '-1001234567890:14', NULL, 1795489272000),
(39, 43, 'telegram', 1, 1795489274000, 'mot-cua:4711', 'a75b0777f63d48f163e9c5355f5e14982b95f740bf0383528e382624a04550c9', 'ok', '-1001234567890:15', NULL, 1795489274000),
(40, 44, 'telegram', 1, 1795489276000, 'mot-cua:4711', '027bcb013f5b701e290d373f28598281f6fa34acbf6c626038b89d796a8df9fe', 'ok', '-1001234567890:16', NULL, 1795489276000),
(41, 38, 'telegram', 1, 1795489278000, 'mot-cua:4711', '254b64e97c5f6a6da5e617bd4a25ce9286c2230afdb6285ea796a466a4da6fa0', 'ok', '-1001234567890:17', NULL, 1795489278000),
(42, 37, 'telegram', 1, 1795489280000, 'mot-cua:4711', 'fa4971e0bba2530c05844a83876cd2a72e5722f7202a6e7ae3bb382d9cefb754', 'ok', '-1001234567890:18', NULL, 1795489280000),
(43, 65, 'telegram', 1, 1795489282000, 'mot-cua:4711', 'e04e2a3eb0ba359df5657ee80a662583d68b4973a4852e2e6f783c8947822370', 'ok', '-1001234567890:19', NULL, 1795489282000),
(44, 64, 'facebook', 1, 1795489284000, 'mot-cua:4711', '9aa1a535773b4df7caeaba58993409623b169477e8a089533bd174fe4f27607b', 'ok', '100200300400500_122103000000145', NULL, 1795489284000),
(45, 61, 'facebook', 1, 1795489286000, 'mot-cua:4711', '0f6abd0c073c50b7cc97af8930d5deea2d8f3f04f3bc54e784842c477220cbdf', 'ok', '100200300400500_122103000000151', NULL, 1795489286000),
(46, 66, 'facebook', 1, 1795489288000, 'mot-cua:4711', '712eb67960d28d7ec841986ba6f6859e2a30ddba63e1690edfaada0f08d0d547', 'ok', '100200300400500_122103000000157', NULL, 1795489288000),
(47, 62, 'facebook', 1, 1795489290000, 'mot-cua:4711', 'a12ae8f08fc69e6034b10881a1d343909ec6875c769a1270e5438c8626085901', 'ok', '100200300400500_122103000000163', NULL, 1795489290000),
(48, 67, 'telegram', 1, 1795489292000, 'mot-cua:4711', '236e918adcb86b11b3a2ff0b1b0cb78cbc00d27e84aec298a3cc3dd52d465ea7', 'ok', '-1001234567890:20', NULL, 1795489292000),
(49, 63, 'facebook', 1, 1795489294000, 'mot-cua:4711', '13902224f390654328d1c5a3d7c05c5f3f60a06172219f11a7c8219c7262e0c1', 'ok', '100200300400500_122103000000169', NULL, 1795489294000),
(50, 60, 'facebook', 1, 1795489296000, 'mot-cua:4711', '2cce0a5b60e92813e357a48d6c854fb648eb78022649cbd273c03f88e0c9eac9', 'ok', '100200300400500_122103000000175', NULL, 1795489296000),
(51, 59, 'facebook', 1, 1795489298000, 'mot-cua:4711', '9b92d47537c1fac298650e320ac42a3b23579f7885d51056b29fe13710ddb669', 'ok', '100200300400500_122103000000181', NULL, 1795489298000),
(52, 16, 'fanpage-cu', 1, 1795489300000, 'mot-cua:4711', 'dcf71afd2ada6056fcd0639d9ad251602789e7dd20a78470a4d987248e905804', 'ok', '100200300400500_122103000000187', NULL, 1795489300000),
(53, 17, 'website', 1, 1795489302000, 'mot-cua:4711', 'c2479b11819c4cf11e668cd94d02c6975fd85fd755a90a5a62210ef1799203d3', 'ok', 'note-held-blocked', NULL, 1795489302000),
(54, 18, 'facebook', 1, 1795489304000, 'mot-cua:4711', '41df7f1295fb1f8b062d33743977ed1d739031311048ca18095f817bebcdac84', 'ok', '100200300400500_122103000000193', NULL, 1795489304000),
(55, 46, 'website', 1, 1795489306000, 'mot-cua:4711', 'c836fd5b52b78922c430f4d4d6aa6a7a6f378a803d2a8b8f1ce788ddcb63ed30', 'ok', 'update-held-blocked', NULL, 1795489306000),
(56, 47, 'telegram', 1, 1795489308000, 'mot-cua:4711', '1964aea47a0f5148e286efa7b858ad5cb321489860e9715fb2ab4f094208b09d', 'ok', '-1001234567890:21', NULL, 1795489308000),
(57, 56, 'website', 1, 1795489310000, 'mot-cua:4711', '760722df37ed5592b4594db5d0a5025ebb9bef0d4926cd1b991da7b1429941ad', 'ok', 'update-website', NULL, 1795489310000),
(58, 57, 'facebook', 1, 1795489312000, 'mot-cua:4711', '938d6a686ed75a9526d2b31bd3272e6c120dace5e0ce656ee13ab8c04a76a592', 'ok', '100200300400500_122103000000199', NULL, 1795489312000),
(59, 58, 'telegram', 1, 1795489314000, 'mot-cua:4711', 'cf4432d2c0c9e4307666e794738391773bd9cc155dc8946e90628fb7fa1fb15c', 'ok', '-1001234567890:22', NULL, 1795489314000),
(60, 33, 'website', 1, 1795489316000, 'mot-cua:4711', '76e31263c12108411acb0a1ed2a45f73f612e61119b1e6b786e4a888e9ad8fff', 'ok', 'publish-sent', NULL, 1795489316000),
(61, 34, 'facebook', 1, 1795489318000, 'mot-cua:4711', 'bc0d6b3e4d5e26cdf1323f966e844ad2bfa4a1a9fd53895bee66fddb0884f4f4', 'ok', '100200300400500_122103000000205', NULL, 1795489318000),
(62, 36, 'telegram', 1, 1795489320000, 'mot-cua:4711', '37803d2d6dc51d215e88671df426ecdadb06bf1f275ffbabf07cc8bf7389d9e7', 'ok', '-1001234567890:23', NULL, 1795489320000),
(63, 35, 'zalo', 1, 1795489322000, 'mot-cua:4711', 'ff13d041b0a390115d9bc31541071fe8d753fe8e4f77bed2ea6eb54e3d07af25', 'ok', '66b8956b0fa85d4751c2', NULL, 1795489322000),
(64, 68, 'website', 1, 1795489324000, 'mot-cua:4711', '0f71754f3d751d5eb7b42f0df5535eed82ac26b2725fea5f56c8659f996ac795', 'ok', 'withdraw-stays', NULL, 1795489324000),
(65, 69, 'zalo', 1, 1795489326000, 'mot-cua:4711', '134f5fa17f9408d930a1799339d0cd19b397f4124c277e6d48b4ac8451c175bb', 'ok', '398dedd392060a53e932', NULL, 1795489326000),
(66, 70, 'zalo-broadcast', 1, 1795489328000, 'mot-cua:4711', '45b43145a6420bbdd2356f4009503bf16122ff7b5757b002639d9ad8c383c6bf', 'ok', 'aab13d368febbcfafc32', NULL, 1795489328000),
(67, 94, 'facebook', 1, 1795834839000, 'mot-cua:4711', '76c38a854d3b598957a8c34bf028dc0defc53741343f1d3203e3a7314b30ed7a', 'ok', '100200300400500_122103000000913', NULL, 1795834839000),
(68, 79, 'facebook', 1, 1795834841000, 'mot-cua:4711', '66653f9bade793015ae6c1549cfeb5dac0b2d7d41ba2eb1f6dac20a1e9e17b5a', 'refused', NULL, 'Bài bị từ chối', 1795834841000),
(69, 115, 'telegram', 1, 1795834843000, 'mot-cua:4711', 'f33f595daa1a90640ecbc0628dc85aaccf0215c00759afda7888e3578c47a243', 'ok', '-1001234567890:13', NULL, 1795834843000),
(70, 105, 'telegram', 1, 1795834845000, 'mot-cua:4711', 'ea41d6bbfefdff6bb31612d250f548f577685130dd5ae56eab0f0924ea4e8aa3', 'refused', NULL, 'Bài bị từ chối', 1795834845000),
(71, 77, 'facebook', 1, 1795834847000, 'mot-cua:4711', '530e62f06ff7f3f454fac9fdfbe67d7bf024b343d5f9d5ff655ed3943414fc89', NULL, NULL, 'Mất câu trả lời', NULL),
(72, 75, 'facebook', 1, 1795834849000, 'mot-cua:4711', 'a9da0fd0e49136031d01fe619b505c016516c5b3ae393f660c180ec849dada6f', NULL, NULL, 'Mất câu trả lời', NULL),
(73, 76, 'facebook', 1, 1795834851000, 'mot-cua:4711', '0071b7f290ef2d18804ca8b3763bb94db196058ac85bdfc3351c996e4d281e60', NULL, NULL, 'Mất câu trả lời', NULL),
(74, 83, 'facebook', 1, 1795834853000, 'mot-cua:4711', '72cc4ad37b5013ef6538868b38ba2c07b3e7505950c85e62c7b249736ba7ccfa', NULL, NULL, 'Mất câu trả lời', NULL),
(75, 86, 'facebook', 1, 1795834855000, 'mot-cua:4711', '7546b02deafc39fda60bcbd058f6465cb1da09577427ffa64d32cc28eaf1d339', NULL, NULL, 'Mất câu trả lời', NULL),
(76, 95, 'facebook', 1, 1795834857000, 'mot-cua:4711', 'd567f39f0f0e435ad55ac430ffa1fa3524ebb2f91fd52b0dac878e7da3f457fd', 'ok', '100200300400500_122103000000925', NULL, 1795834857000),
(77, 120, 'facebook', 1, 1795834859000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'ok', '100200300400500_122103000000139', NULL, 1795834859000),
(78, 121, 'facebook', 1, 1795834860000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'ok', '100200300400500_122103000000925', NULL, 1795834860000),
(79, 116, 'website', 1, 1795834862000, 'mot-cua:4711', 'c8b4b6a02f545863ef606a4b5d23466ef5faf208617a04d51e908c0b75d6d247', 'ok', 'update-website', NULL, 1795834862000),
(80, 117, 'facebook', 1, 1795834864000, 'mot-cua:4711', 'a632c20e28a6cc4debf78f4997660718f6d954cfa1c66b2b9123a951d0b779af', 'ok', '100200300400500_122103000000931', NULL, 1795834864000),
(81, 118, 'telegram', 1, 1795834866000, 'mot-cua:4711', '747c5b51fd6e83b8464702b8384778370ef28dccbf5be38eae8c16c8268e0080', 'ok', '-1001234567890:22', NULL, 1795834866000),
(82, 81, 'website', 1, 1795834868000, 'mot-cua:4711', '188cbd43a8b6aa7ae9e8440ea0aaadf412625694c0c972c514259ec0ac523238', 'refused', NULL, 'Bài bị từ chối', 1795834868000),
(83, 106, 'website', 1, 1795834870000, 'mot-cua:4711', '18340d56d2ba460b71abc14370851a6410421d630335182cc8b6043c42d8cc4d', 'refused', NULL, 'Bài bị từ chối', 1795834870000),
(84, 78, 'facebook', 1, 1795834872000, 'mot-cua:4711', '1b952165a3ab5d774877d81042cb0014b05fe36400a29106f1b357f9aed31930', 'refused', NULL, 'Bài bị từ chối', 1795834872000),
(85, 89, 'facebook', 1, 1795834874000, 'mot-cua:4711', '332f6da0bd0dccb90c5e82023620e479456f23a479508bafce2424dedeadcacf', 'not_sent', NULL, 'Máy chủ đang bận', 1795834874000),
(86, 104, 'telegram', 1, 1795834876000, 'mot-cua:4711', 'cc61e7eecc28d5ac73c2805ea03bbb2703175d2c40bfde4dbca227f51af2c38b', 'refused', NULL, 'Bài bị từ chối', 1795834876000),
(87, 111, 'telegram', 1, 1795834878000, 'mot-cua:4711', '581009123c1704aaefb80d4a2c46ad8a8fa2a04b2798ce8bd677f274f5eef6e9', 'unknown', NULL, 'Máy chủ đang bận', 1795834878000),
(88, 103, 'telegram', 1, 1795834880000, 'mot-cua:4711', '2397ebcc5601d3cf38e44bf6210f43fcc3ca50310400b2f9d16b176b81ca2f07', 'refused', NULL, 'Không sửa được ảnh', 1795834880000),
(89, 102, 'telegram', 1, 1795834882000, 'mot-cua:4711', '7f14d3d12df3144fc4a781e881b6f9c869615852eeeb3aaff29b59c6eb36a8da', 'unknown', NULL, 'Mất câu trả lời', 1795834882000),
(90, 126, 'telegram', 1, 1795834894000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'ok', '-1001234567890:20', NULL, 1795834894000),
(91, 127, 'facebook', 1, 1795834896000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'refused', NULL, 'Bài bị từ chối', 1795834896000),
(92, 131, 'zalo-broadcast', 1, 1795834898000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'refused', NULL, 'withdraw', 1795834898000),
(93, 130, 'zalo', 1, 1795834900000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'ok', '398dedd392060a53e932', NULL, 1795834900000),
(94, 129, 'website', 1, 1795834902000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', 'ok', 'withdraw-stays', NULL, 1795834902000),
(95, 162, 'facebook', 1, 1795834913000, 'mot-cua:4711', '9eb2858168be3b2afdae6f48793fad35672aacade10ead72fd7eba36e51844ee', 'not_sent', NULL, 'Máy chủ đang bận', 1795834913000),
(96, 160, 'facebook', 1, 1795834915000, 'mot-cua:4711', '237e38d4c8ec0629c6d69b4bde736e5d5137a881b93b65f4c478cf872283088c', 'not_sent', NULL, 'Máy chủ đang bận', 1795834915000),
(97, 142, 'facebook', 1, 1795834917000, 'mot-cua:4711', '4fd214babf1a25294cde9c94004b2190a9d71a44596ee56a52707320afd1efda', 'refused', NULL, 'Bài bị từ chối', 1795834917000),
(98, 141, 'facebook', 1, 1795834919000, 'mot-cua:4711', 'd1606ea7c74e63bb27eef8ed1aa0013f40ac7b7acb3dc4c1abfeb57e54bcff52', 'refused', NULL, 'Bài bị từ chối', 1795834919000),
(99, 140, 'facebook', 1, 1795834921000, 'mot-cua:4711', '5b960ea23068df18e0de50718e3e8ef24c969f62d3ca5dc9e18202182fbee3f3', NULL, NULL, 'Mất câu trả lời', NULL),
(100, 139, 'facebook', 1, 1795834923000, 'mot-cua:4711', '636fe1c1f23c83c8ea0ecf4beaf255e39b18d86466dd007d87fbb31b61835736', NULL, NULL, 'Mất câu trả lời', NULL),
(101, 147, 'facebook', 1, 1795834925000, 'mot-cua:4711', '2bac027262478e6cdf1d741545a93c26151970d1ff2fdac41862bcc2dfb9a2c3', NULL, NULL, 'Mất câu trả lời', NULL),
(102, 150, 'facebook', 1, 1795834927000, 'mot-cua:4711', 'cf7f4e916807c13dd819cf606ece7055734f0613dd9cd3168b618d3f685653e1', NULL, NULL, 'Mất câu trả lời', NULL),
(103, 138, 'facebook', 1, 1795834929000, 'mot-cua:4711', '9c3e12843f94826ab584730d984c85d5c3a22a276c9257076a1bf92e43a3fd30', NULL, NULL, 'Mất câu trả lời', NULL),
(104, 144, 'website', 1, 1795834931000, 'mot-cua:4711', 'a90f23f886a102b3b4b35731294e0f5e952c90bf6b9eb332d4d96b003ebe8514', 'refused', NULL, 'Bài bị từ chối', 1795834931000),
(105, 172, 'facebook', 1, 1795834981000, 'mot-cua:4711', '302fd3ad076ca9027dc4db003af0328105e6b72b341b6562a61bad67f559a3a4', 'ok', 'https://www.facebook.com/100200300400500/posts/1', 'người phụ trách xác nhận', 1795834982000),
(106, 167, 'facebook', 1, 1795834984000, 'mot-cua:4711', '205640afcaf4cd3e50a9f2cd041498732a8c7a78dd577c9aea251fe0d4d98ee9', 'refused', NULL, 'Bài bị từ chối', 1795834984000),
(107, 102, 'telegram', 2, 1795834987000, 'mot-cua:4711', '7f14d3d12df3144fc4a781e881b6f9c869615852eeeb3aaff29b59c6eb36a8da', NULL, NULL, NULL, NULL),
(108, 101, 'telegram', 1, 1795834988000, 'mot-cua:4711', '6325532ef5f0e362e5c105ec5a6e25fd3a16b726d90fc189ad26d2f8afa0142f', NULL, NULL, NULL, NULL),
(109, 125, 'facebook', 1, 1795834989000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', NULL, NULL, NULL, NULL),
(110, 171, 'facebook', 1, 1795835597000, 'mot-cua:4711', '174b34186fba81d78b8b35b0da38de8ecd00fdd93c00d5ec12bb86dbec46175f', NULL, NULL, NULL, NULL),
(111, 168, 'facebook', 1, 1795835598000, 'mot-cua:4711', '7199031cc21545d2bd18550cac313d198fb8a0582521c12969ef7b8594faad3c', NULL, NULL, NULL, NULL),
(112, 170, 'facebook', 1, 1795835599000, 'mot-cua:4711', '9bd88286553ab9fe7108d4bc40c70d29b48da554236ff327af2cf9b462af0743', NULL, NULL, NULL, NULL),
(113, 169, 'facebook', 1, 1795835600000, 'mot-cua:4711', '8b737774cb4b1219b3e72d7cbad46e98d52fc6bcc0f72ff0e6fa7d7ebfdd9646', NULL, NULL, NULL, NULL),
(114, 93, 'facebook', 1, 1795835601000, 'mot-cua:4711', 'a56ec8aefd2f9fae1214f617500ec929b2fa0482e2ee0bcd9bcb0f5ccd25dcb7', NULL, NULL, NULL, NULL),
(115, 91, 'facebook', 1, 1795835602000, 'mot-cua:4711', '98cbacedf69ae5b50a120492c7167aadd1d174528468e35f06a4cfc12532c6fa', NULL, NULL, NULL, NULL),
(116, 92, 'facebook', 1, 1795835603000, 'mot-cua:4711', '2a7f0c3574c0c7420d68a4d98904345191b75ec7274c82612373970293ccb28b', NULL, NULL, NULL, NULL),
(117, 114, 'telegram', 1, 1795835604000, 'mot-cua:4711', '7b5cd57217b4a66037a206e35660844040c034c9e69aae3a956fcdfb2617dd76', NULL, NULL, NULL, NULL),
(118, 113, 'telegram', 1, 1795835605000, 'mot-cua:4711', 'd3f788679ae985bb7878e17bd8e95f193df2a84ba85bd21fd6dec9a5d9703128', NULL, NULL, NULL, NULL),
(119, 124, 'facebook', 1, 1795835606000, 'mot-cua:4711', '179cd13492c01bac1721682b4278f7ad40f6e49a299b3e45edf175b6c87a5a60', NULL, NULL, NULL, NULL);
INSERT INTO engagement ("delivery", "channel", "next_at", "tries", "lease_until") VALUES
(1, 'facebook', 1795748402000, 0, NULL),
(7, 'facebook', 1795510844000, 0, NULL),
(8, 'facebook', 1795510842000, 0, NULL),
(9, 'facebook', 1795510812000, 0, NULL),
(10, 'facebook', 1795510810000, 0, NULL),
(11, 'facebook', 1795510822000, 0, NULL),
(12, 'facebook', 1795510824000, 0, NULL),
(13, 'facebook', 1795510820000, 0, NULL),
(14, 'facebook', 1795510840000, 0, NULL),
(15, 'facebook', 1795510838000, 0, NULL),
(16, 'fanpage-cu', 1795492900000, 0, NULL),
(17, 'website', 1795510902000, 0, NULL),
(18, 'facebook', 1795510904000, 0, NULL),
(19, 'facebook', 1795510832000, 0, NULL),
(20, 'facebook', 1795510826000, 0, NULL),
(21, 'facebook', 1795510830000, 0, NULL),
(22, 'facebook', 1795510834000, 0, NULL),
(23, 'facebook', 1795510828000, 0, NULL),
(24, 'facebook', 1795510808000, 0, NULL),
(25, 'facebook', 1795510806000, 0, NULL),
(26, 'facebook', 1795510804000, 0, NULL),
(27, 'facebook', 1795510816000, 0, NULL),
(28, 'facebook', 1795510818000, 0, NULL),
(29, 'facebook', 1795510814000, 0, NULL),
(30, 'facebook', 1795510836000, 0, NULL),
(31, 'facebook', 1795510846000, 0, NULL),
(33, 'website', 1795510916000, 0, NULL),
(34, 'facebook', 1795510918000, 0, NULL),
(35, 'zalo', 1795510922000, 0, NULL),
(46, 'website', 1795510906000, 0, NULL),
(56, 'website', 1795510910000, 0, NULL),
(57, 'facebook', 1795510912000, 0, NULL),
(59, 'facebook', 1795510898000, 0, NULL),
(60, 'facebook', 1795510896000, 0, NULL),
(61, 'facebook', 1795510886000, 0, NULL),
(62, 'facebook', 1795510890000, 0, NULL),
(63, 'facebook', 1795510894000, 0, NULL),
(64, 'facebook', 1795510884000, 0, NULL),
(66, 'facebook', 1795510888000, 0, NULL),
(68, 'website', 1795510924000, 0, NULL),
(69, 'zalo', 1795510926000, 0, NULL),
(94, 'facebook', 1795838439000, 0, NULL),
(95, 'facebook', 1795838457000, 0, NULL),
(117, 'facebook', 1795838464000, 0, NULL);
INSERT INTO readings ("id", "delivery", "label", "at", "views", "reach", "reactions", "comments", "shares", "clicks", "unknown", "raw") VALUES
(1, 1, '+3d', 1795496400000, 1861, 1257, 100, 1, 11, 81, '{}', '{"id": "100200300400500_122103000000007", "created_time": "2026-11-20T03:00:02+0000", "reactions": {"data": [], "summary": {"total_count": 100}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}, "shares": {"count": 11}, "post_media_view": 1861, "post_total_media_view_unique": 1257, "post_clicks": 81, "post_reactions_by_type_total": {"like": 78, "love": 14, "haha": 2, "wow": 3, "sorry": 2, "anger": 1}}'),
(2, 7, '+1h', 1795496400000, NULL, NULL, 8, 1, 2, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000133", "created_time": "2026-11-24T03:00:44+0000", "reactions": {"data": [], "summary": {"total_count": 8}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}, "shares": {"count": 2}}'),
(3, 8, '+1h', 1795496400000, NULL, NULL, 7, 0, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000127", "created_time": "2026-11-24T03:00:42+0000", "reactions": {"data": [], "summary": {"total_count": 7}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 1}}'),
(4, 9, '+1h', 1795496400000, NULL, NULL, 6, 1, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000037", "created_time": "2026-11-24T03:00:12+0000", "reactions": {"data": [], "summary": {"total_count": 6}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}, "shares": {"count": 1}}'),
(5, 10, '+1h', 1795496400000, NULL, NULL, 3, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000031", "created_time": "2026-11-24T03:00:10+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(6, 11, '+1h', 1795496400000, NULL, NULL, 4, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000067", "created_time": "2026-11-24T03:00:22+0000", "reactions": {"data": [], "summary": {"total_count": 4}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(7, 12, '+1h', 1795496400000, NULL, NULL, 4, 1, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000073", "created_time": "2026-11-24T03:00:24+0000", "reactions": {"data": [], "summary": {"total_count": 4}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}}'),
(8, 13, '+1h', 1795496400000, NULL, NULL, 1, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000061", "created_time": "2026-11-24T03:00:20+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(9, 14, '+1h', 1795496400000, NULL, NULL, 1, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000121", "created_time": "2026-11-24T03:00:40+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(10, 15, '+1h', 1795496400000, NULL, NULL, 10, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000115", "created_time": "2026-11-24T03:00:38+0000", "reactions": {"data": [], "summary": {"total_count": 10}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(11, 18, '+1h', 1795496400000, NULL, NULL, 3, 0, 2, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000193", "created_time": "2026-11-24T03:01:44+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 2}}'),
(12, 19, '+1h', 1795496400000, NULL, NULL, 3, 0, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000097", "created_time": "2026-11-24T03:00:32+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 1}}'),
(13, 20, '+1h', 1795496400000, NULL, NULL, 1, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000079", "created_time": "2026-11-24T03:00:26+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(14, 21, '+1h', 1795496400000, NULL, NULL, 2, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000091", "created_time": "2026-11-24T03:00:30+0000", "reactions": {"data": [], "summary": {"total_count": 2}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(15, 22, '+1h', 1795496400000, NULL, NULL, 2, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000103", "created_time": "2026-11-24T03:00:34+0000", "reactions": {"data": [], "summary": {"total_count": 2}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(16, 23, '+1h', 1795496400000, NULL, NULL, 4, 0, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000085", "created_time": "2026-11-24T03:00:28+0000", "reactions": {"data": [], "summary": {"total_count": 4}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 1}}'),
(17, 24, '+1h', 1795496400000, NULL, NULL, 3, 1, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000025", "created_time": "2026-11-24T03:00:08+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}}'),
(18, 25, '+1h', 1795496400000, NULL, NULL, 11, 2, 3, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000019", "created_time": "2026-11-24T03:00:06+0000", "reactions": {"data": [], "summary": {"total_count": 11}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 2, "can_comment": true}}, "shares": {"count": 3}}'),
(19, 26, '+1h', 1795496400000, NULL, NULL, 9, 0, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000013", "created_time": "2026-11-24T03:00:04+0000", "reactions": {"data": [], "summary": {"total_count": 9}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 1}}'),
(20, 27, '+1h', 1795496400000, NULL, NULL, 12, 0, 2, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000049", "created_time": "2026-11-24T03:00:16+0000", "reactions": {"data": [], "summary": {"total_count": 12}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 2}}'),
(21, 28, '+1h', 1795496400000, NULL, NULL, 4, 0, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000055", "created_time": "2026-11-24T03:00:18+0000", "reactions": {"data": [], "summary": {"total_count": 4}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 1}}'),
(22, 29, '+1h', 1795496400000, NULL, NULL, 1, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000043", "created_time": "2026-11-24T03:00:14+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(23, 30, '+1h', 1795496400000, NULL, NULL, 2, 0, 1, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000109", "created_time": "2026-11-24T03:00:36+0000", "reactions": {"data": [], "summary": {"total_count": 2}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}, "shares": {"count": 1}}'),
(24, 31, '+1h', 1795496400000, NULL, NULL, 1, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000139", "created_time": "2026-11-24T03:00:46+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(25, 34, '+1h', 1795496400000, NULL, NULL, 1, 1, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000205", "created_time": "2026-11-24T03:01:58+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}}'),
(26, 57, '+1h', 1795496400000, NULL, NULL, 3, 1, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000199", "created_time": "2026-11-24T03:01:52+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}}'),
(27, 59, '+1h', 1795496400000, NULL, NULL, 5, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000181", "created_time": "2026-11-24T03:01:38+0000", "reactions": {"data": [], "summary": {"total_count": 5}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(28, 60, '+1h', 1795496400000, NULL, NULL, 1, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000175", "created_time": "2026-11-24T03:01:36+0000", "reactions": {"data": [], "summary": {"total_count": 1}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(29, 61, '+1h', 1795496400000, NULL, NULL, 0, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000151", "created_time": "2026-11-24T03:01:26+0000", "reactions": {"data": [], "summary": {"total_count": 0}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(30, 62, '+1h', 1795496400000, NULL, NULL, 2, 1, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000163", "created_time": "2026-11-24T03:01:30+0000", "reactions": {"data": [], "summary": {"total_count": 2}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 1, "can_comment": true}}}'),
(31, 63, '+1h', 1795496400000, NULL, NULL, 3, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000169", "created_time": "2026-11-24T03:01:34+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(32, 64, '+1h', 1795496400000, NULL, NULL, 3, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000145", "created_time": "2026-11-24T03:01:24+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(33, 66, '+1h', 1795496400000, NULL, NULL, 3, 0, 0, NULL, '{"views": "not_yet", "reach": "not_yet", "clicks": "not_yet"}', '{"id": "100200300400500_122103000000157", "created_time": "2026-11-24T03:01:28+0000", "reactions": {"data": [], "summary": {"total_count": 3}}, "comments": {"data": [], "summary": {"order": "chronological", "total_count": 0, "can_comment": true}}}'),
(34, 17, '+1h', 1795496400000, 0, NULL, NULL, NULL, NULL, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "shares": "not_supported", "clicks": "not_supported"}', '{"visits": 0, "sources": {}}'),
(35, 33, '+1h', 1795496400000, 0, NULL, NULL, NULL, NULL, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "shares": "not_supported", "clicks": "not_supported"}', '{"visits": 0, "sources": {}}'),
(36, 46, '+1h', 1795496400000, 0, NULL, NULL, NULL, NULL, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "shares": "not_supported", "clicks": "not_supported"}', '{"visits": 0, "sources": {}}'),
(37, 56, '+1h', 1795496400000, 0, NULL, NULL, NULL, NULL, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "shares": "not_supported", "clicks": "not_supported"}', '{"visits": 0, "sources": {}}'),
(38, 68, '+1h', 1795496400000, 0, NULL, NULL, NULL, NULL, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "shares": "not_supported", "clicks": "not_supported"}', '{"visits": 0, "sources": {}}'),
(39, 35, '+1h', 1795496400000, 23, NULL, NULL, NULL, 0, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "clicks": "not_supported"}', '{"id": "66b8956b0fa85d4751c2", "type": "normal", "title": "Tin “publish-sent”", "status": "show", "total_view": 23, "total_share": 0, "create_date": 1795489322158, "update_date": 1795489322158, "thumb": "{zalo}/_page/media/19b37fbd9f51271a533874e6249e7c5b", "link_view": "{zalo}/_page/article?id=66b8956b0fa85d4751c2&pageId=4567890123456789012"}'),
(40, 69, '+1h', 1795496400000, 60, NULL, NULL, NULL, 0, NULL, '{"reach": "not_supported", "reactions": "not_supported", "comments": "not_supported", "clicks": "not_supported"}', '{"id": "398dedd392060a53e932", "type": "normal", "title": "Tin “withdraw-stays”", "status": "show", "total_view": 60, "total_share": 0, "create_date": 1795489326020, "update_date": 1795489326020, "thumb": "{zalo}/_page/media/19b37fbd9f51271a533874e6249e7c5b", "link_view": "{zalo}/_page/article?id=398dedd392060a53e932&pageId=4567890123456789012"}');
INSERT INTO approvals ("id", "item", "digest", "person", "verdict", "reason", "at", "covers", "line") VALUES
(1, 'withdraw-queued-unapproved', '695ff8ed5324542a3f0ec0f5570899aa3e563cf3912d40fd3f2b9613efcce3de', 'chanh-van-phong', 'approved', 'Đồng ý.', 1795489201000, '["737b781c70a9f44d9b6218a9c4503b476e1e2ceee29f7c2eb7e4799f76e3e1ed"]', 6),
(2, 'withdraw-cancelled', 'fdf9a97ad3834b7a4cb23f7f85d325d8e2a8cbfd107c5f8829044e1d936c429e', 'chanh-van-phong', 'approved', 'Đồng ý.', 1795489202000, '["fca9b030f7e3902a5c20b73bb0e91a0535c19da361fe855b0d777f8d8f397034"]', 7),
(3, 'publish-queued-approved', 'be1b866ec6086ba10d7df97db23be9ff93555604449917fcebd9db064c2f26b5', 'chanh-van-phong', 'approved', 'Đồng ý.', 1795834905000, '["0336d9477b9f8297cf3b9043ef8536e5579c7c2fd0a390c613b643709d3d32ae", "7d542e5903a66711248c40189e0c8b4ac4bcc238d4735a226e09b780a8565e49"]', 108),
(4, 'publish-queued-approved-edited', 'a10c4ccaf104e5c9e7242924fc74b556bfaa341ee25fd8eb6e6dbc72cba30f56', 'chanh-van-phong', 'approved', 'Đồng ý.', 1795834906000, '["fbfa39f509324cd4140f21921d948bf9639d8635af36456b8c4070d72c730076"]', 109),
(5, 'publish-queued-half-approved', 'fced00ac49fbb779674e92622d156bb21881ff37f798ca057663de21c7cf5203', 'chanh-van-phong', 'approved', 'Đồng ý.', 1795834907000, '["b90dd270711667c5638508fa501472963cd67584c585740b092d69e36dbd3cee"]', 110),
(6, 'publish-queued-rejected', '1009f334608c7013a6441cb908a6153b0ba6fb0a60169152c0e589a2e4c9dc83', 'giam-doc', 'rejected', 'Thiếu số quyết định.', 1795834908000, '["45e01055c78046ac389b6d542f290dc847c6895ad6455a25e9a0ead36fe0b8cf"]', 111),
(7, 'publish-queued-pressed', '0546001c075b87f4cba0c70c1d3f19ba69f10dee241960565af9659a4a13249d', 'chanh-van-phong', 'approved', '', 1795834910000, '["a95389a2570b04c7e8c2157cc4cd7f3aa59de5bd190ce8dc2ee321911d7c73ed"]', 112);
INSERT INTO corrections ("id", "item", "version", "at", "note") VALUES
(1, 'note-held-restored', 5, 1795143606000, 'Nội dung bài viết đã được sửa cho đúng.'),
(2, 'update-held-restored', 6, 1795143606000, 'Nội dung bài viết đã được sửa cho đúng.'),
(3, 'note-cancelled-unasked', 62, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(4, 'note-cancelled', 63, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(5, 'note-claimed-unwanted', 64, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(6, 'note-claimed', 65, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(7, 'note-doubtful-out', 66, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(8, 'note-doubtful-unwanted', 67, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(9, 'note-doubtful', 68, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(10, 'note-failed-unwanted', 69, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(11, 'note-failed', 70, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(12, 'note-held-absent', 71, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(13, 'note-held-blocked', 72, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(14, 'note-held-doubt', 73, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(15, 'note-held-late', 74, 1795662000000, 'Sửa giờ tiếp dân: sáng thứ Hai.'),
(16, 'note-held-problem', 75, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(17, 'note-held-unwanted', 76, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(18, 'note-held-vanished', 77, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(19, 'note-queued-unapproved', 78, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(20, 'note-queued-unwanted', 79, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(21, 'note-queued', 80, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(22, 'note-sending-out', 81, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(23, 'note-sending-unwanted', 82, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(24, 'note-sending', 83, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(25, 'note-sent', 84, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(26, 'note-withdrawn', 85, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(27, 'update-cancelled-unasked', 87, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(28, 'update-cancelled', 88, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(29, 'update-claimed-unwanted', 89, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(30, 'update-claimed', 90, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(31, 'update-doubtful-unwanted', 91, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(32, 'update-doubtful', 92, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(33, 'update-failed-unsupported', 93, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(34, 'update-failed-unwanted', 94, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(35, 'update-failed', 95, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(36, 'update-held-blocked', 96, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(37, 'update-held-problem', 97, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(38, 'update-held-vanished', 98, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(39, 'update-queued-unapproved', 99, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(40, 'update-queued-unwanted', 100, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(41, 'update-queued', 101, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(42, 'update-sending-unwanted', 102, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(43, 'update-sending', 103, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(44, 'update-sent', 104, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.'),
(45, 'update-website', 105, 1795662000000, 'Nội dung bài viết đã được sửa cho đúng.');
INSERT INTO holds ("kind", "name", "at", "who", "why") VALUES
('channel', 'zalo', 1795835606000, 'truc-dang', 'Chờ đổi mật khẩu.'),
('item', 'publish-queued-item-held', 1795834911000, 'truc-dang', 'Chờ số liệu mới.');
INSERT INTO incidents ("id", "key", "what", "began_at", "ended_at", "told_at", "end_told_at") VALUES
(1, 'channel zalo-broadcast', 'Kênh zalo-broadcast đã dừng', 1795832006000, NULL, NULL, NULL),
(2, 'disk', 'Ổ đĩa sắp đầy', 1795832006000, 1795835606000, NULL, NULL);
INSERT INTO journal ("id", "at", "who", "act", "item", "channel", "details", "before", "hash") VALUES
(1, 1795143606000, 'truc-dang', 'cancel', 'publish-held-restored-unwanted', NULL, '{}', '0000000000000000000000000000000000000000000000000000000000000000', '6346b8c39bb7de7a50ca09ee7653f4277ce0ddba2b630f348d17cdd4e874aaef'),
(2, 1795143606000, 'publisher', 'edit', 'note-held-restored', NULL, '{"path": "note-held-restored.md", "version": 5, "before": 1}', '6346b8c39bb7de7a50ca09ee7653f4277ce0ddba2b630f348d17cdd4e874aaef', '3d3488dccb490345f912bb5d54d70ce78649557ec00e472c5aa595f9e3e079f2'),
(3, 1795143606000, 'publisher', 'edit', 'update-held-restored', NULL, '{"path": "update-held-restored.md", "version": 6, "before": 4}', '3d3488dccb490345f912bb5d54d70ce78649557ec00e472c5aa595f9e3e079f2', '47e36c9a2feddfafeb5b61228bc838765d3684be9e664a0bd73105b73ece1990'),
(4, 1795143606000, 'truc-dang', 'restore', NULL, NULL, '{"copy": "publisher-20261120.sqlite", "newest_line_before": null, "held": 3}', '47e36c9a2feddfafeb5b61228bc838765d3684be9e664a0bd73105b73ece1990', 'b8b82288a0b9b8b5f7e6d999ebe1a9c8e9f701286526290aae0c773728a18e3b'),
(5, 1795489200000, 'truc-dang', 'adopt', 'publish-sent-adopted', NULL, '{}', 'b8b82288a0b9b8b5f7e6d999ebe1a9c8e9f701286526290aae0c773728a18e3b', '351958d408fe317dc4a1d2159dd1fbc74b0c23bc8b476df9fa3cad961a93c16e'),
(6, 1795489201000, 'chanh-van-phong', 'approve', 'withdraw-queued-unapproved', NULL, '{"digest": "695ff8ed5324542a3f0ec0f5570899aa3e563cf3912d40fd3f2b9613efcce3de", "reason": "Đồng ý."}', '351958d408fe317dc4a1d2159dd1fbc74b0c23bc8b476df9fa3cad961a93c16e', 'dc841ea7c0277452f5bbc4d57d528ceabab41e96f3061d3c14a3fcd98ad22ea4'),
(7, 1795489202000, 'chanh-van-phong', 'approve', 'withdraw-cancelled', NULL, '{"digest": "fdf9a97ad3834b7a4cb23f7f85d325d8e2a8cbfd107c5f8829044e1d936c429e", "reason": "Đồng ý."}', 'dc841ea7c0277452f5bbc4d57d528ceabab41e96f3061d3c14a3fcd98ad22ea4', 'd8c4a709a3538b16ffc32e451aa46c6f784d327724ba4d3d504e5cf365c67587'),
(8, 1795662000000, 'publisher', 'edit', 'note-cancelled-unasked', NULL, '{"path": "note-cancelled-unasked.md", "version": 62, "before": 7}', 'd8c4a709a3538b16ffc32e451aa46c6f784d327724ba4d3d504e5cf365c67587', 'fdb6a12c93ffcb2433f73bd4438e55de8dd0fc2de9bf4c4cdfa57cb0a6e8ee3b'),
(9, 1795662000000, 'publisher', 'edit', 'note-cancelled', NULL, '{"path": "note-cancelled.md", "version": 63, "before": 8}', 'fdb6a12c93ffcb2433f73bd4438e55de8dd0fc2de9bf4c4cdfa57cb0a6e8ee3b', 'e198ef0b3f1f0e02eaaf06b4db529418eba68eb6f79a6c90bbd820273925e8d9'),
(10, 1795662000000, 'publisher', 'edit', 'note-claimed-unwanted', NULL, '{"path": "note-claimed-unwanted.md", "version": 64, "before": 9}', 'e198ef0b3f1f0e02eaaf06b4db529418eba68eb6f79a6c90bbd820273925e8d9', 'fb3f04cc8f31e05615e667cf99d21c3cc4bd9ab0de85486bc72046229f6c352d'),
(11, 1795662000000, 'publisher', 'edit', 'note-claimed', NULL, '{"path": "note-claimed.md", "version": 65, "before": 10}', 'fb3f04cc8f31e05615e667cf99d21c3cc4bd9ab0de85486bc72046229f6c352d', 'f33d04577b45c4dda1f50d89aa41e46eaf66145991009ea21123ace2a755a79b'),
(12, 1795662000000, 'publisher', 'edit', 'note-doubtful-out', NULL, '{"path": "note-doubtful-out.md", "version": 66, "before": 11}', 'f33d04577b45c4dda1f50d89aa41e46eaf66145991009ea21123ace2a755a79b', '9fcfd9787969775e179f80f276592e0b1ce0663d10b2d1c14c3b16979771360b'),
(13, 1795662000000, 'publisher', 'edit', 'note-doubtful-unwanted', NULL, '{"path": "note-doubtful-unwanted.md", "version": 67, "before": 12}', '9fcfd9787969775e179f80f276592e0b1ce0663d10b2d1c14c3b16979771360b', '362c2b45541f6d8cce8abe29ce20060de846ba87d78ef1df073f532a6b320ff4'),
(14, 1795662000000, 'publisher', 'edit', 'note-doubtful', NULL, '{"path": "note-doubtful.md", "version": 68, "before": 13}', '362c2b45541f6d8cce8abe29ce20060de846ba87d78ef1df073f532a6b320ff4', '993a31db9a0de33bcc043368fd3cfb9b97a99a30bf0f3cefaf61aa14cd750c5c'),
(15, 1795662000000, 'publisher', 'edit', 'note-failed-unwanted', NULL, '{"path": "note-failed-unwanted.md", "version": 69, "before": 14}', '993a31db9a0de33bcc043368fd3cfb9b97a99a30bf0f3cefaf61aa14cd750c5c', '0a439252e1634c40426889b9019014a9c3cb7ceccc01318eae16c24cc97954e3'),
(16, 1795662000000, 'publisher', 'edit', 'note-failed', NULL, '{"path": "note-failed.md", "version": 70, "before": 15}', '0a439252e1634c40426889b9019014a9c3cb7ceccc01318eae16c24cc97954e3', '3782daf3d37f45a5952a9d70d5c61299f9a719651b4b0eb9bb90bb50a525e04e'),
(17, 1795662000000, 'publisher', 'edit', 'note-held-absent', NULL, '{"path": "note-held-absent.md", "version": 71, "before": 16}', '3782daf3d37f45a5952a9d70d5c61299f9a719651b4b0eb9bb90bb50a525e04e', '13fa23deffdaec4edf667180d54e4bb0c677d519a23396b5ef8cf0ef659b5ada'),
(18, 1795662000000, 'publisher', 'edit', 'note-held-blocked', NULL, '{"path": "note-held-blocked.md", "version": 72, "before": 17}', '13fa23deffdaec4edf667180d54e4bb0c677d519a23396b5ef8cf0ef659b5ada', '94eb58ac47461d7e9bad71b9271c8117449692ef17e5c92c0fca6225e44177c1'),
(19, 1795662000000, 'publisher', 'edit', 'note-held-doubt', NULL, '{"path": "note-held-doubt.md", "version": 73, "before": 18}', '94eb58ac47461d7e9bad71b9271c8117449692ef17e5c92c0fca6225e44177c1', '9df5a2afa6665739362923506ca71a213800abb014e4582d4b41e02c26328578'),
(20, 1795662000000, 'publisher', 'edit', 'note-held-late', NULL, '{"path": "note-held-late.md", "version": 74, "before": 19}', '9df5a2afa6665739362923506ca71a213800abb014e4582d4b41e02c26328578', 'e5b717ec4d3f3d17b89a211fcf8935cf6593dd84265d4188e6ceafcad0f253ef'),
(21, 1795662000000, 'publisher', 'edit', 'note-held-problem', NULL, '{"path": "note-held-problem.md", "version": 75, "before": 20}', 'e5b717ec4d3f3d17b89a211fcf8935cf6593dd84265d4188e6ceafcad0f253ef', '4165bbc346793d5e568e940936450ac19fe1b5067c416260c96311b44ee4d2ad'),
(22, 1795662000000, 'publisher', 'edit', 'note-held-unwanted', NULL, '{"path": "note-held-unwanted.md", "version": 76, "before": 21}', '4165bbc346793d5e568e940936450ac19fe1b5067c416260c96311b44ee4d2ad', 'c3461fd4eef3d4a7af452b104b60985c60154454b9f0c3eba9d9ef63e4ee2b3a'),
(23, 1795662000000, 'publisher', 'edit', 'note-held-vanished', NULL, '{"path": "note-held-vanished.md", "version": 77, "before": 22}', 'c3461fd4eef3d4a7af452b104b60985c60154454b9f0c3eba9d9ef63e4ee2b3a', 'db9e2c763c6af6f32637ec77083821c511d303a5512e2ccdc77b3f7967fc5796'),
(24, 1795662000000, 'publisher', 'edit', 'note-queued-unapproved', NULL, '{"path": "note-queued-unapproved.md", "version": 78, "before": 23}', 'db9e2c763c6af6f32637ec77083821c511d303a5512e2ccdc77b3f7967fc5796', '3f7a76408692dd020ddea5ad3aa98d4345913f30f47c22f045f2924bb9253461'),
(25, 1795662000000, 'publisher', 'edit', 'note-queued-unwanted', NULL, '{"path": "note-queued-unwanted.md", "version": 79, "before": 24}', '3f7a76408692dd020ddea5ad3aa98d4345913f30f47c22f045f2924bb9253461', '334c7da4fea6a1b83553bf5312598ff45cc84647fac16c951e31b26694a42530'),
(26, 1795662000000, 'publisher', 'edit', 'note-queued', NULL, '{"path": "note-queued.md", "version": 80, "before": 25}', '334c7da4fea6a1b83553bf5312598ff45cc84647fac16c951e31b26694a42530', '1ef9da88f96de60e051dbf33c8c08027f2c264eb5ba3be3f8b3a313527108dd0'),
(27, 1795662000000, 'publisher', 'edit', 'note-sending-out', NULL, '{"path": "note-sending-out.md", "version": 81, "before": 26}', '1ef9da88f96de60e051dbf33c8c08027f2c264eb5ba3be3f8b3a313527108dd0', '451ca68aaab3e9d9b3dd8e2f6a8a2aca22f795a2cd3e847eecc6f007a5540cc8'),
(28, 1795662000000, 'publisher', 'edit', 'note-sending-unwanted', NULL, '{"path": "note-sending-unwanted.md", "version": 82, "before": 27}', '451ca68aaab3e9d9b3dd8e2f6a8a2aca22f795a2cd3e847eecc6f007a5540cc8', '28513a2a3746f55ed8e57e9fddc2f8fb2a5e947937ff5e691dbdd90324023476'),
(29, 1795662000000, 'publisher', 'edit', 'note-sending', NULL, '{"path": "note-sending.md", "version": 83, "before": 28}', '28513a2a3746f55ed8e57e9fddc2f8fb2a5e947937ff5e691dbdd90324023476', '03dba9e2e96d773a3eecce62c5247d826ab09e8d6371c117dc3aa0d7ec2dfac6'),
(30, 1795662000000, 'publisher', 'edit', 'note-sent', NULL, '{"path": "note-sent.md", "version": 84, "before": 29}', '03dba9e2e96d773a3eecce62c5247d826ab09e8d6371c117dc3aa0d7ec2dfac6', '37a6308782f2b9394049132ea11b726be5dd6dd9efb1378aa9a4f66b03a9b6c3'),
(31, 1795662000000, 'publisher', 'edit', 'note-withdrawn', NULL, '{"path": "note-withdrawn.md", "version": 85, "before": 30}', '37a6308782f2b9394049132ea11b726be5dd6dd9efb1378aa9a4f66b03a9b6c3', '8b40df52308ee20674025cfb0dbe4c7e852f01a1e8cd73ce17ae032b290b2b7a'),
(32, 1795662000000, 'publisher', 'edit', 'update-cancelled-unasked', NULL, '{"path": "update-cancelled-unasked.md", "version": 87, "before": 33}', '8b40df52308ee20674025cfb0dbe4c7e852f01a1e8cd73ce17ae032b290b2b7a', '02b642798e49bee232ce7829dba403457438f7ea731d79f16f1c13930a07a07f'),
(33, 1795662000000, 'publisher', 'edit', 'update-cancelled', NULL, '{"path": "update-cancelled.md", "version": 88, "before": 34}', '02b642798e49bee232ce7829dba403457438f7ea731d79f16f1c13930a07a07f', '686225a4f7b371d2663b4000658a234138afb6162fef638ef578d3a6762b5bc5'),
(34, 1795662000000, 'publisher', 'edit', 'update-claimed-unwanted', NULL, '{"path": "update-claimed-unwanted.md", "version": 89, "before": 35}', '686225a4f7b371d2663b4000658a234138afb6162fef638ef578d3a6762b5bc5', 'abc97588725ea20ff6b62ddd1f601db33a1f06d6183449c50ae5568360c5054c'),
(35, 1795662000000, 'publisher', 'edit', 'update-claimed', NULL, '{"path": "update-claimed.md", "version": 90, "before": 36}', 'abc97588725ea20ff6b62ddd1f601db33a1f06d6183449c50ae5568360c5054c', '2c4d5a67929847d8597efc84c9848c29d7bcf4e65a05c02363b182f0be7b5113'),
(36, 1795662000000, 'publisher', 'edit', 'update-doubtful-unwanted', NULL, '{"path": "update-doubtful-unwanted.md", "version": 91, "before": 37}', '2c4d5a67929847d8597efc84c9848c29d7bcf4e65a05c02363b182f0be7b5113', '3ba08c2dd574c53600dba76af136352628d594d9a46d5d0dce7c632064aa5950'),
(37, 1795662000000, 'publisher', 'edit', 'update-doubtful', NULL, '{"path": "update-doubtful.md", "version": 92, "before": 38}', '3ba08c2dd574c53600dba76af136352628d594d9a46d5d0dce7c632064aa5950', '682bdefac91e15134259ab0804bf72b737f4e17da8095429a0f4e8eb9e539cf9'),
(38, 1795662000000, 'publisher', 'edit', 'update-failed-unsupported', NULL, '{"path": "update-failed-unsupported.md", "version": 93, "before": 39}', '682bdefac91e15134259ab0804bf72b737f4e17da8095429a0f4e8eb9e539cf9', '7be27d146235327d4c21f55604c63ac7a264279886afa67689f5a772c94a695a'),
(39, 1795662000000, 'publisher', 'edit', 'update-failed-unwanted', NULL, '{"path": "update-failed-unwanted.md", "version": 94, "before": 40}', '7be27d146235327d4c21f55604c63ac7a264279886afa67689f5a772c94a695a', '1a982ddaeebb7f49f0c7241d892937ebccf3c08f21fb1a873dabc370aa0482d0'),
(40, 1795662000000, 'publisher', 'edit', 'update-failed', NULL, '{"path": "update-failed.md", "version": 95, "before": 41}', '1a982ddaeebb7f49f0c7241d892937ebccf3c08f21fb1a873dabc370aa0482d0', '94e4b30191f9f374751d49005e88f09c7d4ac2f942a90420a0b2bb0ed0febe62'),
(41, 1795662000000, 'publisher', 'edit', 'update-held-blocked', NULL, '{"path": "update-held-blocked.md", "version": 96, "before": 42}', '94e4b30191f9f374751d49005e88f09c7d4ac2f942a90420a0b2bb0ed0febe62', '9d91350afe11d7da5b7cefb4e4fb8ac9e521422e371a25b4990b19944e61fe46'),
(42, 1795662000000, 'publisher', 'edit', 'update-held-problem', NULL, '{"path": "update-held-problem.md", "version": 97, "before": 43}', '9d91350afe11d7da5b7cefb4e4fb8ac9e521422e371a25b4990b19944e61fe46', '5915ae1deab54fa1891bc9ffb37539aa6d11cd1fe56a617358970d4058e2675c'),
(43, 1795662000000, 'publisher', 'edit', 'update-held-vanished', NULL, '{"path": "update-held-vanished.md", "version": 98, "before": 44}', '5915ae1deab54fa1891bc9ffb37539aa6d11cd1fe56a617358970d4058e2675c', '11642a00652c7ee27d162b5eb114f51afaffeb259e3781b3e169d24629e08bea'),
(44, 1795662000000, 'publisher', 'edit', 'update-queued-unapproved', NULL, '{"path": "update-queued-unapproved.md", "version": 99, "before": 45}', '11642a00652c7ee27d162b5eb114f51afaffeb259e3781b3e169d24629e08bea', '2a8a06a377452d72d62f348c87aa692944f9fc93b2cc89710fd2afd15cb79182'),
(45, 1795662000000, 'publisher', 'edit', 'update-queued-unwanted', NULL, '{"path": "update-queued-unwanted.md", "version": 100, "before": 46}', '2a8a06a377452d72d62f348c87aa692944f9fc93b2cc89710fd2afd15cb79182', '2692f3370e7b79d24d9e360d4b655b126dfe4f579b2b4fe6f4e0d0ecfb12bc5e'),
(46, 1795662000000, 'publisher', 'edit', 'update-queued', NULL, '{"path": "update-queued.md", "version": 101, "before": 47}', '2692f3370e7b79d24d9e360d4b655b126dfe4f579b2b4fe6f4e0d0ecfb12bc5e', 'd31f797107b7bae4fb4fade2863468a44097f1ea18d5f6647b732dcbf48c85d7'),
(47, 1795662000000, 'publisher', 'edit', 'update-sending-unwanted', NULL, '{"path": "update-sending-unwanted.md", "version": 102, "before": 48}', 'd31f797107b7bae4fb4fade2863468a44097f1ea18d5f6647b732dcbf48c85d7', '07e2a5b42124c3028aec8327b441b353a3048f296ef91d3b773376a76a9d193e'),
(48, 1795662000000, 'publisher', 'edit', 'update-sending', NULL, '{"path": "update-sending.md", "version": 103, "before": 49}', '07e2a5b42124c3028aec8327b441b353a3048f296ef91d3b773376a76a9d193e', '79eafea78938df7071b6ef0dd4ff142b90542eb94a0abea853e09aa0c04649d9'),
(49, 1795662000000, 'publisher', 'edit', 'update-sent', NULL, '{"path": "update-sent.md", "version": 104, "before": 50}', '79eafea78938df7071b6ef0dd4ff142b90542eb94a0abea853e09aa0c04649d9', '54b3bd19593e70e729772228bd4bc904cb679247997bc0f5abfab15cee815e25'),
(50, 1795662000000, 'publisher', 'edit', 'update-website', NULL, '{"path": "update-website.md", "version": 105, "before": 51}', '54b3bd19593e70e729772228bd4bc904cb679247997bc0f5abfab15cee815e25', 'bec44a04270aa7f5740e0707bc8d2f372c9bd9ff8908a077a0f56ec237c93160'),
(51, 1795662001000, 'truc-dang', 'correct', 'note-held-late', NULL, '{"version": 74, "note": "Sửa giờ tiếp dân: sáng thứ Hai."}', 'bec44a04270aa7f5740e0707bc8d2f372c9bd9ff8908a077a0f56ec237c93160', 'fc1bfd394e3b62a7a3ce00d6565716ed06a488757e7c8c73cf2588c2cdc722a0'),
(52, 1795834803000, 'truc-dang', 'correct', 'note-queued', NULL, '{"version": 80, "note": null}', 'fc1bfd394e3b62a7a3ce00d6565716ed06a488757e7c8c73cf2588c2cdc722a0', '6f74a584bb982b857b4955b7f60e64aefce43ba1aadc2a0bfb9e4350b52c6321'),
(53, 1795834804000, 'truc-dang', 'correct', 'note-queued-unwanted', NULL, '{"version": 79, "note": null}', '6f74a584bb982b857b4955b7f60e64aefce43ba1aadc2a0bfb9e4350b52c6321', '9e48a7f667e4566bff7d6c51c52d64d1091be03711580d6f14ad56dfde5c3f9d'),
(54, 1795834805000, 'truc-dang', 'correct', 'note-claimed', NULL, '{"version": 65, "note": null}', '9e48a7f667e4566bff7d6c51c52d64d1091be03711580d6f14ad56dfde5c3f9d', 'bcffe60a26f17398bb032c5387c978dd42311ebc046de901d3d84cc13010ee39'),
(55, 1795834806000, 'truc-dang', 'correct', 'note-claimed-unwanted', NULL, '{"version": 64, "note": null}', 'bcffe60a26f17398bb032c5387c978dd42311ebc046de901d3d84cc13010ee39', '2636556f4092a63182f83ca429136fc8631bcfd130d8ae00852cfd378061fa0d'),
(56, 1795834807000, 'truc-dang', 'correct', 'note-sending', NULL, '{"version": 83, "note": null}', '2636556f4092a63182f83ca429136fc8631bcfd130d8ae00852cfd378061fa0d', 'f3ee2687ec31b93294ef2fa70d3ba0acbb0f091a85297a71b386740fbc32897d'),
(57, 1795834808000, 'truc-dang', 'correct', 'note-sending-out', NULL, '{"version": 81, "note": null}', 'f3ee2687ec31b93294ef2fa70d3ba0acbb0f091a85297a71b386740fbc32897d', '4c461b19306d485a1cfcd988a74829bbfd6b49e671b2b53b31d658636a96407b'),
(58, 1795834809000, 'truc-dang', 'correct', 'note-sending-unwanted', NULL, '{"version": 82, "note": null}', '4c461b19306d485a1cfcd988a74829bbfd6b49e671b2b53b31d658636a96407b', 'd8adbb830741ab7dee1a23cb4213599dbc5bb33449e241b1c8f0436187648543'),
(59, 1795834810000, 'truc-dang', 'correct', 'note-doubtful', NULL, '{"version": 68, "note": null}', 'd8adbb830741ab7dee1a23cb4213599dbc5bb33449e241b1c8f0436187648543', '7bf9cc7bed2b88df5c76437f792cbdd74f49ca08fd5029f3aee3909e88b5a295'),
(60, 1795834811000, 'truc-dang', 'correct', 'note-doubtful-out', NULL, '{"version": 66, "note": null}', '7bf9cc7bed2b88df5c76437f792cbdd74f49ca08fd5029f3aee3909e88b5a295', '1d942b5cb2058eceb339de4a3cca9db7f328fb54eab2ccdf580f12bce8b9d198'),
(61, 1795834812000, 'truc-dang', 'correct', 'note-doubtful-unwanted', NULL, '{"version": 67, "note": null}', '1d942b5cb2058eceb339de4a3cca9db7f328fb54eab2ccdf580f12bce8b9d198', '37e970f5a99a0b0a32840829a9c6ea1c25000be921e78bcb9395fdc9d8c2f29f'),
(62, 1795834813000, 'truc-dang', 'correct', 'note-held-doubt', NULL, '{"version": 73, "note": null}', '37e970f5a99a0b0a32840829a9c6ea1c25000be921e78bcb9395fdc9d8c2f29f', '4110b05da337f7d232e67711da6e394c24a744fd4a494230cc52a0d61522decd'),
(63, 1795834814000, 'truc-dang', 'correct', 'note-held-unwanted', NULL, '{"version": 76, "note": null}', '4110b05da337f7d232e67711da6e394c24a744fd4a494230cc52a0d61522decd', 'd29055f6d6c3bf884c5e4108216e81ee8c40e8890d0871c8aebc68b95ec8dd8f'),
(64, 1795834815000, 'truc-dang', 'correct', 'note-sent', NULL, '{"version": 84, "note": null}', 'd29055f6d6c3bf884c5e4108216e81ee8c40e8890d0871c8aebc68b95ec8dd8f', '1b7e0f60cd2c93cf58f4025011794d9c1b8091aa1c18c95edbbda62560e1c4ab'),
(65, 1795834816000, 'truc-dang', 'correct', 'note-failed', NULL, '{"version": 70, "note": null}', '1b7e0f60cd2c93cf58f4025011794d9c1b8091aa1c18c95edbbda62560e1c4ab', '1e06e4a26d32baabe6ec2cd9aa03ff124d02b2d779afb927c9b98c30373ea91e'),
(66, 1795834817000, 'truc-dang', 'correct', 'note-failed-unwanted', NULL, '{"version": 69, "note": null}', '1e06e4a26d32baabe6ec2cd9aa03ff124d02b2d779afb927c9b98c30373ea91e', '5c1a07d0dc955c8b7d835018df27aa6fd03318e249f362664b67022ff7342d02'),
(67, 1795834818000, 'truc-dang', 'correct', 'note-cancelled', NULL, '{"version": 63, "note": null}', '5c1a07d0dc955c8b7d835018df27aa6fd03318e249f362664b67022ff7342d02', '135cc8f03d789f850f6b296b97688eb1568cfa5b9110e5fc989c21311d7a6227'),
(68, 1795834819000, 'truc-dang', 'correct', 'note-withdrawn', NULL, '{"version": 85, "note": null}', '135cc8f03d789f850f6b296b97688eb1568cfa5b9110e5fc989c21311d7a6227', 'da7798cee169eab30d012241337490338b3c8470fb2d1e3428b602ab7beff341'),
(69, 1795834820000, 'truc-dang', 'correct', 'update-queued', NULL, '{"version": 101, "note": null}', 'da7798cee169eab30d012241337490338b3c8470fb2d1e3428b602ab7beff341', 'f15b75489b71707910e79f388da593e71ca2b1fb3d006a36b0c36f51e8fc9ea5'),
(70, 1795834821000, 'truc-dang', 'correct', 'update-queued-unwanted', NULL, '{"version": 100, "note": null}', 'f15b75489b71707910e79f388da593e71ca2b1fb3d006a36b0c36f51e8fc9ea5', '771e53ee88672481b1cd24bb1fbd70ce71d43fd543c27160f68c25c2cd030d5e'),
(71, 1795834822000, 'truc-dang', 'correct', 'update-claimed', NULL, '{"version": 90, "note": null}', '771e53ee88672481b1cd24bb1fbd70ce71d43fd543c27160f68c25c2cd030d5e', '5a6d933c7a80ae89762d0df3e16ec8bfcf6cbc4c1c8028e939d33da12e3e9691'),
(72, 1795834823000, 'truc-dang', 'correct', 'update-claimed-unwanted', NULL, '{"version": 89, "note": null}', '5a6d933c7a80ae89762d0df3e16ec8bfcf6cbc4c1c8028e939d33da12e3e9691', '5e2c8642a278ad7476b3269077900ef860362d4c39d730362ce78750c331bf00'),
(73, 1795834824000, 'truc-dang', 'correct', 'update-sending', NULL, '{"version": 103, "note": null}', '5e2c8642a278ad7476b3269077900ef860362d4c39d730362ce78750c331bf00', 'eb254373dcf6e555162842ad180bf316c2e9d0fb49b31865af3903921d347517'),
(74, 1795834825000, 'truc-dang', 'correct', 'update-sending-unwanted', NULL, '{"version": 102, "note": null}', 'eb254373dcf6e555162842ad180bf316c2e9d0fb49b31865af3903921d347517', 'c7c3f9d3d13c63d80b1262909a5389a13bb1a3fb064a10ecdfe106296aa7033e'),
(75, 1795834826000, 'truc-dang', 'correct', 'update-doubtful', NULL, '{"version": 92, "note": null}', 'c7c3f9d3d13c63d80b1262909a5389a13bb1a3fb064a10ecdfe106296aa7033e', 'b07daa8280b926565edc5cac1367a417bb2e57fd4cb37f48d483a1e7cfc422b6'),
(76, 1795834827000, 'truc-dang', 'correct', 'update-doubtful-unwanted', NULL, '{"version": 91, "note": null}', 'b07daa8280b926565edc5cac1367a417bb2e57fd4cb37f48d483a1e7cfc422b6', '0bfab26554d4c34d5646e4535c6ad36a8360d618b2a822406f798bc33abe940d'),
(77, 1795834828000, 'truc-dang', 'correct', 'update-sent', NULL, '{"version": 104, "note": null}', '0bfab26554d4c34d5646e4535c6ad36a8360d618b2a822406f798bc33abe940d', '21f408d7bbf6e10cc4323f7e59a66f5201a53f1f303cf0aabecac566e9132c04'),
(78, 1795834829000, 'truc-dang', 'correct', 'update-failed', NULL, '{"version": 95, "note": null}', '21f408d7bbf6e10cc4323f7e59a66f5201a53f1f303cf0aabecac566e9132c04', 'b3b96ef3d46f36dd2cc41c368fe2b886c0e2c2570206d7cf130e8d3790f92b5f'),
(79, 1795834830000, 'truc-dang', 'correct', 'update-failed-unsupported', NULL, '{"version": 93, "note": null}', 'b3b96ef3d46f36dd2cc41c368fe2b886c0e2c2570206d7cf130e8d3790f92b5f', '3b6fef9933e216716dfba7c11904b82cadace7beb2f968ba98064d6849e8b5ae'),
(80, 1795834831000, 'truc-dang', 'correct', 'update-failed-unwanted', NULL, '{"version": 94, "note": null}', '3b6fef9933e216716dfba7c11904b82cadace7beb2f968ba98064d6849e8b5ae', '1a45083ac8f2bec441de35effba580b02bd1f7a5dcff66270bdc5b777fa67734'),
(81, 1795834832000, 'truc-dang', 'correct', 'update-cancelled', NULL, '{"version": 88, "note": null}', '1a45083ac8f2bec441de35effba580b02bd1f7a5dcff66270bdc5b777fa67734', '3ba11cea6df46a1c73b253c6b2c42ba5dc3c33a56222bd30ffde82d5adf9a91a'),
(82, 1795834833000, 'truc-dang', 'correct', 'note-held-absent', NULL, '{"version": 71, "note": null}', '3ba11cea6df46a1c73b253c6b2c42ba5dc3c33a56222bd30ffde82d5adf9a91a', 'ee2a8866fe075e572b2de489fc8fe86a7371a3909bf58b53da1a289ea4f0f413'),
(83, 1795834834000, 'truc-dang', 'correct', 'note-held-blocked', NULL, '{"version": 72, "note": null}', 'ee2a8866fe075e572b2de489fc8fe86a7371a3909bf58b53da1a289ea4f0f413', 'bf2da60fe2b00c15784988bc5c75c06237bae0e7121ca5458edfb0aa42b8e31d'),
(84, 1795834835000, 'truc-dang', 'correct', 'update-held-blocked', NULL, '{"version": 96, "note": null}', 'bf2da60fe2b00c15784988bc5c75c06237bae0e7121ca5458edfb0aa42b8e31d', 'cc4a2065861af943de3bd597602cdba7840ce30a48b0ede5705f6f91f6a47003'),
(85, 1795834836000, 'truc-dang', 'correct', 'update-website', NULL, '{"version": 105, "note": null}', 'cc4a2065861af943de3bd597602cdba7840ce30a48b0ede5705f6f91f6a47003', '017f400b5a6e70a5fab4f9456b12566a40b5d97b32780e6c988ed793ffcca4e9'),
(86, 1795834841000, 'truc-dang', 'cancel', 'note-cancelled', NULL, '{}', '017f400b5a6e70a5fab4f9456b12566a40b5d97b32780e6c988ed793ffcca4e9', '6e828eefcd3def67a61e179b1b5fdf441e5e5d4709bdf148df62850fec6a0981'),
(87, 1795834845000, 'truc-dang', 'cancel', 'update-cancelled', NULL, '{}', '6e828eefcd3def67a61e179b1b5fdf441e5e5d4709bdf148df62850fec6a0981', '75163ca54afe21a5fa323841f4e1435a79a18d4c121bf6ac2ab375b40a2f7a11'),
(88, 1795834851000, 'truc-dang', 'cancel', 'note-doubtful-unwanted', NULL, '{}', '75163ca54afe21a5fa323841f4e1435a79a18d4c121bf6ac2ab375b40a2f7a11', '543d69cc785460ee9e360829a906e279f7957bc38afe5a72e8a0bc1c76d5b738'),
(89, 1795834855000, 'truc-dang', 'cancel', 'note-held-unwanted', NULL, '{}', '543d69cc785460ee9e360829a906e279f7957bc38afe5a72e8a0bc1c76d5b738', 'f010a43eb9bbc4829dff0ef2b0f0321cbac1ab6a6dd84da6cdb16888c3da89ff'),
(90, 1795834858000, 'giam-doc', 'withdraw', 'note-withdrawn', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', 'f010a43eb9bbc4829dff0ef2b0f0321cbac1ab6a6dd84da6cdb16888c3da89ff', 'eea0e3ed984c981b68f2f432a668987c1ef563ed89fd526d588ef5d2188332df'),
(91, 1795834872000, 'truc-dang', 'cancel', 'note-failed-unwanted', NULL, '{}', 'eea0e3ed984c981b68f2f432a668987c1ef563ed89fd526d588ef5d2188332df', 'd87f187576312c4e6242cadbd2a437893f99b79dcc5ccaef702c3117b8ba164e'),
(92, 1795834874000, 'truc-dang', 'cancel', 'note-queued-unwanted', NULL, '{}', 'd87f187576312c4e6242cadbd2a437893f99b79dcc5ccaef702c3117b8ba164e', '41bccda4fd70d21b637f94ff5b565faf076e58d2cc4beffdd4a33846b0510145'),
(93, 1795834876000, 'truc-dang', 'cancel', 'update-failed-unwanted', NULL, '{}', '41bccda4fd70d21b637f94ff5b565faf076e58d2cc4beffdd4a33846b0510145', 'dfd5a2029439be62d3157567b00ce124f493db66716b012d1af5e1afccc4d656'),
(94, 1795834878000, 'truc-dang', 'cancel', 'update-queued-unwanted', NULL, '{}', 'dfd5a2029439be62d3157567b00ce124f493db66716b012d1af5e1afccc4d656', '6d9d09cf1ffadfc7a914cf3dd9a7a7ebb5be859eb60d632c3e26c8f4ae25bc3c'),
(95, 1795834883000, 'giam-doc', 'withdraw', 'withdraw-queued', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', '6d9d09cf1ffadfc7a914cf3dd9a7a7ebb5be859eb60d632c3e26c8f4ae25bc3c', 'e3955e796365565619705027a3cd87dec928408e43771b1bb31e0c7c77739d62'),
(96, 1795834884000, 'giam-doc', 'withdraw', 'withdraw-claimed', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', 'e3955e796365565619705027a3cd87dec928408e43771b1bb31e0c7c77739d62', '4619a5e7ad5b43d9fed7037e5a53070cfe67f79b231b587b2458323a449dee05'),
(97, 1795834885000, 'giam-doc', 'withdraw', 'withdraw-sending', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', '4619a5e7ad5b43d9fed7037e5a53070cfe67f79b231b587b2458323a449dee05', '2ba2d223685c8e0b60e268c6854cead00ea711592caa99890b8dedb0e2ea4597'),
(98, 1795834886000, 'giam-doc', 'withdraw', 'withdraw-doubtful', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', '2ba2d223685c8e0b60e268c6854cead00ea711592caa99890b8dedb0e2ea4597', '9d940b5c85259ffffe58c50df8f55b7fb2eaf562c40d439bbbd5e0c4df0e5b33'),
(99, 1795834887000, 'giam-doc', 'withdraw', 'withdraw-sent', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', '9d940b5c85259ffffe58c50df8f55b7fb2eaf562c40d439bbbd5e0c4df0e5b33', 'dac19fc10a6855cdb3d8dfc4a17b41cb11aa8826405668b8b4be99aa1ff8b9ad'),
(100, 1795834888000, 'giam-doc', 'withdraw', 'withdraw-failed', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', 'dac19fc10a6855cdb3d8dfc4a17b41cb11aa8826405668b8b4be99aa1ff8b9ad', '66e9f289ab32650af9bf1cd8a7f6371cd6d8278ba4ab8fb0a9b2bfbde51842c1'),
(101, 1795834889000, 'giam-doc', 'withdraw', 'withdraw-cancelled-unasked', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', '66e9f289ab32650af9bf1cd8a7f6371cd6d8278ba4ab8fb0a9b2bfbde51842c1', '031517acfc9834d2592f47670ef6a16a2d08ddfb4f1e104a646d945bb4caf3db'),
(102, 1795834890000, 'giam-doc', 'withdraw', 'withdraw-stays', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": true}', '031517acfc9834d2592f47670ef6a16a2d08ddfb4f1e104a646d945bb4caf3db', 'f9e61ddf3b92ac4e86f2774ab85a8401575d647f83159cc67fa90cbcc705b04b'),
(103, 1795834891000, 'giam-doc', 'withdraw', 'withdraw-queued-unapproved', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": false}', 'f9e61ddf3b92ac4e86f2774ab85a8401575d647f83159cc67fa90cbcc705b04b', 'ca5b0a75f350532c66762b2912b1c1ced0ea5bca9050d9646409f8b41175e7d3'),
(104, 1795834892000, 'giam-doc', 'withdraw', 'withdraw-cancelled', NULL, '{"reason": "Đăng nhầm bản nháp.", "urgent": false}', 'ca5b0a75f350532c66762b2912b1c1ced0ea5bca9050d9646409f8b41175e7d3', '4ecd89783d043c7db9192de2171339b45999550ef967ce3635928e0242d204e6'),
(105, 1795834892000, 'truc-dang', 'cancel', 'withdraw-cancelled', NULL, '{}', '4ecd89783d043c7db9192de2171339b45999550ef967ce3635928e0242d204e6', 'b3db4d14c9263f257c1438046b9a4f81e68a506d0392f47275dcab5119c528d3'),
(106, 1795834904000, 'publisher', 'edit', 'note-cancelled-unasked', NULL, '{"path": "note-cancelled-unasked.md", "version": 7, "before": 62}', 'b3db4d14c9263f257c1438046b9a4f81e68a506d0392f47275dcab5119c528d3', 'a423777c077ddfc943c671e5afca4a1bef0615e0bc102435d4d2132ded9248f9'),
(107, 1795834904000, 'publisher', 'edit', 'update-cancelled-unasked', NULL, '{"path": "update-cancelled-unasked.md", "version": 33, "before": 87}', 'a423777c077ddfc943c671e5afca4a1bef0615e0bc102435d4d2132ded9248f9', '1721a9cdd1d8fc3f6181d7fc4a91cd135b395503fab69eae3a1147daa917e489'),
(108, 1795834905000, 'chanh-van-phong', 'approve', 'publish-queued-approved', NULL, '{"digest": "be1b866ec6086ba10d7df97db23be9ff93555604449917fcebd9db064c2f26b5", "reason": "Đồng ý."}', '1721a9cdd1d8fc3f6181d7fc4a91cd135b395503fab69eae3a1147daa917e489', 'bb54e5f7953a8b4d28173eb7d7498e7ac69c15bb5684de2e0f015ad96419e4f6'),
(109, 1795834906000, 'chanh-van-phong', 'approve', 'publish-queued-approved-edited', NULL, '{"digest": "a10c4ccaf104e5c9e7242924fc74b556bfaa341ee25fd8eb6e6dbc72cba30f56", "reason": "Đồng ý."}', 'bb54e5f7953a8b4d28173eb7d7498e7ac69c15bb5684de2e0f015ad96419e4f6', 'a21bf1a792f19d3736a3c3726d79d7384fcea3469ad272afae063e7302e088ba'),
(110, 1795834907000, 'chanh-van-phong', 'approve', 'publish-queued-half-approved', NULL, '{"digest": "fced00ac49fbb779674e92622d156bb21881ff37f798ca057663de21c7cf5203", "reason": "Đồng ý."}', 'a21bf1a792f19d3736a3c3726d79d7384fcea3469ad272afae063e7302e088ba', '72ef5a279184e4e0014ea88f6f7d12aac596abe0931909448ef7ca3995359752'),
(111, 1795834908000, 'giam-doc', 'reject', 'publish-queued-rejected', NULL, '{"digest": "1009f334608c7013a6441cb908a6153b0ba6fb0a60169152c0e589a2e4c9dc83", "reason": "Thiếu số quyết định."}', '72ef5a279184e4e0014ea88f6f7d12aac596abe0931909448ef7ca3995359752', 'cf37afc46e9a95a3d81a48aa4175f31053e307df90e1929b7c395b4679609dd9'),
(112, 1795834910000, 'chanh-van-phong', 'approve', 'publish-queued-pressed', NULL, '{"digest": "0546001c075b87f4cba0c70c1d3f19ba69f10dee241960565af9659a4a13249d", "reason": "", "press": "bam-nut-1"}', 'cf37afc46e9a95a3d81a48aa4175f31053e307df90e1929b7c395b4679609dd9', 'dffa8aeba37669d1e63ca5a680617d866c4bd4c7a58ebca18a7fca0c1b186020'),
(113, 1795834911000, 'chanh-van-phong', 'press', 'publish-queued-pressed', NULL, '{"press": "bam-nut-2"}', 'dffa8aeba37669d1e63ca5a680617d866c4bd4c7a58ebca18a7fca0c1b186020', '6a8ea290d485ada64dd445e463d98630f50bd4c46b325b24531a3d737f5348f1'),
(114, 1795834911000, 'truc-dang', 'hold', 'publish-queued-item-held', NULL, '{"why": "Chờ số liệu mới."}', '6a8ea290d485ada64dd445e463d98630f50bd4c46b325b24531a3d737f5348f1', 'cf69f11896100ccf4ca2043b4358fa46aa9ef84b0a6838146c96fa67c220720d'),
(115, 1795834913000, 'truc-dang', 'cancel', 'publish-queued-unwanted', NULL, '{}', 'cf69f11896100ccf4ca2043b4358fa46aa9ef84b0a6838146c96fa67c220720d', 'd8b104f7b34b2d6d9705236eb2e3d869738aee238926e214a32b943bc8e1be04'),
(116, 1795834919000, 'truc-dang', 'cancel', 'publish-failed-unwanted', NULL, '{}', 'd8b104f7b34b2d6d9705236eb2e3d869738aee238926e214a32b943bc8e1be04', '979b3c956c1b8bce005fee5da9dc0d842091338c77eba1a75f98223eda4c460b'),
(117, 1795834929000, 'truc-dang', 'cancel', 'publish-doubtful-unwanted', NULL, '{}', '979b3c956c1b8bce005fee5da9dc0d842091338c77eba1a75f98223eda4c460b', 'ede23415da34621302d07bbc9a6be55089048d47d1aba4c68c17c867dbae0501'),
(118, 1795834929000, 'truc-dang', 'cancel', 'publish-held-unwanted', NULL, '{}', 'ede23415da34621302d07bbc9a6be55089048d47d1aba4c68c17c867dbae0501', '6318fe68a810f5d17e8184072aaada1226e692be33f4b864ab3f5cbe7f32ff30'),
(119, 1795834929000, 'truc-dang', 'cancel', 'publish-cancelled', NULL, '{}', '6318fe68a810f5d17e8184072aaada1226e692be33f4b864ab3f5cbe7f32ff30', 'ed8cf1f5429de77c854cb1f35b3c82c6be6dd3fcbc631fb5fb33ce942cae12ac'),
(120, 1795834931000, 'publisher', 'edit', 'publish-cancelled-unasked', NULL, '{"path": "publish-cancelled-unasked.md", "version": 140, "before": 106}', 'ed8cf1f5429de77c854cb1f35b3c82c6be6dd3fcbc631fb5fb33ce942cae12ac', '4e5904feca327cd036517018f8b541cd9dde24610da613481924e339aa59d616'),
(121, 1795834931000, 'publisher', 'edit', 'publish-queued-approved-edited', NULL, '{"path": "publish-queued-approved-edited.md", "version": 141, "before": 122}', '4e5904feca327cd036517018f8b541cd9dde24610da613481924e339aa59d616', '2eefef0cc113b111ec7fbbdb70c13cae979aaddca61e96e9d6c9fe234228a135'),
(122, 1795834982000, 'truc-dang', 'resolve', 'publish-sent-resolved', 'facebook', '{"sent": "https://www.facebook.com/100200300400500/posts/1", "ref": null}', '2eefef0cc113b111ec7fbbdb70c13cae979aaddca61e96e9d6c9fe234228a135', '7ab650aa9e2de5a01dba888603b38cd3aff853ece963f2e22d8aa290ba4a2df9'),
(123, 1795834985000, 'truc-dang', 'release', 'publish-released', NULL, '{}', '7ab650aa9e2de5a01dba888603b38cd3aff853ece963f2e22d8aa290ba4a2df9', 'e3ed418a8df3f4082dd3e2c044a102ab6e855440f7d7962d3f0a2895f2ff7996'),
(124, 1795834986000, 'truc-dang', 'resume', NULL, 'telegram', '{}', 'e3ed418a8df3f4082dd3e2c044a102ab6e855440f7d7962d3f0a2895f2ff7996', '2f75e84767da00cd291000ebb1695bb63845e3f14d3fed5d2e5fd705336432e8'),
(125, 1795835589000, 'truc-dang', 'cancel', 'update-doubtful-unwanted', NULL, '{}', '2f75e84767da00cd291000ebb1695bb63845e3f14d3fed5d2e5fd705336432e8', '6274026bd992754c08be5752f6c0e0b45f1746f5b85b1bfb35114c9179b4a11c'),
(126, 1795835591000, 'truc-dang', 'cancel', 'publish-claimed-unwanted', NULL, '{}', '6274026bd992754c08be5752f6c0e0b45f1746f5b85b1bfb35114c9179b4a11c', '026a06db72ba96567e58ac364fe730096eeb4631818e05b01ab62c289058e9f9'),
(127, 1795835593000, 'truc-dang', 'cancel', 'note-claimed-unwanted', NULL, '{}', '026a06db72ba96567e58ac364fe730096eeb4631818e05b01ab62c289058e9f9', 'e59a7b5eeae75826fd359eec381652f11d7962d2fb0a34c1607d359cf1ad0fcb'),
(128, 1795835595000, 'truc-dang', 'cancel', 'update-claimed-unwanted', NULL, '{}', 'e59a7b5eeae75826fd359eec381652f11d7962d2fb0a34c1607d359cf1ad0fcb', 'ecbf7986acf1c6e0a9848df405b8dee00ebf4e36d6409f32aa3a29a6727e33dd'),
(129, 1795835599000, 'truc-dang', 'cancel', 'publish-sending-unwanted', NULL, '{}', 'ecbf7986acf1c6e0a9848df405b8dee00ebf4e36d6409f32aa3a29a6727e33dd', '83a1518a6269abdc6c25cc0d063faccf2c7c799531c1bf36dbdf24e99fd732de'),
(130, 1795835600000, 'truc-dang', 'cancel', 'publish-sending-unwanted-out', NULL, '{}', '83a1518a6269abdc6c25cc0d063faccf2c7c799531c1bf36dbdf24e99fd732de', '90a8ee5cf0b3f734bbc1a4ea5187164e3845099cf0b030ba909317ee7f830021'),
(131, 1795835603000, 'truc-dang', 'cancel', 'note-sending-unwanted', NULL, '{}', '90a8ee5cf0b3f734bbc1a4ea5187164e3845099cf0b030ba909317ee7f830021', '51a7766bca34b05f52d1082f416571e8780c2f5e0f69720e8ff8ab31388e90ca'),
(132, 1795835605000, 'truc-dang', 'cancel', 'update-sending-unwanted', NULL, '{}', '51a7766bca34b05f52d1082f416571e8780c2f5e0f69720e8ff8ab31388e90ca', '36a7096e6ca86bbf76027218a0a00cdb7abb56eb011655ba4516b4387136af7b'),
(133, 1795835606000, 'truc-dang', 'hold', NULL, 'zalo', '{"why": "Chờ đổi mật khẩu."}', '36a7096e6ca86bbf76027218a0a00cdb7abb56eb011655ba4516b4387136af7b', '14939d203b22f331f8b40e5366ff7324809518fd52840ae83ef48002d5d188fb'),
(134, 1795835608342, 'giam-doc', 'person', NULL, NULL, '{"person": "pho-giam-doc", "was": null, "now": {"id": "pho-giam-doc", "name": "Lê Văn Phó", "roles": ["approver"]}}', '14939d203b22f331f8b40e5366ff7324809518fd52840ae83ef48002d5d188fb', '8b1e68f8516a57a0fa22fe78eaab8c697578581c3a92e3cbaf4462564f967a27'),
(135, 1795835612143, 'giam-doc', 'person', NULL, NULL, '{"person": "can-bo-cu", "was": null, "now": {"id": "can-bo-cu", "name": "Ngô Thị Cũ", "roles": ["editor"]}}', '8b1e68f8516a57a0fa22fe78eaab8c697578581c3a92e3cbaf4462564f967a27', '9de41ccb772aaebb24a2abb7abeb90726e3effc0127f1e5ef4500b72e105aada'),
(136, 1795835617707, 'giam-doc', 'person_left', NULL, NULL, '{"person": "can-bo-cu", "was": {"id": "can-bo-cu", "name": "Ngô Thị Cũ", "roles": ["editor"]}, "now": null}', '9de41ccb772aaebb24a2abb7abeb90726e3effc0127f1e5ef4500b72e105aada', '564af5ac112e0eb6f89ab5282e8cd41ac884664cf5acec36f49696475383ecfb');
INSERT INTO people ("id", "name", "roles", "unit", "telegram", "email", "left_at") VALUES
('can-bo-cu', 'Ngô Thị Cũ', '["editor"]', NULL, NULL, NULL, 1795835617707),
('pho-giam-doc', 'Lê Văn Phó', '["approver"]', NULL, NULL, NULL, NULL);
INSERT INTO questions ("id", "desk", "item", "digest", "ref", "asked_at", "closed_at") VALUES
('13e953a40803cd7e', 'editors', 'publish-queued-unapproved', '23b27dd3c5dac10775307a3abf9b4ecd4997353b218956e4060b67d8c0333602', '-1009876543210:4', 1795834909000, NULL),
('36fb5d26f7229791', 'editors', 'publish-queued-half-approved', 'fced00ac49fbb779674e92622d156bb21881ff37f798ca057663de21c7cf5203', '-1009876543210:2', 1795834909000, NULL),
('6747a89842347e4c', 'editors', 'publish-queued-pressed', '0546001c075b87f4cba0c70c1d3f19ba69f10dee241960565af9659a4a13249d', '-1009876543210:3', 1795834909000, 1795834911000),
('74c8ef7fced0fc96', 'editors', 'withdraw-queued-unapproved', '12e1f0dc1d8bc30b8742148ae5d79689470941f81520bf38ca40b0af8dd80de2', '-1009876543210:6', 1795834909000, NULL),
('87ebb4463e8f651a', 'editors', 'note-queued-unapproved', '8f62378e63a1a65a674cc848d7c465e44ea879cf7776853820a2a03fb503b86b', '-1009876543210:1', 1795834909000, NULL),
('ffb518c4bb0c531f', 'editors', 'update-queued-unapproved', '4eb05b412f627f85938917d59f86ab1d7be058c592e85c53e7b2837671973a06', '-1009876543210:5', 1795834909000, NULL);
INSERT INTO recurring ("name", "last_slot") VALUES
('backup', 1795749206000),
('digest', 1795749206000);
