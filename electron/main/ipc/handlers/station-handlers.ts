import type { Handlers } from '../../../../shared/contract/define.ts';
import type { stationContract } from '../../../../shared/contract/station.ts';
import type { Services } from '../../services.ts';

/** The lab. */
export function createStationHandlers({ station }: Services): Handlers<typeof stationContract> {
  const { targets } = station;
  return {
    'station.watch': (_input, signal) => station.watch(signal),
    'station.setUp': ({ dataFolder, facility }) => station.setUp(dataFolder, facility),
    'station.setFacility': (facility) => station.desk('station.setFacility', facility),
    'station.setOptions': (changes) => station.setOptions(changes),
    'station.serve': ({ isOn }) => station.serve(isOn),
    'station.jobs': (input, signal) => station.follow('station.jobs', input, signal),
    'station.job': (job) => station.desk('station.job', job),
    'station.receive': (job) => station.desk('station.receive', job),
    'station.abort': (abort) => station.desk('station.abort', abort),
    'station.sendBack': (shipment) => station.desk('station.sendBack', shipment),
    'station.drives': (_input, signal) => station.drives(signal),
    'station.addFolder': ({ path }) => station.addFolder(path),
    'station.removeFolder': ({ path }) => station.removeFolder(path),
    'station.lookAgain': ({ mountPoint }) => station.lookAgain(mountPoint),
    'station.load': (what) => station.load(what),
    'station.log': (input, signal) => station.follow('station.log', input, signal),
    'targets.watch': (_input, signal) => targets.watch(signal),
    'targets.save': (input) => targets.save(input),
    'targets.remove': ({ targetId }) => station.removeTarget(targetId),
    'targets.test': ({ targetId, bucket }, signal) => targets.test(targetId, bucket, signal),
    'stationAccounts.watch': (input, signal) => station.follow('stationAccounts.watch', input, signal),
    'stationAccounts.add': (account) => station.desk('stationAccounts.add', account),
    'stationAccounts.remove': (account) => station.desk('stationAccounts.remove', account),
  };
}
