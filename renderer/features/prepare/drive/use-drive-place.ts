import { useEffect, useRef } from 'react';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { DraftDrive } from '../../../../shared/contract/drafts.ts';
import type { DraftChanges } from '../step-props.ts';
import { draftDriveOf } from './drives-store.ts';

/** The same drive may come back at another place: the draft is told it, once for each place. */
export function useDrivePlace(
  chosen: DriveView | null,
  drive: DraftDrive | null,
  onChange: (changes: DraftChanges) => void,
): void {
  const told = useRef<string | null>(null);
  useEffect(() => {
    const now = chosen === null ? null : draftDriveOf(chosen);
    if (now === null || now.mountPoint === drive?.mountPoint || now.mountPoint === told.current) return;
    told.current = now.mountPoint;
    onChange({ drive: now });
  }, [chosen, drive, onChange]);
}
