import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import type { StepProps } from '../step-props.ts';
import type { ManifestStore } from './manifest-store.ts';

const settleMs = 250;
/** How long a change takes at most to show in the draft, when it was not refused. */
const acceptMs = 250;

/**
 * Keeps the draft in step with the text: hands on what was typed in each pause, takes over what the draft says otherwise, and
 * takes back what was refused. Gives a function that hands on at once.
 */
export function useDraftText(
  store: ManifestStore,
  { draft, onChange }: Pick<StepProps, 'draft' | 'onChange'>,
): () => void {
  const { manifestText } = draft;
  const handedOn = useRef(manifestText);
  const current = useRef({ manifestText, onChange });
  useEffect(() => {
    current.current = { manifestText, onChange };
  });

  const handOn = useCallback(() => {
    const { text } = store.getState();
    if (text === handedOn.current) return;
    handedOn.current = text;
    current.current.onChange({ manifestText: text });
  }, [store]);

  const takeOver = useEffectEvent((saved: string) => {
    if (saved === handedOn.current || store.getState().text !== handedOn.current) return;
    handedOn.current = saved;
    store.adopted(saved);
  });

  useEffect(() => takeOver(manifestText), [manifestText]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((state, before) => {
      if (state.text === before.text) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        handOn();
        timer = setTimeout(() => takeOver(current.current.manifestText), acceptMs);
      }, settleMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
      handOn();
    };
  }, [store, handOn]);

  useEffect(() => {
    window.addEventListener('beforeunload', handOn);
    return () => window.removeEventListener('beforeunload', handOn);
  }, [handOn]);

  return handOn;
}
