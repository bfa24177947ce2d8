import './shipments.css';
import { useEffect, useState, type ReactNode } from 'react';
import type { FeatureProps } from '../../feature-props.ts';
import { ListPage } from './list/list-page.tsx';
import { ShipmentPage } from './one/shipment-page.tsx';
import { createShipmentsStore } from './shipments-store.ts';

/** The shipments: the list of all, and a page for each. */
export function ShipmentsFeature({ host, route, navigate }: FeatureProps): ReactNode {
  const [store] = useState(() => createShipmentsStore(host.client));
  useEffect(() => store.listen(), [store]);
  const [shipmentId, tab] = route;
  if (shipmentId === undefined) return <ListPage store={store} navigate={navigate} />;
  return (
    <ShipmentPage
      key={shipmentId}
      host={host}
      store={store}
      shipmentId={shipmentId}
      tab={tab}
      navigate={navigate}
    />
  );
}
