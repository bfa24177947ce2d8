import { hash } from 'node:crypto';

const leastSlots = 1024;

/** A set of keys that takes 12 bytes for each, by 64 bits of their MD5: that two of a million are one is less likely than a broken disk. */
export class KeySet {
  private slots = leastSlots;
  private words = new Uint32Array(2 * leastSlots);
  private count = 0;

  get size(): number {
    return this.count;
  }

  has(key: string): boolean {
    const [high, low] = wordsOf(key);
    return this.words[2 * this.find(high, low)] !== 0;
  }

  add(key: string): void {
    if (this.count >= this.slots * 0.7) this.grow();
    const [high, low] = wordsOf(key);
    const slot = this.find(high, low);
    if (this.words[2 * slot] !== 0) return;
    this.words[2 * slot] = high;
    this.words[2 * slot + 1] = low;
    this.count += 1;
  }

  /** Where the key stands, or the free place where it belongs. */
  private find(high: number, low: number): number {
    for (let slot = low % this.slots; ; slot = (slot + 1) % this.slots) {
      const found = this.words[2 * slot];
      if (found === 0 || (found === high && this.words[2 * slot + 1] === low)) return slot;
    }
  }

  private grow(): void {
    const old = this.words;
    this.slots *= 2;
    this.words = new Uint32Array(2 * this.slots);
    for (let at = 0; at < old.length; at += 2) {
      const high = old[at] ?? 0;
      const low = old[at + 1] ?? 0;
      if (high === 0) continue;
      this.words.set([high, low], 2 * this.find(high, low));
    }
  }
}

/** The first word is never 0, which stands for a free place. */
function wordsOf(key: string): readonly [number, number] {
  const digest = hash('md5', key, 'buffer');
  return [digest.readUInt32LE(0) || 1, digest.readUInt32LE(4)];
}
