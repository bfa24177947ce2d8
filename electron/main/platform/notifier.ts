import { app, Notification } from 'electron';
import type { Notifier } from '../ports.ts';

/** The system's notifications and the badge on the program's icon. */
export function createNotifier(onBadge: (count: number) => void): Notifier {
  return {
    notify({ title, body, onClick }) {
      if (!Notification.isSupported()) return false;
      const notification = new Notification({ title, body });
      notification.on('click', onClick);
      notification.show();
      return true;
    },
    setBadge(count) {
      app.setBadgeCount(count);
      onBadge(count);
    },
  };
}
