import { createHash } from 'node:crypto';
import type { Clock } from '../../../base/time.ts';
import { ServiceError, type ServiceErrorCode } from '../../../domain/job/service-error.ts';
import { verifyQuery } from '../../sigv4/sigv2.ts';
import { Verifier, type FindSecret, type RefusalReason, type Verification } from '../../sigv4/verify.ts';
import type { AccountKeys, Caller } from '../service-contract.ts';

/** What requests to the job service are signed for (reference 5.1). */
const jobServiceScope = { region: 'us-east-1', service: 'IngestionService' } as const;

/** A request of the Query protocol, read whole. */
export interface QueryApiRequest {
  readonly method: string;
  /** Path and query as they stood on the wire. */
  readonly target: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
  /** Of the form for POST, of the query for GET. */
  readonly parameters: ReadonlyMap<string, string>;
}

const codes: Readonly<Record<RefusalReason, ServiceErrorCode>> = {
  missing: 'MissingAuthenticationToken',
  malformed: 'IncompleteSignature',
  scope: 'SignatureDoesNotMatch',
  skew: 'RequestExpired',
  'unknown-key': 'InvalidClientTokenIdException',
  payload: 'SignatureDoesNotMatch',
  mismatch: 'SignatureDoesNotMatch',
};

/** Finds out who signed a request, by Signature Version 4 or 2. */
export class Authenticator {
  private readonly accountKeys: AccountKeys;
  private readonly clock: Clock;
  private readonly verifier: Verifier;

  constructor(accountKeys: AccountKeys, clock: Clock) {
    this.accountKeys = accountKeys;
    this.clock = clock;
    this.verifier = new Verifier(jobServiceScope, clock);
  }

  /** Throws a ServiceError of the front end when nobody may be assumed. */
  async callerOf(request: QueryApiRequest): Promise<Caller> {
    let account: string | undefined;
    const findSecret: FindSecret = async (accessKeyId) => {
      const found = await this.accountKeys.find(accessKeyId);
      account = found?.account;
      return found?.secretAccessKey ?? null;
    };
    const verification = await this.verify(request, findSecret);
    if (verification.kind === 'refused') {
      throw new ServiceError(codes[verification.reason], verification.message);
    }
    if (account === undefined) throw new Error('a verified signature without an account');
    return { account, accessKeyId: verification.accessKeyId };
  }

  private verify(request: QueryApiRequest, findSecret: FindSecret): Promise<Verification> {
    const { method, target, headers, body, parameters } = request;
    if (headers.has('authorization') || !parameters.has('Signature')) {
      const payloadHash = createHash('sha256').update(body).digest('hex');
      return this.verifier.verify({ method, target, headers, payloadHash }, findSecret);
    }
    const host = headers.get('host')?.[0] ?? '';
    const path = target.split('?', 1)[0] ?? '/';
    return verifyQuery({ method, host, path, parameters }, this.clock, findSecret);
  }
}
