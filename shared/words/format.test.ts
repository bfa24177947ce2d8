import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const english = createFormat('en', 'UTC');
const german = createFormat('de', 'UTC');

/** Spaces that Intl chooses differ between versions and do not matter here. */
function plain(text: string): string {
  return text.replaceAll(/\s/gu, ' ');
}

describe('bytes', () => {
  it.each([
    [0, '0 B', '0 B'],
    [999, '999 B', '999 B'],
    [1500, '1.50 kB', '1,50 kB'],
    [999_499, '999 kB', '999 kB'],
    [999_500, '1.00 MB', '1,00 MB'],
    [9_996_000, '10.0 MB', '10,0 MB'],
    [99_960_000, '100 MB', '100 MB'],
    [1.5e12, '1.50 TB', '1,50 TB'],
    [2.5e18, '2,500 PB', '2.500 PB'],
  ])('%d', (sizeBytes, inEnglish, inGerman) => {
    expect(english.bytes(sizeBytes)).toBe(inEnglish);
    expect(german.bytes(sizeBytes)).toBe(inGerman);
  });

  it('come in parts and as rates', () => {
    expect(german.bytesParts(1.5e9)).toEqual({ value: '1,50', unit: 'GB' });
    expect(german.rate(120e6)).toBe('120 MB/s');
  });
});

describe('figures', () => {
  it('are written as the language writes them', () => {
    expect(english.count(1_234_567)).toBe('1,234,567');
    expect(german.count(1_234_567)).toBe('1.234.567');
    expect(english.list(['ext4', 'NTFS', 'exFAT'])).toBe('ext4, NTFS and exFAT');
    expect(german.list(['ext4', 'NTFS', 'exFAT'])).toBe('ext4, NTFS und exFAT');
  });

  it('never say 100 % too early', () => {
    expect(english.percent(0.999_999)).toBe('99%');
    expect(plain(german.percent(1))).toBe('100 %');
    expect(english.percent(0.29)).toBe('29%');
  });
});

describe('times', () => {
  const atMs = Date.UTC(2026, 10, 22, 14, 5, 9);

  it('are written as the language writes them', () => {
    expect(english.date(atMs)).toBe('22 Nov 2026');
    expect(german.date(atMs)).toBe('22.11.2026');
    expect(plain(english.dateTime(atMs))).toBe('22 Nov 2026, 14:05');
    expect(german.time(atMs)).toBe('14:05:09');
  });

  it.each([
    [0, 'now', 'jetzt'],
    [-59_400, '59 seconds ago', 'vor 59 Sekunden'],
    [-59_600, '1 minute ago', 'vor 1 Minute'],
    [7_200_000, 'in 2 hours', 'in 2 Stunden'],
    [-86_400_000, 'yesterday', 'gestern'],
    [-400 * 86_400_000, 'last year', 'letztes Jahr'],
  ])('%d ms away', (offsetMs, inEnglish, inGerman) => {
    expect(english.relative(atMs + offsetMs, atMs)).toBe(inEnglish);
    expect(german.relative(atMs + offsetMs, atMs)).toBe(inGerman);
  });

  it.each([
    [-5, '0 s', '0 s'],
    [8400, '8 s', '8 s'],
    [59_600, '1 min', '1 min'],
    [200_000, '3 min 20 s', '3 min 20 s'],
    [7_500_000, '2 h 5 min', '2 h 5 min'],
    [273_600_000, '3 d 4 h', '3 T 4 h'],
  ])('lasting %d ms', (durationMs, inEnglish, inGerman) => {
    expect(english.duration(durationMs)).toBe(inEnglish);
    expect(german.duration(durationMs)).toBe(inGerman);
  });
});
