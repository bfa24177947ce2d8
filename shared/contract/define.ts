import * as z from 'zod';

/** A question that is answered soon. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'call';
  readonly input: Input;
  readonly output: Output;
}

/** A stream of values that lasts until whoever asked has enough of it. Ending a feed never ends a job. */
export interface Feed<Input extends z.ZodType = z.ZodType, Value extends z.ZodType = z.ZodType> {
  readonly kind: 'feed';
  readonly input: Input;
  readonly value: Value;
}

/** Every call and feed between two processes, by name. */
export type Contract = Readonly<Record<string, Call | Feed>>;

/** Declares a call: what it takes and what it answers. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> {
  return { kind: 'call', input, output };
}

/** Declares a feed: what it takes and what it tells again and again. */
export function feed<Input extends z.ZodType, Value extends z.ZodType>(
  input: Input,
  value: Value,
): Feed<Input, Value> {
  return { kind: 'feed', input, value };
}

/** For calls that take or answer nothing. */
export const nothing = z.void();

type CallNames<C extends Contract> = { [N in keyof C]: C[N] extends Call ? N : never }[keyof C];
type FeedNames<C extends Contract> = { [N in keyof C]: C[N] extends Feed ? N : never }[keyof C];

/** The names of a contract's calls. */
export type CallName<C extends Contract> = CallNames<C> & string;
/** The names of a contract's feeds. */
export type FeedName<C extends Contract> = FeedNames<C> & string;

/** What a call or feed takes. */
export type InputOf<C extends Contract, N extends keyof C> = z.output<C[N]['input']>;
/** What a call answers. */
export type OutputOf<C extends Contract, N extends CallName<C>> =
  C[N] extends Call<z.ZodType, infer O> ? z.output<O> : never;
/** What a feed tells. */
export type ValueOf<C extends Contract, N extends FeedName<C>> =
  C[N] extends Feed<z.ZodType, infer V> ? z.output<V> : never;

/** One function for each call and feed: a missing one does not compile. */
export type Handlers<C extends Contract> = {
  readonly [N in CallName<C>]: (
    input: InputOf<C, N>,
    signal: AbortSignal,
  ) => Promise<OutputOf<C, N>> | OutputOf<C, N>;
} & {
  readonly [N in FeedName<C>]: (input: InputOf<C, N>, signal: AbortSignal) => AsyncIterable<ValueOf<C, N>>;
};

/** What one process sees of another. */
export interface Client<C extends Contract> {
  /** Throws AppError with the code of the other side, or BRIDGE_GONE when it is no longer there. */
  call<N extends CallName<C>>(
    name: N,
    ...input: InputOf<C, N> extends void ? [] : [input: InputOf<C, N>]
  ): Promise<OutputOf<C, N>>;
  /**
   * Tells `onValue` each value until the returned function is called. `onEnd` is told the error that ended the feed, or
   * null when the other side ended it.
   */
  subscribe<N extends FeedName<C>>(
    name: N,
    input: InputOf<C, N>,
    listener: FeedListener<ValueOf<C, N>>,
  ): () => void;
}

/** What hears a feed. */
export interface FeedListener<Value> {
  readonly onValue: (value: Value) => void;
  readonly onEnd?: (error: Error | null) => void;
}
