import type { Language } from './language.ts';

/** How a language writes figures. Times are those of the person's time zone. */
export interface Format {
  /** A size in powers of 1,000 as on the box of a drive: `1.5 GB`, `1,5 GB`. */
  bytes(sizeBytes: number): string;
  /** The same in two parts, for large figures. */
  bytesParts(sizeBytes: number): { readonly value: string; readonly unit: string };
  /** Bytes in a second: `120 MB/s`. */
  rate(bytesPerSecond: number): string;
  /** `12,345`, `12.345`. */
  count(count: number): string;
  /** Of a share between 0 and 1: `42%`, `42 %`. Never 100 before all is done. */
  percent(share: number): string;
  /** `22 Nov 2026`, `22.11.2026`. */
  date(atMs: number): string;
  /** With hours and minutes. */
  dateTime(atMs: number): string;
  /** Hours, minutes and seconds of a day. */
  time(atMs: number): string;
  /** `5 minutes ago`, `in 2 days`. */
  relative(atMs: number, nowMs: number): string;
  /** `8 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
  duration(durationMs: number): string;
  /** `ext4, NTFS and exFAT`. */
  list(items: readonly string[]): string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };
const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const relativeUnits = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
  ['week', 4.35],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

/** Makes the formats of a language. A time zone is named by tests only. */
export function createFormat(language: Language, timeZone?: string): Format {
  const locale = locales[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const digits = [0, 1, 2].map(
    (count) => new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count }),
  );
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });

  function bytesParts(sizeBytes: number): { value: string; unit: string } {
    let value = sizeBytes;
    let unit = 0;
    while (value >= 999.5 && unit < byteUnits.length - 1) {
      value /= 1000;
      unit += 1;
    }
    const fraction = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return { value: (digits[fraction] ?? whole).format(value), unit: byteUnits[unit] ?? 'PB' };
  }

  function bytes(sizeBytes: number): string {
    const { value, unit } = bytesParts(sizeBytes);
    return `${value} ${unit}`;
  }

  return {
    bytes,
    bytesParts,
    rate: (bytesPerSecond) => `${bytes(bytesPerSecond)}/s`,
    count: (count) => whole.format(count),
    percent: (part) => share.format(part >= 1 ? part : Math.min(part, 0.99)),
    date: (atMs) => day.format(atMs),
    dateTime: (atMs) => dayAndTime.format(atMs),
    time: (atMs) => clock.format(atMs),
    relative: (atMs, nowMs) => formatRelative(ago, atMs - nowMs),
    duration: (durationMs) => formatDuration(durationMs, language),
    list: (items) => conjunction.format(items),
  };
}

function formatRelative(ago: Intl.RelativeTimeFormat, differenceMs: number): string {
  let value = differenceMs / 1000;
  for (const [unit, size] of relativeUnits) {
    if (Math.abs(Math.round(value)) < size) return ago.format(Math.round(value), unit);
    value /= size;
  }
  return ago.format(Math.round(value), 'year');
}

function formatDuration(durationMs: number, language: Language): string {
  const dayUnit = language === 'de' ? 'T' : 'd';
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return `${seconds} s`;
  if (minutes < 60) return join(`${minutes} min`, seconds % 60, 's');
  if (hours < 24) return join(`${hours} h`, minutes % 60, 'min');
  return join(`${Math.floor(hours / 24)} ${dayUnit}`, hours % 24, 'h');
}

function join(large: string, small: number, unit: string): string {
  return small === 0 ? large : `${large} ${small} ${unit}`;
}
