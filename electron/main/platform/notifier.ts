import { app, Notification } from 'electron';
import type { Notifier } from '../ports.ts';

/** The system's notifications and the badge on the program's icon. */
export function createNotifier(): Notifier {
  /** Held until it is gone: one that is collected tells no click. */
  const shown = new Set<Notification>();
  return {
    notify({ title, body, onClick }) {
      if (!Notification.isSupported()) return false;
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.on('click', onClick);
      notification.on('close', () => shown.delete(notification));
      notification.show();
      return true;
    },
    setBadge: (count) => void app.setBadgeCount(count),
  };
}
