import type { enShell } from '../en/shell.ts';
import type { Words } from '../translate.ts';

/** What the shell says outside of the page: tray, menus, notifications, dialogs; and the window's frame. */
export const deShell: Words<typeof enShell> = {
  title: 'Drivepost',
};
