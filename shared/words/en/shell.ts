/** What the shell says outside of the page: tray, menus, notifications, dialogs; and the window's frame. */
export const enShell = {
  title: 'Drivepost',
} as const;
