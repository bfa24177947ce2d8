import { describe, expect, test } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { readStartOptions, startHelp } from './start-options.ts';

describe('readStartOptions', () => {
  test('says nothing of itself', () => {
    expect(readStartOptions([])).toEqual({ mode: null, dataFolder: null, asks: null });
  });

  test('takes the window and the data folder', () => {
    expect(readStartOptions(['--station', '--data', '/srv/post'])).toMatchObject({
      mode: 'station',
      dataFolder: '/srv/post',
    });
    expect(readStartOptions(['--customer', '--data=/srv/post'])).toMatchObject({
      mode: 'customer',
      dataFolder: '/srv/post',
    });
  });

  test("leaves the application's folder and the switches of Chromium alone", () => {
    const args = ['--no-sandbox', '/home/jane/app', '--remote-debugging-port=0', '--station', '--lang', 'de'];
    expect(readStartOptions(args)).toEqual({ mode: 'station', dataFolder: null, asks: null });
  });

  test('knows an empty data folder for none', () => {
    expect(readStartOptions(['--data=']).dataFolder).toBeNull();
    expect(readStartOptions(['--data']).dataFolder).toBeNull();
  });

  test('answers what is asked', () => {
    expect(readStartOptions(['--version']).asks).toBe('version');
    expect(readStartOptions(['-h']).asks).toBe('help');
  });
});

test('startHelp names every option', () => {
  const help = startHelp(createWords('en'), 'drivepost');
  expect(help).toMatch(/^Usage: drivepost /);
  for (const option of ['--customer', '--station', '--data', '--version', '--help']) {
    expect(help).toMatch(new RegExp(`^ {2}${option}( FOLDER)? +\\w`, 'm'));
  }
});
