/** A piece of a drive path: a character that stands for itself, or a token and what it turns into. */
export interface Unit {
  readonly drive: string;
  readonly isToken: boolean;
}

export function literalUnits(text: string): Unit[] {
  return Array.from(text, (drive) => ({ drive, isToken: false }));
}

export function tokenUnit(drive: string): Unit {
  return { drive, isToken: true };
}

export function driveTextOf(units: readonly Unit[]): string {
  return units.map((unit) => unit.drive).join('');
}
