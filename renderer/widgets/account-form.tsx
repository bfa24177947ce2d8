import './account-form.css';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Account, TestStep } from '../../shared/contract/accounts.ts';
import type { Host } from '../client.ts';
import { HelpText } from '../ui/help-text.tsx';
import { SecretInput } from '../ui/secret-input.tsx';
import { useWords } from '../words.tsx';
import {
  accountInput,
  accountProblems,
  fieldsOfAccount,
  type AccountField,
  type AccountFields,
} from './account-fields.ts';
import { ProblemNote } from './problem-note.tsx';
import { TestSteps } from './test-steps.tsx';

interface AccountFormProps {
  readonly host: Host;
  /** Null for a new one. */
  readonly account: Account | null;
  readonly onSaved: (account: Account) => void;
  readonly onCancel: () => void;
}

/** Asks for an account at a job service, tests it as it is filled in, and saves it. */
export function AccountForm({ host, account, onSaved, onCancel }: AccountFormProps): ReactNode {
  const { t } = useWords();
  const form = useAccountForm(host, account, onSaved);
  const { field, steps, problem, doing } = form;
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <TextInput
        {...field('endpointUrl')}
        label={t('accounts:endpointUrl')}
        description={t('accounts:endpointUrlHelp')}
        required
        data-autofocus
        inputMode="url"
        spellCheck={false}
      />
      <TextInput
        {...field('accessKeyId')}
        label={t('accounts:accessKeyId')}
        required
        autoComplete="off"
        spellCheck={false}
      />
      <SecretInput
        {...field('secretAccessKey')}
        label={t('accounts:secretAccessKey')}
        required={account?.hasSecret !== true}
        description={form.secretText}
      />
      <TextInput {...field('name')} label={t('accounts:name')} description={t('accounts:nameHelp')} />
      <details className="account-form-more" {...(hasStore(account) ? { open: true } : {})}>
        <summary>{t('accounts:store')}</summary>
        <HelpText>{t('accounts:storeHelp')}</HelpText>
        <div className="account-form-store">
          <TextInput
            {...field('storeEndpointUrl')}
            label={t('accounts:storeEndpointUrl')}
            inputMode="url"
            spellCheck={false}
          />
          <TextInput {...field('storeRegion')} label={t('accounts:storeRegion')} spellCheck={false} />
          <TextInput
            {...field('storeAccessKeyId')}
            label={t('accounts:storeAccessKeyId')}
            description={t('accounts:storeAccessKeyIdHelp')}
            autoComplete="off"
            spellCheck={false}
          />
          <SecretInput
            {...field('storeSecretAccessKey')}
            label={t('accounts:storeSecretAccessKey')}
            description={
              account?.hasStoreSecret === true ? t('accounts:secretKept') : t('accounts:storeAccessKeyIdHelp')
            }
          />
        </div>
      </details>
      <div aria-live="polite">{steps !== null && <TestSteps steps={steps} />}</div>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="account-form-buttons">
        <Button variant="default" onClick={() => void form.test()} loading={doing === 'testing'}>
          {t('accounts:test')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={doing === 'saving'}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}

function hasStore(account: Account | null): boolean {
  return account !== null && account.storeEndpointUrl !== '';
}

interface FieldProps {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (event: React.ChangeEvent<HTMLInputElement>) => void;
}

interface AccountFormState {
  readonly field: (name: AccountField) => FieldProps;
  readonly secretText: string | null;
  readonly steps: readonly TestStep[] | null;
  readonly problem: unknown;
  readonly doing: 'testing' | 'saving' | null;
  test(): Promise<void>;
  save(): Promise<void>;
}

function useAccountForm(
  host: Host,
  account: Account | null,
  onSaved: (account: Account) => void,
): AccountFormState {
  const { t } = useWords();
  const [fields, setFields] = useState<AccountFields>(() => fieldsOfAccount(account));
  const [isTried, setTried] = useState(false);
  const [steps, setSteps] = useState<readonly TestStep[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [doing, setDoing] = useState<'testing' | 'saving' | null>(null);
  const [isForgetful, setForgetful] = useState(false);
  useEffect(() => {
    host.client.call('app.info').then(
      ({ secrets }) => setForgetful(secrets === 'session'),
      () => undefined,
    );
  }, [host]);
  const problems = accountProblems(fields, account);

  async function attempt(what: 'testing' | 'saving', work: () => Promise<void>): Promise<void> {
    setTried(true);
    if (Object.keys(problems).length > 0 || doing !== null) return;
    setDoing(what);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setDoing(null);
    }
  }

  return {
    steps,
    problem,
    doing,
    secretText:
      account?.hasSecret === true
        ? t('accounts:secretKept')
        : isForgetful
          ? t('accounts:secretSession')
          : t('accounts:secretEncrypted'),
    field(name) {
      const found = isTried ? problems[name] : undefined;
      return {
        value: fields[name],
        error: found === undefined ? null : t(`accounts:${found}`),
        onChange(event) {
          const { value } = event.currentTarget;
          setSteps(null);
          setFields((before) => ({ ...before, [name]: value }));
        },
      };
    },
    test: () =>
      attempt('testing', async () => {
        setSteps(null);
        setSteps(await host.client.call('accounts.test', accountInput(fields, account)));
      }),
    save: () =>
      attempt('saving', async () => {
        onSaved(await host.client.call('accounts.save', accountInput(fields, account)));
      }),
  };
}
