import { prepareScenes } from './prepare-scenes.ts';
import type { Scene } from './scene.ts';
import { shellScenes } from './shell-scenes.ts';
import { shipmentScenes } from './shipment-scenes.ts';
import { stationScenes } from './station-scenes.ts';

/** Every screen in its states. */
export const scenes: readonly Scene[] = [
  ...shellScenes,
  ...prepareScenes,
  ...shipmentScenes,
  ...stationScenes,
];
