/** What is said of shipments outside of the page: notifications, dialogs of the system, names of files. */
export const enShipmentsMain = {
  news: {
    title: 'Job {{jobId}}: {{status}}',
    received: 'The drive has arrived at the station.',
    returned: 'The drive is on its way back to you.',
    returnedBy: 'The drive is on its way back to you: {{carrier}} {{trackingNumber}}.',
  },
  save: {
    proof: 'Save the proof',
    log: 'Save the import log',
    label: 'Save the shipping label',
    slip: 'Save the packing slip',
  },
  fileName: {
    proof: 'proof-{{jobId}}',
    log: 'import-log-{{jobId}}',
    label: 'shipping-label-{{jobId}}',
    slip: 'packing-slip-{{jobId}}',
  },
} as const;
