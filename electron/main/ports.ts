import type { Clock } from '../../shared/base/time.ts';
import type { Mode } from '../../shared/contract/app.ts';
import type { Answer, Question, Wire } from '../../shared/contract/wire.ts';

/** Asks a person for files and folders. Null and empty: they thought better of it. */
export interface Dialogs {
  choose(request: {
    readonly kind: 'files' | 'folder' | 'folders';
    readonly title: string;
    readonly filters?:
      | readonly { readonly name: string; readonly extensions: readonly string[] }[]
      | undefined;
  }): Promise<readonly string[]>;
  chooseSave(request: { readonly title: string; readonly name: string }): Promise<string | null>;
}

/** Turns a self-contained page of HTML into paper. */
export interface Printing {
  printers(): Promise<
    readonly { readonly name: string; readonly title: string; readonly isDefault: boolean }[]
  >;
  /** Without a printer the system's dialog asks. False when the person cancels it. Throws PRINT_FAILED. */
  print(
    html: string,
    how: { readonly printer: string | null; readonly paper: 'A4' | 'Letter' },
  ): Promise<boolean>;
  pdf(html: string, paper: 'A4' | 'Letter'): Promise<Uint8Array>;
}

/** The system's file manager. */
export interface FileManager {
  /** Shows a file in its folder. */
  reveal(path: string): void;
  openFolder(path: string): Promise<void>;
}

/** What tells a person something while no window shows it. */
export interface Notifier {
  /** False where the system takes no notifications. */
  notify(message: { readonly title: string; readonly body: string; readonly onClick: () => void }): boolean;
  /** How many shipments have news; 0 takes the badge away. */
  setBadge(count: number): void;
}

/** Keeps secrets; docs/threat-model.md says how. Names are letters, digits, `-`, `.` and `:`. */
export interface SecretStore {
  /** `session`: the system offers no real encryption, so secrets are forgotten when the program ends. */
  readonly state: 'encrypted' | 'session';
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The system's power management. */
export interface Power {
  /** Keeps the computer from falling asleep until what it returns is called. */
  keepAwake(): () => void;
}

/** A process that runs the engine. */
export interface WorkerProcess {
  readonly wire: Wire<Question, Answer>;
  /** Resolves when the process is no more, however it ended. */
  readonly ended: Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/** Starts processes that run the engine. */
export interface WorkerStarter {
  start(): WorkerProcess;
}

/** The windows, as far as handlers move them. */
export interface Windows {
  open(mode: Mode): void;
  /** Opens the customer's window on one shipment. */
  openShipment(shipmentId: string): void;
}

/** What the program learns of the system when it starts. */
interface SystemFacts {
  readonly version: string;
  readonly electronVersion: string;
  readonly platform: string;
  readonly systemLanguage: 'en' | 'de';
  readonly dataFolder: string;
  readonly homeFolder: string;
  /** Where a station is unless a person names another folder. */
  readonly stationFolder: string;
  /** Where the program itself lies. */
  readonly programFolder: string;
}

/** The program's own log; never a secret. */
export interface Log {
  /** Something in the program's own words, with no name of a file, a host or a person: it is told in support bundles. */
  info(message: string): void;
  /** Anything that went wrong. `where` is the program's own word for the part; what others wrote may be told as a text. */
  fault(where: string, error: unknown): void;
  /** The last lines for a support bundle, with nothing in them that is the person's own. */
  tail(): readonly string[];
}

/** Everything the program takes from Electron and the system, so that it runs without them in tests. */
export interface Ports {
  readonly clock: Clock;
  readonly facts: SystemFacts;
  readonly log: Log;
  readonly dialogs: Dialogs;
  readonly printing: Printing;
  readonly files: FileManager;
  readonly notifier: Notifier;
  readonly power: Power;
  readonly secrets: SecretStore;
  readonly workers: WorkerStarter;
  readonly windows: Windows;
}
