/** What a person does next for a shipment: in short for the list, in full for its page. */
export const enShipmentNext = {
  askService: {
    title: 'Ask for the status',
    text: 'Nothing is known of this job yet. Ask the service how it stands.',
  },
  writeSignature: {
    title: 'Write SIGNATURE first',
    text: 'The job is there, but its SIGNATURE is not on the drive yet. Without it the drive is sent back unloaded. Plug the drive in and write it now.',
  },
  ship: {
    title: 'Ship the drive',
    text: 'Print the label and the packing slip, pack the drive with its power supply and cables, and send it. Then note carrier and tracking number here.',
  },
  waitArrival: {
    title: 'Wait for its arrival',
    text: 'The drive is on its way. You are told when it has arrived.',
  },
  waitLoad: {
    title: 'Wait for the load',
    text: 'The drive has arrived. Until loading starts, the manifest can still be changed.',
  },
  waitLoaded: {
    title: 'Wait until it is loaded',
    text: 'The data is being loaded. You are told when that has ended. Keep your own copy.',
  },
  proveOffline: {
    title: 'Prove it with the log',
    text: 'This job was signed for a service that is not asked by this program. When the lab has sent you the import log, open it here and prove that every file arrived.',
  },
  prove: {
    title: 'Prove that all arrived',
    text: 'The data is loaded. Fetch the import log and hold it against the inventory. Keep your own copy until every file is proven.',
  },
  proveErrors: {
    title: 'See what did not arrive',
    text: 'The load ended with errors. Fetch the import log: the proof names each file that did not arrive, and why. Keep your own copy.',
  },
  keepSource: {
    title: 'Look at the findings',
    text: 'The proof found differences. Keep your own copy and the drive as they are, and look at each finding.',
  },
  sendAgain: {
    title: 'Send the rest again',
    text: 'Some files did not arrive. Keep your own copy, put right what the findings say, and send those files again with a new job.',
  },
  waitReturn: {
    title: 'Wait for the drive',
    text: 'Every file is proven to have arrived. The drive is still at the station and will be sent back.',
  },
  done: {
    title: 'All done',
    text: 'Every file is proven to have arrived, and the drive is on its way back or with you.',
  },
  returnedUnloaded: {
    title: 'Came back unloaded',
    text: 'The drive was sent back before its data was loaded. Ask the lab why, and send it again with a new job.',
  },
  canceled: {
    title: 'Cancelled',
    text: 'The job was cancelled. To send the drive after all, create a new job: each job has its own SIGNATURE.',
  },
  canceledThere: {
    title: 'Drive comes back',
    text: 'The job was cancelled. The drive is still at the station and will be sent back.',
  },
  expired: {
    title: 'Expired: start again',
    text: 'The drive did not arrive in time. Prepare it again: with a new job it gets a new SIGNATURE.',
  },
  startAgain: {
    title: 'Put it right and start again',
  },
  unknown: {
    title: 'See what the service says',
    text: 'The service tells a status that this program does not know. Its own words are below.',
  },
  action: {
    refresh: 'Check now',
    writeSignature: 'Write SIGNATURE…',
    labels: 'Print labels',
    proof: 'Go to the proof',
    prepare: 'Prepare a drive',
  },
  expires: 'It has to arrive by {{date}}: a job expires 30 days after it was created.',
  whenDriveBack: 'The drive itself is sent back to your return address.',
} as const;
