import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { delay } from '../../shared/base/async.ts';

const run = promisify(execFile);
const systemFolder = '/usr/lib/cups';
const startMs = 20_000;

/** Why nothing can be printed and read back here; null when it can. */
export function whyNoPrinting(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  const missing = ['cupsd', 'lpadmin', 'lpstat', 'pdftotext', 'pdftoppm', 'pdfinfo', 'zbarimg'].filter(
    (name) => !isInstalled(name),
  );
  return missing.length === 0 ? null : `needs ${missing.join(', ')}`;
}

/** A CUPS of the test's own, with one queue. */
export interface PrintServer {
  /** What programs are given as CUPS_SERVER. */
  readonly address: string;
  /** The name of its queue. */
  readonly queue: string;
  /** The path of the next PDF that comes out of it, once it is whole. */
  nextSheet(): Promise<string>;
  close(): Promise<void>;
}

/** Starts one on a free port of the loopback, below a folder of its own. Nothing of the system's own CUPS is touched. */
export async function startPrintServer(): Promise<PrintServer> {
  const folder = await mkdtemp(join(tmpdir(), 'drivepost-cups-'));
  const address = `127.0.0.1:${await freePort()}`;
  const queue = 'Sheets';
  await writeConfiguration(folder, address);
  const options = ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')];
  const server = spawn('cupsd', options, { stdio: 'ignore', env: withSbin() });
  const ended = once(server, 'exit');
  async function close(): Promise<void> {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  }
  try {
    await until(startMs, async () => {
      const { stdout } = await ask('lpstat', '-h', address, '-r');
      return stdout.includes('is running') ? true : null;
    });
    await ask('lpadmin', '-h', address, '-p', queue, '-E', '-v', 'keep:/', '-P', join(folder, 'sheets.ppd'));
    await ask('lpadmin', '-h', address, '-d', queue);
  } catch (error) {
    await close();
    throw error;
  }
  const taken = new Set<string>();
  return {
    address,
    queue,
    async nextSheet() {
      return until(startMs, async () => {
        const names = (await readdir(join(folder, 'sheets'))).filter((name) => name.endsWith('.pdf'));
        const name = names.find((one) => !taken.has(one));
        if (name === undefined) return null;
        taken.add(name);
        return join(folder, 'sheets', name);
      });
    },
    close,
  };
}

async function writeConfiguration(folder: string, address: string): Promise<void> {
  const at = (name: string): string => join(folder, name);
  for (const name of ['cache', 'state', 'spool', 'tmp', 'sheets', 'bin', 'bin/backend', 'ppd']) {
    await mkdir(at(name));
  }
  // What CUPS runs is the system's, but for the end of the way.
  for (const name of await readdir(systemFolder)) {
    if (name !== 'backend') await symlink(join(systemFolder, name), at(`bin/${name}`));
  }
  await writeFile(at('bin/backend/keep'), keepingBackend(at('sheets')));
  // Only then does CUPS run it as the one who started it.
  await chmod(at('bin/backend/keep'), 0o700);
  const { username } = userInfo();
  const own = username === 'root' ? '' : `User ${username}\n`;
  await writeFile(
    at('cups-files.conf'),
    `${own}SystemGroup root
ServerRoot ${folder}
ServerBin ${at('bin')}
DataDir /usr/share/cups
CacheDir ${at('cache')}
StateDir ${at('state')}
RequestRoot ${at('spool')}
TempDir ${at('tmp')}
AccessLog ${at('access.log')}
ErrorLog ${at('error.log')}
PageLog ${at('page.log')}
Sandboxing relaxed
`,
  );
  await writeFile(
    at('cupsd.conf'),
    `Listen ${address}
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel info
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`,
  );
  await writeFile(at('sheets.ppd'), sheetsDescription);
}

/** Keeps each job as a PDF; the name appears once all of it is there. */
function keepingBackend(folder: string): string {
  return `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct keep "Keep" "Keep"'; exit 0; }
cat "\${6:--}" > "${folder}/$1.part" && chmod 644 "${folder}/$1.part" && mv "${folder}/$1.part" "${folder}/$1.pdf"
`;
}

/** A printer that takes PDF on both papers, up to the edge. */
const sheetsDescription = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SHEETS.PPD"
*Manufacturer: "Test"
*Product: "(Sheets)"
*ModelName: "Sheets"
*ShortNickName: "Sheets"
*NickName: "Sheets"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/pdf application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Paper: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Paper: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea Letter/Letter: "0 0 612 792"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
`;

function ask(command: string, ...args: readonly string[]): Promise<{ stdout: string }> {
  return run(command, [...args], { env: { ...withSbin(), LC_ALL: 'C' }, timeout: startMs });
}

/** Tries until there is an answer. */
async function until<Answer>(timeoutMs: number, attempt: () => Promise<Answer | null>): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (;;) {
    const answer = await attempt().catch(() => null);
    if (answer !== null) return answer;
    signal.throwIfAborted();
    await delay(100, signal);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

function isInstalled(name: string): boolean {
  return (withSbin()['PATH'] ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
}
