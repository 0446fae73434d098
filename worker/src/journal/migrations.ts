/** Append-only: a migration that was released is never changed, a new one is added at the end. */
export const migrations: readonly string[] = [
  `CREATE TABLE records (
     lane TEXT NOT NULL,
     erp_key TEXT NOT NULL,
     label TEXT NOT NULL,
     wanted TEXT,
     wanted_hash TEXT,
     applied_hash TEXT,
     unique_key TEXT,
     -- The unique key that the other side has of it.
     applied_unique_key TEXT,
     state TEXT NOT NULL CHECK (state IN ('pending','applied','waiting','refused','held','failed')),
     reason TEXT,
     params TEXT NOT NULL DEFAULT '{}',
     -- Who decided the state: 'rule' is looked at anew on every read, 'shop' stays until the wanted state changes.
     decided_by TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     next_attempt_at INTEGER NOT NULL DEFAULT 0,
     generation INTEGER NOT NULL DEFAULT 0,
     position INTEGER NOT NULL DEFAULT 0,
     changed_at TEXT NOT NULL,
     -- State, reason and parameters that the admin was last told; NULL: nothing, or that it is applied.
     told TEXT,
     PRIMARY KEY (lane, erp_key)
   ) WITHOUT ROWID;
   CREATE INDEX records_due ON records (lane, state, next_attempt_at);
   CREATE INDEX records_unique ON records (lane, unique_key) WHERE unique_key IS NOT NULL;
   CREATE TABLE files (
     path TEXT PRIMARY KEY,
     size INTEGER NOT NULL,
     mtime_ms REAL NOT NULL,
     sha256 TEXT NOT NULL,
     verdict TEXT NOT NULL
   ) WITHOUT ROWID;
   CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`,
  // Without it each batch sorts all that is left to push.
  `CREATE INDEX records_to_push ON records (lane, position) WHERE state IN ('pending', 'failed')`,
  `-- What the lane wants to recognise a change of (a customer's web setting).
   ALTER TABLE records ADD COLUMN trait TEXT;
   -- Whether the wanted state takes something away on the other side; applied_removal: what was last applied, NULL: not known.
   ALTER TABLE records ADD COLUMN removal INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE records ADD COLUMN applied_removal INTEGER;
   -- The wanted state that a person approved.
   ALTER TABLE records ADD COLUMN approved_hash TEXT;
   CREATE TABLE notes (
     lane TEXT NOT NULL,
     erp_key TEXT NOT NULL,
     label TEXT NOT NULL,
     reason TEXT NOT NULL,
     params TEXT NOT NULL,
     at TEXT NOT NULL,
     told INTEGER NOT NULL,
     PRIMARY KEY (lane, erp_key)
   ) WITHOUT ROWID;`,
  `-- The electronic invoice inside, as JSON; '' where there is none, NULL: not looked at.
   ALTER TABLE files ADD COLUMN facturx TEXT;`,
  `-- A refund's record carries its order's key as trait.
   CREATE INDEX records_of_order ON records (trait) WHERE lane = 'sales';
   -- What the ERP said of each sale when it was last read.
   CREATE TABLE answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID;`,
  `-- The shop forgot which documents answer which orders (its migration 0008): what carries an order's key is sent again.
   UPDATE records SET state = 'pending', applied_hash = ''
   WHERE state = 'applied' AND applied_hash IS NOT NULL AND wanted IS NOT NULL
     AND (lane = 'documents' AND wanted LIKE '%"sale_key":"sale.%' OR lane = 'states' AND wanted LIKE '%"number":%');`,
  `-- The shop took keys that differ by upper and lower case for one (its migration 0009): all of them are sent again.
   UPDATE records SET state = 'pending', reason = NULL, params = '{}', attempts = 0, next_attempt_at = 0, decided_by = NULL,
     applied_hash = CASE WHEN applied_hash IS NULL THEN NULL ELSE '' END
   WHERE wanted IS NOT NULL AND (state = 'applied' OR decided_by = 'shop') AND lane IN ('accounts', 'documents') AND (lane, lower(erp_key)) IN
     (SELECT lane, lower(erp_key) FROM records WHERE lane IN ('accounts', 'documents') GROUP BY 1, 2 HAVING COUNT(*) > 1);`,
  `-- The reading that found a remark last; NULL: a note that stays until somebody dismisses it.
   ALTER TABLE notes ADD COLUMN generation INTEGER;`,
  `-- What was asked of the worker; command: its number in the shop, NULL: the worker asked itself. lane '': every flow.
   CREATE TABLE jobs (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     command INTEGER,
     kind TEXT NOT NULL,
     lane TEXT NOT NULL,
     is_full INTEGER NOT NULL,
     state TEXT NOT NULL DEFAULT 'open',
     message TEXT NOT NULL DEFAULT '',
     begun INTEGER NOT NULL DEFAULT 0,
     -- The state of its command that the shop has heard.
     told TEXT NOT NULL DEFAULT '',
     UNIQUE (command, kind, lane)
   );`,
  `-- Jobs of any kind, with what each is told (args, JSON), how far it is, and where it goes on.
   CREATE TABLE jobs_of_any_kind (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     command INTEGER,
     kind TEXT NOT NULL,
     args TEXT NOT NULL,
     state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paused', 'done', 'failed')),
     cursor TEXT,
     done INTEGER NOT NULL DEFAULT 0,
     total INTEGER NOT NULL DEFAULT 0,
     error TEXT NOT NULL DEFAULT '',
     begun INTEGER NOT NULL DEFAULT 0,
     told TEXT NOT NULL DEFAULT '',
     UNIQUE (command, kind, args)
   );
   INSERT INTO jobs_of_any_kind (id, command, kind, args, state, error, begun, told)
     SELECT id, command, kind,
       CASE WHEN lane = '' AND kind = 'sync' THEN json_object('full', json(iif(is_full, 'true', 'false')))
         ELSE json_object('full', json(iif(is_full, 'true', 'false')), 'lane', iif(lane = '', 'accounts', lane)) END,
       state, message, begun, told FROM jobs;
   DROP TABLE jobs;
   ALTER TABLE jobs_of_any_kind RENAME TO jobs;`,
  `-- Which record of another system is which of the ERP. decided_by: '' a rule, else the login of a person.
   CREATE TABLE links (
     source TEXT NOT NULL,
     kind TEXT NOT NULL,
     foreign_id TEXT NOT NULL,
     erp_key TEXT NOT NULL,
     how TEXT NOT NULL,
     decided_by TEXT NOT NULL,
     at TEXT NOT NULL,
     PRIMARY KEY (source, kind, foreign_id)
   ) WITHOUT ROWID;
   CREATE INDEX links_of_erp ON links (kind, erp_key);`,
  `-- What was found in the bytes of documents, by the name that the ERP's adapter gives them.
   CREATE TABLE blobs (
     id TEXT PRIMARY KEY,
     version TEXT NOT NULL,
     size INTEGER NOT NULL,
     sha256 TEXT NOT NULL,
     verdict TEXT NOT NULL,
     facturx TEXT
   ) WITHOUT ROWID;
   -- Files were known by their path on this computer. Below which folder they lie is not known here, so they are taken over from
   -- \`files\` when documents are read next (blobs.ts), with the version that the folder's adapter gives a file with this size and time.
   ALTER TABLE files ADD COLUMN version TEXT;
   UPDATE files SET version = size || ' ' || CAST(mtime_ms * 1000 AS INTEGER);
   UPDATE records SET wanted = json_set(json_remove(wanted, '$.file'), '$.blob', json_object(
       'id', json_extract(wanted, '$.file.path'),
       'version', coalesce((SELECT version FROM files WHERE path = json_extract(wanted, '$.file.path')), ''),
       'size', json_extract(wanted, '$.file.size')))
     WHERE lane = 'documents' AND json_type(wanted, '$.file') = 'object';`,
  `-- Where the reading of the shop's orders stands is one value now, which only the shop's client reads.
   UPDATE meta SET value = json_object('seq', CAST(value AS INTEGER),
     'seen', json(coalesce((SELECT value FROM meta WHERE name = 'sales.seen.changes'), '[]'))) WHERE name = 'sales.cursor';
   DELETE FROM meta WHERE name = 'sales.seen.changes';`,
  `-- What an ERP did not take is pushed again after a while, too.
   DROP INDEX records_to_push;
   CREATE INDEX records_to_push ON records (lane, position) WHERE (state IN ('pending', 'failed') OR next_attempt_at > 0)`,
  `-- Of a contact: when the newest order was placed whose data the ERP has.
   ALTER TABLE links ADD COLUMN as_of TEXT NOT NULL DEFAULT ''`,
];
