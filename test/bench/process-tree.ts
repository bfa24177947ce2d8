import { readFileSync } from 'node:fs';

/** Clock ticks a second, in which the kernel counts the time of processes; the same on every Linux. */
const ticksPerSecond = 100;

/**
 * Processor seconds, user and system, of all processes that this one started and that have ended, those that they started
 * and waited for among them. What it grows by during a command is the command's. Nought where the kernel does not tell.
 */
export function endedChildrenCpuSeconds(): number {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    // The name, in parentheses, may have blanks; the times of children are the 16th and 17th field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** Memory of a process and all that it started, resident at this moment; bytes, 0 when it is gone. */
export function treeResidentBytes(pid: number): number {
  let bytes = kibOf(pid, 'VmRSS') * 1024;
  for (const child of childrenOf(pid)) bytes += treeResidentBytes(child);
  return bytes;
}

/** The most memory that one process ever held, by the kernel's own account; bytes, 0 when it is gone. */
export function peakResidentBytes(pid: number): number {
  return kibOf(pid, 'VmHWM') * 1024;
}

function kibOf(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const at = status.indexOf(`${name}:`);
    return at < 0 ? 0 : Number.parseInt(status.slice(at + name.length + 1), 10);
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return [];
  }
}
