import { isLoopback } from '../../../../shared/base/loopback.ts';
import type { StationOptions } from '../../../../shared/contract/station.ts';

export type Listen = StationOptions['listen'];

/** How the service is to listen, as it is typed. */
export interface ListenDraft {
  readonly isNetwork: boolean;
  readonly host: string;
  readonly port: string;
  readonly tlsCertPath: string;
  readonly tlsKeyPath: string;
  readonly isInsecure: boolean;
  readonly publicUrl: string;
}

const everyNetwork = '0.0.0.0';

/** What a person sees of how the service listens. */
export function toDraft(listen: Listen): ListenDraft {
  const isNetwork = !isLoopback(listen.host);
  return {
    isNetwork,
    host: isNetwork ? listen.host : everyNetwork,
    port: String(listen.port),
    tlsCertPath: listen.tlsCertPath ?? '',
    tlsKeyPath: listen.tlsKeyPath ?? '',
    isInsecure: listen.isInsecure,
    publicUrl: listen.publicUrl ?? '',
  };
}

/** What is wrong with what was typed. */
export function listenProblems(draft: ListenDraft): { readonly port: boolean; readonly host: boolean } {
  const isPort = /^\d{1,5}$/.test(draft.port.trim()) && Number(draft.port) <= 65_535;
  return { port: !isPort, host: draft.isNetwork && draft.host.trim() === '' };
}

/** How the service is to listen. On this computer alone it needs neither TLS nor leave to do without. */
export function fromDraft(draft: ListenDraft): Listen {
  const { isNetwork, isInsecure } = draft;
  return {
    host: isNetwork ? draft.host.trim() : '127.0.0.1',
    port: Number(draft.port),
    tlsCertPath: isNetwork ? orNull(draft.tlsCertPath) : null,
    tlsKeyPath: isNetwork ? orNull(draft.tlsKeyPath) : null,
    isInsecure: isNetwork && isInsecure,
    publicUrl: orNull(draft.publicUrl),
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
