const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A size for a person, in powers of 1,000 as on the box of a drive: `1.5 GB`. */
export function formatBytes(sizeBytes: number): string {
  let value = sizeBytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit] ?? 'PB'}`;
}

const thousands = /\B(?=(?:\d{3})+$)/g;

/** A whole number for a person: `12,345`. Without Intl, the first use of which takes some tens of milliseconds. */
export function formatInteger(count: number): string {
  return String(count).replace(thousands, ',');
}

/** `1 file`, `12,345 files`. */
export function formatCount(count: number, noun: string): string {
  return `${formatInteger(count)} ${noun}${count === 1 ? '' : 's'}`;
}
