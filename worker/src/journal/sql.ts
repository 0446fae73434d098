/** The journal's statements, each with what it is for. */

/** In the words of the index records_to_push: it can be used because of them. */
const mayBePushed = `(state IN ('pending', 'failed') OR next_attempt_at > 0)`;
const isDue = `lane = @lane AND wanted IS NOT NULL AND next_attempt_at <= @now
  AND ${mayBePushed} AND (state = 'pending' OR (state <> 'applied' AND next_attempt_at > 0))`;

const asTold = `state || '|' || coalesce(reason, '') || '|' || params`;

export const getMeta = 'SELECT value FROM meta WHERE name = ?';
export const setMeta =
  'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

export const known = `
  SELECT state, reason, params, wanted_hash, applied_hash, decided_by FROM records WHERE lane = ? AND erp_key = ?`;

export const want = `
  INSERT INTO records (lane, erp_key, label, wanted, wanted_hash, unique_key, state, reason, params, decided_by, generation, position,
    removal, trait, changed_at)
  VALUES (@lane, @erpKey, @label, @wanted, @hash, @uniqueKey, @state, @reason, @params, @decidedBy, @generation, @position,
    @removal, @trait, @now)
  ON CONFLICT (lane, erp_key) DO UPDATE SET
    label = @label, wanted = @wanted, wanted_hash = @hash, unique_key = @uniqueKey, state = @state, reason = @reason, params = @params,
    decided_by = @decidedBy, generation = @generation, position = @position, removal = @removal, trait = @trait, changed_at = @now,
    -- An approval is over when the ERP says something else meanwhile, also where it comes back to what was approved.
    approved_hash = CASE WHEN approved_hash IS @hash THEN approved_hash END,
    attempts = CASE WHEN @kept THEN attempts ELSE 0 END,
    next_attempt_at = CASE WHEN @kept THEN next_attempt_at ELSE 0 END`;

/** What `want` would do to a record that is read unchanged: what a rule decided, and what waited, is looked at anew. */
export const sameAgain = `
  UPDATE records SET state = 'pending', reason = NULL, params = '{}', decided_by = NULL, attempts = 0, next_attempt_at = 0
  WHERE lane = @lane AND generation = @generation AND wanted IS NOT NULL AND state <> 'applied'
    AND (decided_by IS NOT 'shop' OR state = 'waiting')`;
export const countOf = 'SELECT COUNT(*) AS n FROM records WHERE lane = @lane AND generation = @generation';

/**
 * What a whole reading no longer names is over: a line that was mended, a contact that now shares its customer's account.
 * Nothing is done about it on the other side; named again, it is compared with that anew.
 */
export const forgetUnseen = `
  UPDATE records SET state = 'applied', wanted = NULL, wanted_hash = NULL, applied_hash = NULL, applied_unique_key = NULL, unique_key = NULL,
    removal = 0, applied_removal = NULL, approved_hash = NULL, trait = NULL, reason = NULL, params = '{}'
  WHERE lane = @lane AND generation < @generation AND NOT (state = 'applied' AND applied_hash IS NULL)`;
/** The same of parts of what was named: what names a record names all that belongs to it. */
export const forgetUnseenParts = `
  ${forgetUnseen} AND EXISTS (SELECT 1 FROM records AS whole WHERE whole.lane = @lane AND whole.erp_key = records.trait
    AND whole.generation = @generation)`;

/** A reading of changes says nothing about what it does not name; what is over stays over. */
export const keepUnseen = `
  UPDATE records SET generation = @generation
  WHERE lane = @lane AND generation < @generation AND NOT (state = 'applied' AND applied_hash IS NULL)`;
/** What waits for its bytes: nothing is wanted of it yet, or what was wanted is no more what there is (`@replaced`). */
export const waitingForBytes = `
  SELECT erp_key FROM records WHERE lane = @lane AND state = 'waiting' AND substr(erp_key, 1, 5) <> 'line.'
    AND (decided_by = 'rule' AND wanted IS NULL OR reason = @replaced)`;

/** Named, and left as it is. */
export const keep = 'UPDATE records SET generation = ? WHERE lane = ? AND erp_key = ?';

/** What was delivered, whether it is named or not. */
export const keepDelivered = `
  UPDATE records SET generation = @generation
  WHERE lane = @lane AND generation < @generation AND wanted IS NOT NULL AND applied_hash IS NOT NULL`;

/** One record that is over on this side; what the other side has of it stays. */
export const forget = `
  UPDATE records SET state = 'applied', wanted = NULL, wanted_hash = NULL, reason = NULL, params = '{}', decided_by = NULL, changed_at = @now
  WHERE lane = @lane AND erp_key = @erpKey`;

/** What was delivered and is no longer named is to be taken away again; named again, it comes back. */
export const removeUnseen = `
  UPDATE records SET wanted = @wanted, wanted_hash = @hash, unique_key = NULL, removal = 1, generation = @generation,
    state = CASE WHEN applied_hash = @hash THEN 'applied' ELSE 'pending' END, reason = NULL, params = '{}', decided_by = NULL
  WHERE lane = @lane AND generation < @generation AND wanted IS NOT NULL AND applied_hash IS NOT NULL`;

/**
 * Whoever has the unique key on the other side keeps it, else whoever was there before, else the first in the file. A record
 * that is to be taken away claims nothing.
 */
export const refuseDoubles = `
  WITH ranked AS (
    SELECT erp_key, unique_key, first_value(label) OVER w AS holder, row_number() OVER w AS place FROM records
    WHERE lane = @lane AND generation = @generation AND wanted_hash IS NOT NULL AND unique_key IS NOT NULL AND removal = 0
    WINDOW w AS (
      PARTITION BY unique_key ORDER BY applied_unique_key IS NOT unique_key, applied_hash IS NULL, position
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  )
  UPDATE records SET state = 'refused', reason = @reason, params = json_object('holder', ranked.holder, 'email', ranked.unique_key),
    decided_by = 'rule', changed_at = @now
  FROM ranked WHERE records.lane = @lane AND records.erp_key = ranked.erp_key AND ranked.place > 1`;

/**
 * Records that give up their unique key, and those that take it over, are pushed first and so together, also who was refused
 * before: two customers can swap their e-mails only where the shop sees both in one batch.
 */
export const swapsFirst = `
  WITH leaver AS MATERIALIZED (
    SELECT erp_key, applied_unique_key AS key FROM records INDEXED BY records_to_push
    WHERE lane = @lane AND state IN ('pending', 'failed') AND applied_unique_key IS NOT NULL AND unique_key IS NOT applied_unique_key
  ), pair AS MATERIALIZED (
    -- In this order, and by the indexes: else SQLite compares each record with each.
    SELECT taker.erp_key AS taker, leaver.erp_key AS leaver
    FROM leaver CROSS JOIN records AS taker INDEXED BY records_unique ON taker.lane = @lane AND taker.unique_key = leaver.key
    WHERE taker.state IN ('pending', 'failed') OR (taker.state = 'refused' AND taker.decided_by = 'shop' AND taker.reason = @reason)
  )
  UPDATE records SET position = -1, state = 'pending', reason = NULL, params = '{}', decided_by = NULL
  WHERE lane = @lane AND erp_key IN (SELECT taker FROM pair UNION SELECT leaver FROM pair)`;

export const due = `
  SELECT erp_key, label, wanted, wanted_hash, applied_hash, attempts FROM records INDEXED BY records_to_push WHERE ${isDue} ORDER BY position LIMIT @limit`;
export const countDue = `SELECT COUNT(*) AS n FROM records INDEXED BY records_to_push WHERE ${isDue}`;

/** An empty hash equals none, and still says that the record has been on the other side. */
export const inFlight =
  "UPDATE records SET applied_hash = '' WHERE lane = ? AND erp_key = ? AND applied_hash IS NOT NULL";

export const outcome = `
  UPDATE records SET state = @state, reason = @reason, params = @params, attempts = @attempts, next_attempt_at = @nextAttemptAt,
    decided_by = 'shop', changed_at = @now,
    applied_hash = CASE WHEN @state = 'applied' THEN @hash ELSE applied_hash END,
    applied_unique_key = CASE WHEN @state = 'applied' THEN unique_key ELSE applied_unique_key END,
    applied_removal = CASE WHEN @state = 'applied' THEN removal ELSE applied_removal END
  WHERE lane = @lane AND erp_key = @erpKey`;

/** What was decided or done is forgotten: the record is pushed again. */
export const retry = `
  UPDATE records SET state = 'pending', reason = NULL, params = '{}', attempts = 0, next_attempt_at = 0, decided_by = NULL,
    applied_hash = CASE WHEN applied_hash IS NULL THEN NULL ELSE '' END
  WHERE lane = @lane AND wanted IS NOT NULL AND (erp_key = @erpKey OR (state <> 'applied' AND decided_by = 'shop' AND reason = @reason))`;

/** Nothing is believed of the other side any more: all that was applied, or decided there, is pushed again. */
export const doubt = `
  UPDATE records SET state = 'pending', reason = NULL, params = '{}', attempts = 0, next_attempt_at = 0, decided_by = NULL,
    applied_hash = CASE WHEN applied_hash IS NULL THEN NULL ELSE '' END
  WHERE lane = ? AND wanted IS NOT NULL AND (state = 'applied' OR decided_by = 'shop')`;

export const trait = 'SELECT trait FROM records WHERE lane = ? AND erp_key = ?';

export const label = 'SELECT label FROM records WHERE lane = ? AND erp_key = ?';

export const uniqueKeyOf = 'SELECT unique_key FROM records WHERE lane = ? AND erp_key = ?';

/** A broken line that was mended stays as a row without anything applied; it counts no more. */
export const counts = `
  SELECT state, COUNT(*) AS n FROM records WHERE lane = ? AND NOT (state = 'applied' AND applied_hash IS NULL) GROUP BY state`;

const event = 'SELECT lane, erp_key, label, state, reason, params, changed_at AS at FROM records';
export const unsettled = `
  ${event} WHERE lane = ? AND state IN ('waiting', 'refused', 'held', 'failed') ORDER BY state, reason, position, erp_key LIMIT ? OFFSET ?`;
export const untold = `
  ${event} WHERE state <> 'pending' AND CASE WHEN state = 'applied' THEN told IS NOT NULL ELSE told IS NOT ${asTold} END LIMIT ?`;
/** What changed again meanwhile has still to be told. */
export const tell = `
  UPDATE records SET told = CASE WHEN state = 'applied' THEN NULL ELSE ${asTold} END WHERE lane = ? AND erp_key = ? AND changed_at = ?`;
