import { describe, expect, it } from 'vitest';
import { readProbe } from './probe-volume.ts';

describe('what blkid writes', () => {
  it('gives type, label and id', () => {
    const text =
      'ID_FS_LABEL=PÄR_cel\nID_FS_LABEL_ENC=PÄR\\x20cel\\x5c\nID_FS_UUID=76b3-0301\nID_FS_TYPE=EXT4\n';
    expect(readProbe(text)).toEqual({ type: 'ext4', label: 'PÄR cel\\', uuid: '76b3-0301' });
  });
  it('puts the bytes of a character together again', () => {
    expect(readProbe('ID_FS_LABEL_ENC=\\xc3\\x84=1\nID_FS_TYPE=vfat\n').label).toBe('Ä=1');
  });
  it('is empty for nothing', () => {
    expect(readProbe('')).toEqual({ type: '', label: '', uuid: '' });
  });
});
