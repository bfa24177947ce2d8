import * as z from 'zod';

/** A value of the domain that our own process made: passed on as it is. Never for what comes from a window. */
export function made<T>(): z.ZodType<T> {
  return z.custom<T>();
}

export const Milliseconds = z.number();
/** An id that the application gave: letters, digits, hyphen. */
export const GivenId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
/** An absolute path that a dialog, a drop or the list of drives gave. */
export const Path = z.string().min(1).max(32_768);
export const JobIdText = z.string().trim().min(1).max(64);
