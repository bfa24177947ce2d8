/** Some parts of a value, as they come over a wire: left out or undefined means unchanged. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The value with the changes made. */
export function applyChanges<T extends object>(value: T, changes: Changes<T>): T {
  const defined = Object.entries(changes).filter(([, part]) => part !== undefined);
  return { ...value, ...Object.fromEntries(defined) };
}
