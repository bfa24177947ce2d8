import * as z from 'zod';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';
import { GivenId } from './plain.ts';

const Url = z.string().trim().max(2048);

/** An account at a job service, as the customer keeps it. */
export const Account = z.object({
  accountId: GivenId,
  name: z.string().trim().min(1).max(100),
  /** Where the job service answers. */
  endpointUrl: Url,
  accessKeyId: z.string().trim().min(1).max(128),
  /** Where the buckets are, to fetch import logs from; empty when that is not known. */
  storeEndpointUrl: Url,
  storeRegion: z.string().trim().max(64),
  /** Keys of the store, when they are not those of the job service. */
  storeAccessKeyId: z.string().trim().max(128),
  hasSecret: z.boolean(),
  hasStoreSecret: z.boolean(),
});
export type Account = z.output<typeof Account>;

/** An account as a person fills it in. */
export const AccountInput = Account.omit({ accountId: true, hasSecret: true, hasStoreSecret: true }).extend({
  accountId: GivenId.nullable(),
  /** Left out keeps what is there. Goes in, never out. */
  secretAccessKey: z.string().max(1024).optional(),
  storeSecretAccessKey: z.string().max(1024).optional(),
});
export type AccountInput = z.output<typeof AccountInput>;

/** A return address of the address book. */
export const BookAddress = z.object({
  addressId: GivenId,
  name: z.string().max(200),
  company: z.string().max(200),
  street1: z.string().max(200),
  street2: z.string().max(200),
  street3: z.string().max(200),
  city: z.string().max(200),
  stateOrProvince: z.string().max(200),
  postalCode: z.string().max(50),
  country: z.string().max(100),
  phoneNumber: z.string().max(100),
});
export type BookAddress = z.output<typeof BookAddress>;

/** One thing that a test of an endpoint looked at. */
export const TestStep = z.object({
  /** `privacy`, `reach`, `sign`, `list`, `write`, `read`, `delete` … */
  name: z.string(),
  /** `warned`: it works, but not as it should, such as without TLS across a network. */
  outcome: z.enum(['passed', 'warned', 'failed', 'skipped']),
  /** What was found: an address, the service's answer, a system code. */
  detail: z.string(),
  /** What happened and what to do, of a step that failed. */
  error: ErrorData.nullable(),
});
export type TestStep = z.output<typeof TestStep>;

/** Accounts at job services, and return addresses. */
export const accountsContract = {
  'accounts.watch': feed(nothing, z.array(Account)),
  'accounts.save': call(AccountInput, Account),
  'accounts.remove': call(z.object({ accountId: GivenId }), nothing),
  /**
   * Asks the service for the list of jobs, which needs a good signature: `privacy`, `reach`, `sign`, `list`, in this order.
   * Nothing is saved; a secret that is left out is the one that is kept for the account. Never throws for what it finds.
   */
  'accounts.test': call(AccountInput, z.array(TestStep)),
  'addresses.watch': feed(nothing, z.array(BookAddress)),
  'addresses.save': call(BookAddress.extend({ addressId: GivenId.nullable() }), BookAddress),
  'addresses.remove': call(z.object({ addressId: GivenId }), nothing),
};
