import type { Generated } from 'kysely';

/** The tables of station.db as Kysely sees them; docs/formats/station-data.md says what each is for. */
export interface StationTables {
  settings: { name: string; value: string };
  schema_versions: { version: number; applied_at_ms: number };
  accounts: {
    sequence: Generated<number>;
    account_id: string;
    name: string;
    access_key_id: string;
    sealed_secret: Uint8Array;
    created_at_ms: number;
    removed_at_ms: number | null;
  };
  issued_job_ids: { job_id: string; issued_at_ms: number };
  jobs: {
    sequence: Generated<number>;
    job_id: string;
    account_id: string;
    job_type: string;
    location_code: string;
    progress_code: string;
    sealed_create_manifest: Uint8Array;
    sealed_current_manifest: Uint8Array;
    sealed_signing_key: Uint8Array;
    signing_method: string;
    signature: string;
    created_at_ms: number;
    expires_at_ms: number;
    carrier: string | null;
    tracking_number: string | null;
    log_bucket: string | null;
    log_key: string | null;
    error_count: number;
  };
  job_events: {
    sequence: Generated<number>;
    job_id: string;
    at_ms: number;
    who: string;
    what: string;
    from_code: string | null;
    to_code: string | null;
    detail_json: string;
  };
  labels: {
    token_hash: string;
    account_id: string;
    sealed_content: Uint8Array;
    created_at_ms: number;
    expires_at_ms: number;
  };
}
