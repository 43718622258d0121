CREATE TABLE "audit_entries" (
	"system_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" text NOT NULL,
	"actor" text NOT NULL,
	"table_name" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_system_id_seq_pk" PRIMARY KEY("system_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_keys" (
	"system_id" uuid NOT NULL,
	"person" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "audit_keys_system_id_person_pk" PRIMARY KEY("system_id","person")
);
--> statement-breakpoint
ALTER TABLE "audit_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_pending" (
	"system_id" uuid NOT NULL,
	"n" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_pending_n_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction" text NOT NULL,
	"table_name" text NOT NULL,
	"side" text NOT NULL,
	"personal" text NOT NULL,
	"rows" jsonb NOT NULL,
	CONSTRAINT "audit_pending_system_id_n_pk" PRIMARY KEY("system_id","n")
);
--> statement-breakpoint
ALTER TABLE "audit_pending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_sealed" (
	"system_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"field" text NOT NULL,
	"side" text NOT NULL,
	"person" text NOT NULL,
	"value" "bytea" NOT NULL,
	CONSTRAINT "audit_sealed_system_id_seq_field_side_pk" PRIMARY KEY("system_id","seq","field","side")
);
--> statement-breakpoint
ALTER TABLE "audit_sealed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_keys" ADD CONSTRAINT "audit_keys_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sealed" ADD CONSTRAINT "audit_sealed_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_thing" ON "audit_entries" USING btree ("system_id","table_name","key","seq");--> statement-breakpoint
CREATE INDEX "audit_pending_transaction" ON "audit_pending" USING btree ("transaction");--> statement-breakpoint
CREATE POLICY "own_system" ON "audit_entries" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "audit_keys" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "audit_pending" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "audit_sealed" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pgcrypto;--> statement-breakpoint
-- The log is written by functions that work as the owner of the tables; the application may read it, and destroy the key of a person.
GRANT SELECT ON "audit_entries", "audit_sealed", "audit_pending" TO "greenplan_app";--> statement-breakpoint
GRANT SELECT, DELETE ON "audit_keys" TO "greenplan_app";--> statement-breakpoint
CREATE POLICY "keeper" ON "audit_entries" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "keeper" ON "audit_sealed" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "keeper" ON "audit_keys" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "keeper" ON "audit_pending" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
-- Notes what one statement did to a table. Arguments: system's column, columns of the key, personal columns, whose they are ("prefix:column"), columns left out.
CREATE OR REPLACE FUNCTION audit_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  key_columns text[] := string_to_array(TG_ARGV[1], ',');
  omitted text[] := string_to_array(TG_ARGV[4], ',') || TG_ARGV[0];
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    INSERT INTO audit_pending (system_id, transaction, table_name, side, personal, rows)
    SELECT (o.one ->> TG_ARGV[0])::uuid, pg_current_xact_id()::text, TG_TABLE_NAME, 'before', TG_ARGV[2],
      jsonb_agg(jsonb_build_object(
        'key', (SELECT jsonb_agg(o.one -> c ORDER BY n) FROM unnest(key_columns) WITH ORDINALITY AS k(c, n)),
        'person', split_part(TG_ARGV[3], ':', 1) || ':' || coalesce(o.one ->> split_part(TG_ARGV[3], ':', 2), ''),
        'row', o.one - omitted))
    FROM (SELECT to_jsonb(old_rows) AS one FROM old_rows) o GROUP BY 1;
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    INSERT INTO audit_pending (system_id, transaction, table_name, side, personal, rows)
    SELECT (o.one ->> TG_ARGV[0])::uuid, pg_current_xact_id()::text, TG_TABLE_NAME, 'after', TG_ARGV[2],
      jsonb_agg(jsonb_build_object(
        'key', (SELECT jsonb_agg(o.one -> c ORDER BY n) FROM unnest(key_columns) WITH ORDINALITY AS k(c, n)),
        'person', split_part(TG_ARGV[3], ':', 1) || ':' || coalesce(o.one ->> split_part(TG_ARGV[3], ':', 2), ''),
        'row', o.one - omitted))
    FROM (SELECT to_jsonb(new_rows) AS one FROM new_rows) o GROUP BY 1;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
-- A value as an entry tells it: what is longer than 8,000 characters by its SHA-256 hash and its length.
CREATE OR REPLACE FUNCTION audit_told(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN value IS NULL THEN 'null' WHEN length(value::text) <= 8000 THEN value
    ELSE jsonb_build_object('sha256', encode(sha256(convert_to(value::text, 'UTF8')), 'hex'), 'length', length(value::text)) END
$$;--> statement-breakpoint
-- Keeps a personal value outside the chain, encrypted under its person's key. Gives the salted hash that stands for it.
CREATE OR REPLACE FUNCTION audit_seal(of_system uuid, of_seq bigint, of_field text, of_side text, of_person text, plain jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  salted text := encode(gen_random_bytes(16), 'hex') || plain::text;
  person_key text;
BEGIN
  IF plain IS NULL OR plain = 'null' THEN RETURN 'null'; END IF;
  INSERT INTO audit_keys (system_id, person, key) VALUES (of_system, of_person, encode(gen_random_bytes(32), 'hex')) ON CONFLICT DO NOTHING;
  SELECT key INTO person_key FROM audit_keys WHERE system_id = of_system AND person = of_person;
  -- The key is random and long, so nothing is won by stretching it.
  INSERT INTO audit_sealed (system_id, seq, field, side, person, value)
  VALUES (of_system, of_seq, of_field, of_side, of_person, pgp_sym_encrypt(salted, person_key, 'cipher-algo=aes256, s2k-mode=0'));
  RETURN jsonb_build_object('sealed', encode(sha256(convert_to(salted, 'UTF8')), 'hex'));
END $$;--> statement-breakpoint
-- At the end of a transaction: what was noted, folded to one entry a thing, each with the hash of the one before in its own.
CREATE OR REPLACE FUNCTION audit_close() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  this_transaction text := pg_current_xact_id()::text;
  told_at text := to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  told_actor text := coalesce(nullif(translate(current_setting('greenplan.actor', true), E'\r\n', '  '), ''), 'unknown');
  one_system uuid;
  change record;
  field text;
  last_seq bigint;
  last_hash text;
  told_body jsonb;
  told_operation text;
BEGIN
  IF NOT EXISTS (SELECT FROM audit_pending WHERE transaction = this_transaction) THEN RETURN NULL; END IF;
  FOR one_system IN SELECT DISTINCT system_id FROM audit_pending WHERE transaction = this_transaction ORDER BY 1 LOOP
    -- The log of a system that was deleted went with it.
    CONTINUE WHEN NOT EXISTS (SELECT FROM platform.systems WHERE id = one_system);
    PERFORM pg_advisory_xact_lock(hashtextextended(one_system::text, 7205003));
    SELECT seq, hash INTO last_seq, last_hash FROM audit_entries WHERE system_id = one_system ORDER BY seq DESC LIMIT 1;
    IF last_seq IS NULL THEN
      last_seq := 0;
      last_hash := encode(sha256(convert_to('greenplan-audit/1 ' || one_system, 'UTF8')), 'hex');
    END IF;
    FOR change IN
      SELECT * FROM (
        SELECT table_name, e.one ->> 'key' AS key, min(personal) AS personal, min(e.one ->> 'person') AS person, min(n) AS first,
          (array_agg(CASE side WHEN 'before' THEN e.one -> 'row' END ORDER BY n))[1] AS was,
          (array_agg(CASE side WHEN 'after' THEN e.one -> 'row' END ORDER BY n DESC))[1] AS now_is
        FROM audit_pending, jsonb_array_elements(rows) AS e(one)
        WHERE system_id = one_system AND transaction = this_transaction
        GROUP BY table_name, e.one ->> 'key'
      ) folded WHERE was IS DISTINCT FROM now_is ORDER BY first, key
    LOOP
      last_seq := last_seq + 1;
      told_operation := CASE WHEN change.was IS NULL THEN 'insert' WHEN change.now_is IS NULL THEN 'delete' ELSE 'update' END;
      SELECT coalesce(jsonb_object_agg(c, CASE WHEN c = ANY (string_to_array(change.personal, ',')) THEN 'null'
          ELSE jsonb_build_array(audit_told(change.was -> c), audit_told(change.now_is -> c)) END), '{}')
        INTO told_body
        FROM jsonb_object_keys(coalesce(change.now_is, change.was)) AS k(c)
        WHERE coalesce(change.was -> c, 'null') <> coalesce(change.now_is -> c, 'null');
      FOREACH field IN ARRAY string_to_array(change.personal, ',') LOOP
        CONTINUE WHEN NOT told_body ? field;
        told_body := told_body || jsonb_build_object(field, jsonb_build_array(
          audit_seal(one_system, last_seq, field, 'from', change.person, change.was -> field),
          audit_seal(one_system, last_seq, field, 'to', change.person, change.now_is -> field)));
      END LOOP;
      last_hash := encode(sha256(convert_to(concat_ws(E'\n', last_hash, last_seq, told_at, told_actor, change.table_name, change.key, told_operation, told_body), 'UTF8')), 'hex');
      INSERT INTO audit_entries (system_id, seq, at, actor, table_name, key, operation, body, hash)
      VALUES (one_system, last_seq, told_at, told_actor, change.table_name, change.key, told_operation, told_body::text, last_hash);
    END LOOP;
  END LOOP;
  DELETE FROM audit_pending WHERE transaction = this_transaction;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_close AFTER INSERT ON audit_pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_close();--> statement-breakpoint
-- Logs a table from now on. A later migration that makes a table calls it for that table.
CREATE OR REPLACE FUNCTION audit_table(logged regclass, system_column text DEFAULT 'system_id', personal text DEFAULT '', person text DEFAULT '', omitted text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key_columns text := (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM pg_index i, unnest(i.indkey::int[]) WITH ORDINALITY AS k(attnum, n), pg_attribute a
    WHERE i.indrelid = logged AND i.indisprimary AND a.attrelid = logged AND a.attnum = k.attnum AND (a.attname <> system_column OR i.indnkeyatts = 1));
  left_out text := concat_ws(',', nullif(omitted, ''), (SELECT string_agg(attname, ',') FROM pg_attribute WHERE attrelid = logged AND attgenerated <> ''));
  arguments text := concat_ws(', ', quote_literal(system_column), quote_literal(key_columns), quote_literal(personal), quote_literal(person), quote_literal(left_out));
BEGIN
  EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_note(%s)', logged, arguments);
  EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_note(%s)', logged, arguments);
  EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_note(%s)', logged, arguments);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_seal(uuid, bigint, text, text, text, jsonb), audit_table(regclass, text, text, text, text) FROM PUBLIC;--> statement-breakpoint
-- The bytes of a file are told by the hash that its row in "files" holds. Receipts and links are secrets, and stand nowhere in the log.
SELECT audit_table(one::regclass) FROM unnest(ARRAY['plans', 'documents', 'sections', 'recommendations', 'commitments', 'links', 'milestones', 'terms', 'groupings', 'named_organisations', 'revisions', 'silenced_findings', 'reviews', 'files', 'consultations', 'gates', 'snapshots', 'decisions', 'reflections', 'owner_answers']) AS one;--> statement-breakpoint
SELECT audit_table('responses', personal => 'respondent,place,organisation', person => 'response:id', omitted => 'receipt');--> statement-breakpoint
SELECT audit_table('remarks', personal => 'text', person => 'response:response_id');--> statement-breakpoint
SELECT audit_table('bodies', personal => 'chair,members', person => 'body:id');--> statement-breakpoint
SELECT audit_table('officers', personal => 'name', person => 'officer:part');--> statement-breakpoint
SELECT audit_table('owners_asked', omitted => 'token');--> statement-breakpoint
SELECT audit_table('platform.systems', system_column => 'id');--> statement-breakpoint
SELECT audit_table('platform.held_roles');--> statement-breakpoint
SELECT audit_table('platform.api_keys', omitted => 'digest,start,last_used_at');
