import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { appError } from '../../../domain/error-codes.ts';

const formatByte = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

/** Seals what must not be readable in the database. `place` says whose it is, and binds the entry to that place. */
export interface Sealer {
  seal(plain: Uint8Array, place: string): Uint8Array;
  /** Throws STATION_SECRET_DAMAGED when the entry was changed, moved to another place or sealed with another key. */
  unseal(sealed: Uint8Array, place: string): Uint8Array;
}

/** Seals with AES-256-GCM under a key of 32 bytes: format byte, nonce, tag, cipher text. */
export function createSealer(key: Uint8Array): Sealer {
  function seal(plain: Uint8Array, place: string): Uint8Array {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(place, 'utf8'));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(formatByte), nonce, cipher.getAuthTag(), body]);
  }

  function unseal(sealed: Uint8Array, place: string): Uint8Array {
    try {
      if (sealed[0] !== formatByte || sealed.length < headBytes) throw new Error('not a sealed entry');
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(place, 'utf8'));
      decipher.setAuthTag(sealed.subarray(1 + nonceBytes, headBytes));
      return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
    } catch (cause) {
      throw appError('STATION_SECRET_DAMAGED', { detail: `It is that of ${place}.`, cause });
    }
  }

  return { seal, unseal };
}
