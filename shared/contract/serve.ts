import * as z from 'zod';
import { AppError } from '../base/errors.ts';
import { appError } from '../domain/error-codes.ts';
import type { Contract, Handlers } from './define.ts';
import { toErrorData } from './error-crossing.ts';
import type { Answer, Question, Wire } from './wire.ts';

export interface ServeOptions<C extends Contract> {
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly wire: Wire<Answer, unknown>;
  /** Hears of errors that nobody foresaw, with their stack. */
  readonly onFault: (name: string, error: unknown) => void;
}

const QuestionShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.number().int(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('open'), id: z.number().int(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('close'), id: z.number().int() }),
]);

/** What one window may have open at once. Ours has some twenty; more is a loop that asks without end. */
const mostOpen = 500;

type AnyHandler = (input: unknown, signal: AbortSignal) => unknown;

/**
 * Answers one wire from handlers: checks each message, parses its input, runs the handler, parses what it gives. Returns
 * a function that ends every feed and call of this wire.
 */
export function serve<C extends Contract>(options: ServeOptions<C>): () => void {
  const { contract, wire, onFault } = options;
  const handlers = options.handlers as Readonly<Record<string, AnyHandler>>;
  const open = new Map<number, AbortController>();

  function fail(name: string, error: unknown): ReturnType<typeof toErrorData> {
    if (!(error instanceof AppError)) onFault(name, error);
    return toErrorData(error);
  }

  function begin(id: number): AbortController {
    const controller = new AbortController();
    open.set(id, controller);
    return controller;
  }

  async function answer({ id, name, input }: Extract<Question, { kind: 'call' }>): Promise<void> {
    const { signal } = begin(id);
    try {
      const declared = own(contract, name);
      if (declared?.kind !== 'call') throw appError('BAD_REQUEST', { detail: name });
      const value = await handlers[name]?.(parse(declared.input, name, input), signal);
      const parsed = declared.output.parse(value);
      if (!signal.aborted) wire.post({ kind: 'answer', id, value: parsed });
    } catch (error) {
      if (!signal.aborted) wire.post({ kind: 'refusal', id, error: fail(name, error) });
    } finally {
      open.delete(id);
    }
  }

  async function tell({ id, name, input }: Extract<Question, { kind: 'open' }>): Promise<void> {
    const { signal } = begin(id);
    try {
      const declared = own(contract, name);
      if (declared?.kind !== 'feed') throw appError('BAD_REQUEST', { detail: name });
      const values = handlers[name]?.(parse(declared.input, name, input), signal) as AsyncIterable<unknown>;
      for await (const value of values) {
        if (signal.aborted) return;
        wire.post({ kind: 'value', id, value: declared.value.parse(value) });
      }
      if (!signal.aborted) wire.post({ kind: 'end', id, error: null });
    } catch (error) {
      if (!signal.aborted) wire.post({ kind: 'end', id, error: fail(name, error) });
    } finally {
      open.delete(id);
    }
  }

  function end(): void {
    for (const controller of open.values()) controller.abort(new DOMException('closed', 'AbortError'));
    open.clear();
  }

  function refuse({ id, kind }: Exclude<Question, { kind: 'close' }>): void {
    const isEnd = kind === 'open' && !open.has(id);
    wire.post({ kind: isEnd ? 'end' : 'refusal', id, error: toErrorData(appError('BAD_REQUEST')) });
  }

  const stop = wire.listen((message) => {
    const read = QuestionShape.safeParse(message);
    if (!read.success) return;
    const question = read.data;
    if (question.kind === 'close') {
      open.get(question.id)?.abort(new DOMException('closed', 'AbortError'));
      open.delete(question.id);
    } else if (open.has(question.id) || open.size >= mostOpen) refuse(question);
    else if (question.kind === 'call') void answer(question);
    else void tell(question);
  }, end);

  return () => {
    stop();
    end();
  };
}

function own(contract: Contract, name: string): Contract[string] | undefined {
  return Object.hasOwn(contract, name) ? contract[name] : undefined;
}

function parse(schema: z.ZodType, name: string, input: unknown): unknown {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw appError('BAD_REQUEST', {
    detail: `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  });
}
