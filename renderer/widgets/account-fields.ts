import type { Account, AccountInput } from '../../shared/contract/accounts.ts';

/** The account form as it is filled in. */
export type AccountFields = Omit<AccountInput, 'accountId' | 'secretAccessKey' | 'storeSecretAccessKey'> & {
  readonly secretAccessKey: string;
  readonly storeSecretAccessKey: string;
};
export type AccountField = keyof AccountFields;

/** What is wrong with a field. */
export type FieldProblem = 'endpointNeeded' | 'accessKeyNeeded' | 'secretNeeded';

/** The fields of an account, or empty ones. Secrets are never known here. */
export function fieldsOfAccount(account: Account | null): AccountFields {
  return {
    name: account?.name ?? '',
    endpointUrl: account?.endpointUrl ?? '',
    accessKeyId: account?.accessKeyId ?? '',
    storeEndpointUrl: account?.storeEndpointUrl ?? '',
    storeRegion: account?.storeRegion ?? '',
    storeAccessKeyId: account?.storeAccessKeyId ?? '',
    secretAccessKey: '',
    storeSecretAccessKey: '',
  };
}

/** What the form asks the program to save or to test: a secret that was not typed stays as it is. */
export function accountInput(fields: AccountFields, account: Account | null): AccountInput {
  const { secretAccessKey, storeSecretAccessKey, ...others } = fields;
  return {
    ...others,
    name: fields.name.trim() === '' ? hostOf(fields.endpointUrl) : fields.name,
    accountId: account?.accountId ?? null,
    ...(secretAccessKey === '' ? {} : { secretAccessKey: secretAccessKey.trim() }),
    ...(storeSecretAccessKey === '' ? {} : { storeSecretAccessKey: storeSecretAccessKey.trim() }),
  };
}

/** What keeps the form from being saved. A name may be left out: then the service's host stands for it. */
export function accountProblems(
  fields: AccountFields,
  account: Account | null,
): Readonly<Partial<Record<AccountField, FieldProblem>>> {
  const { endpointUrl, storeEndpointUrl, accessKeyId, secretAccessKey } = fields;
  const hasSecret = account?.hasSecret === true || secretAccessKey.trim() !== '';
  return {
    ...(isWebAddress(endpointUrl) ? {} : { endpointUrl: 'endpointNeeded' as const }),
    ...(accessKeyId.trim() === '' ? { accessKeyId: 'accessKeyNeeded' as const } : {}),
    ...(hasSecret ? {} : { secretAccessKey: 'secretNeeded' as const }),
    ...(storeEndpointUrl.trim() === '' || isWebAddress(storeEndpointUrl)
      ? {}
      : { storeEndpointUrl: 'endpointNeeded' as const }),
  };
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text.trim())) return false;
  const { protocol, host } = new URL(text.trim());
  return (protocol === 'https:' || protocol === 'http:') && host !== '';
}

function hostOf(text: string): string {
  return URL.canParse(text.trim()) ? new URL(text.trim()).host : text.trim();
}
