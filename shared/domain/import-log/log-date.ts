const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Hours from UTC of the zones that logs name. */
const zoneHours: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** `Tue 03 Feb 2009 21:57:43 GMT`, as in the rows of the sample log (reference 7.1). Fractions of a second are cut. */
export function formatLogDate(atMs: number): string {
  const date = new Date(atMs);
  const day = `${days[date.getUTCDay()] ?? ''} ${two(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ''}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${String(date.getUTCFullYear()).padStart(4, '0')} ${time} GMT`;
}

/**
 * Reads the date of a row, as the sample log has it or as its description has it (`Wed Nov 12 11:07:34 PST 2008`).
 * Milliseconds since the epoch, or null when it is neither or the zone is not known.
 */
export function parseLogDate(text: string): number | null {
  const sample =
    /^[A-Z][a-z]{2},? (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ?(\d\d):(\d\d):(\d\d) ([A-Z]{1,4})$/.exec(text);
  if (sample !== null) {
    const [, day, month, year, hour, minute, second, zone] = sample;
    return toMs({ day, month, year, hour, minute, second, zone });
  }
  const described =
    /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):(\d\d) ([A-Z]{1,4}) (\d{4})$/.exec(text);
  if (described === null) return null;
  const [, month, day, hour, minute, second, zone, year] = described;
  return toMs({ day, month, year, hour, minute, second, zone });
}

type Part = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'zone';

function toMs(parts: Readonly<Record<Part, string | undefined>>): number | null {
  const zone = zoneHours[parts.zone ?? ''];
  const month = months.findIndex((name) => name === parts.month);
  if (zone === undefined || month < 0) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(parts.year), month, Number(parts.day));
  if (date.getUTCMonth() !== month) return null;
  const hour = Number(parts.hour);
  const minute = Number(parts.minute);
  const second = Number(parts.second);
  // 60 is a leap second.
  if (hour > 23 || minute > 59 || second > 60) return null;
  date.setUTCHours(hour - zone, minute, second);
  // A date that is behind the last year of four digits in UTC could not be written again.
  return date.getUTCFullYear() > 9999 ? null : date.getTime();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
