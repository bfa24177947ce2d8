import type { enShipmentsMain } from '../en/shipments-main.ts';
import type { Words } from '../translate.ts';

/** What is said of shipments outside of the page: notifications, dialogs of the system, names of files. */
export const deShipmentsMain: Words<typeof enShipmentsMain> = {
  news: {
    title: 'Auftrag {{jobId}}: {{status}}',
    received: 'Das Laufwerk ist an der Station angekommen.',
    returned: 'Das Laufwerk ist auf dem Rückweg zu Ihnen.',
    returnedBy: 'Das Laufwerk ist auf dem Rückweg zu Ihnen: {{carrier}} {{trackingNumber}}.',
  },
  save: {
    proof: 'Nachweis speichern',
    log: 'Importprotokoll speichern',
    label: 'Versandetikett speichern',
    slip: 'Packzettel speichern',
  },
  fileName: {
    proof: 'nachweis-{{jobId}}',
    log: 'importprotokoll-{{jobId}}',
    label: 'versandetikett-{{jobId}}',
    slip: 'packzettel-{{jobId}}',
  },
};
