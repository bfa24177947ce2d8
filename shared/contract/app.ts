import * as z from 'zod';
import { call, feed, nothing } from './define.ts';
import { Path } from './plain.ts';

/** Which end of the journey a window is for. */
export const Mode = z.enum(['customer', 'station']);
export type Mode = z.output<typeof Mode>;

const Language = z.enum(['en', 'de']);

/** What a person chose; one document. */
export const Settings = z.object({
  /** What opens at start; null until it was chosen at the first start. */
  mode: Mode.nullable(),
  language: z.union([Language, z.literal('system')]),
  theme: z.enum(['system', 'light', 'dark']),
  paper: z.enum(['A4', 'Letter']),
  /** Whether a change of a job's status is told by a notification. */
  notifications: z.boolean(),
  /** Whether jobs are followed, and the tray shows, while no window is open. */
  keepRunning: z.boolean(),
});
export type Settings = z.output<typeof Settings>;

export const AppInfo = z.object({
  version: z.string(),
  electronVersion: z.string(),
  platform: z.string(),
  /** What this window is for; null asks for it. */
  mode: Mode.nullable(),
  /** The language of the system, as far as it is one of ours. */
  systemLanguage: Language,
  dataFolder: z.string(),
  /** `encrypted`: in the system's keychain. `session`: kept in memory until the program ends. */
  secrets: z.enum(['encrypted', 'session']),
  homeFolder: z.string(),
  /** Saved files that could not be read at this start, where they lie now. */
  setAside: z.array(z.string()),
});
export type AppInfo = z.output<typeof AppInfo>;

const Filter = z.object({ name: z.string(), extensions: z.array(z.string()) });

/** A library that is part of the program. */
export const Library = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  /** The licence's own words; empty when the library brings none. */
  text: z.string(),
});
export type Library = z.output<typeof Library>;

/** The program itself: settings, dialogs, windows. */
export const appContract = {
  'app.info': call(nothing, AppInfo),
  'app.libraries': call(nothing, z.array(Library)),
  'settings.watch': feed(nothing, Settings),
  'settings.change': call(Settings.partial(), Settings),
  /** Opens the window of a mode, and remembers it as the one to start with if asked to. A window without a mode closes. */
  'app.openMode': call(z.object({ mode: Mode, remember: z.boolean() }), nothing),
  /** Asks the person for files or folders; empty when they think better of it. */
  'app.choose': call(
    z.object({
      kind: z.enum(['files', 'folder', 'folders']),
      title: z.string(),
      filters: z.array(Filter).optional(),
    }),
    z.object({ paths: z.array(Path) }),
  ),
  /** Asks where to save a text and saves it, atomically; null when the person thinks better of it. */
  'app.saveText': call(
    z.object({ title: z.string(), name: z.string().max(255), text: z.string() }),
    z.object({ path: Path.nullable() }),
  ),
  /** Reads a small text file that the person chose or dropped, such as a manifest. Throws FILE_UNREADABLE, BAD_REQUEST. */
  'app.readText': call(z.object({ path: Path }), z.object({ text: z.string() })),
  /** Shows a file or folder in the system's file manager. */
  'app.reveal': call(z.object({ path: Path }), nothing),
  'app.openDataFolder': call(nothing, nothing),
  /** Shows a notification as the program would; false where the system takes none. */
  'app.testNotification': call(nothing, z.object({ isShown: z.boolean() })),
  /** Writes a fault of the window into the program's log. */
  'app.reportFault': call(z.object({ text: z.string().max(10_000) }), nothing),
  /** Asks where to, and saves what helps to find a fault, with no secret in it. Null when not saved. */
  'app.saveSupportBundle': call(nothing, z.object({ path: Path.nullable() })),
};
