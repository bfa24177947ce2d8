import type { Handlers } from '../../../../shared/contract/define.ts';
import type { shipmentsContract } from '../../../../shared/contract/shipments.ts';
import type { Services } from '../../services.ts';

/** The customer's jobs and their labels. */
export function createShipmentsHandlers(services: Services): Handlers<typeof shipmentsContract> {
  const { shipments, labels, ports, chosenPaths, unfinished } = services;
  return {
    'shipments.watch': (_input, signal) => shipments.watch(signal),
    'shipments.refresh': ({ shipmentId }) => shipments.refresh(shipmentId),
    'shipments.findJobs': async ({ accountId }) => ({ added: await shipments.findJobs(accountId) }),
    'shipments.noteSent': ({ shipmentId, ...sent }) => shipments.noteSent(shipmentId, sent),
    'shipments.markSeen': ({ shipmentId }) => shipments.markSeen(shipmentId),
    'shipments.manifest': async ({ shipmentId }) => ({ text: await shipments.manifest(shipmentId) }),
    'shipments.update': (change) => unfinished.hold(shipments.update(change)),
    'shipments.writeSignature': async ({ shipmentId, mountPoint }) => ({
      signaturePath: await shipments.writeSignature(shipmentId, mountPoint),
    }),
    'shipments.cancel': ({ shipmentId }) => unfinished.hold(shipments.cancel(shipmentId)),
    'shipments.forget': ({ shipmentId }) => shipments.forget(shipmentId),
    'shipments.prove'(task) {
      for (const place of [task.log, task.inventory]) if ('path' in place) chosenPaths.check(place.path);
      return { runId: shipments.prove(task) };
    },
    'shipments.exportProof': async ({ shipmentId, format }) => ({
      path: await shipments.exports.proof(shipmentId, format),
    }),
    'shipments.saveLog': async ({ shipmentId }) => ({ path: await shipments.exports.log(shipmentId) }),
    'labels.page': async (request) => ({ html: await labels.page(request) }),
    'labels.printers': async () => [...(await ports.printing.printers())],
    'labels.print': async (request) => ({ isPrinted: await labels.print(request) }),
    'labels.savePdf': async (request) => ({ path: await labels.savePdf(request) }),
  };
}
