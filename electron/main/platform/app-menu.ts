import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Speech } from '../../../shared/words/words.ts';

/** What the menu's own lines do; the others are the system's. */
export interface MenuActions {
  readonly openCustomer: () => void;
  readonly openStation: () => void;
  readonly openSettings: () => void;
  readonly openDataFolder: () => void;
  readonly saveSupportBundle: () => void;
}

/** Sets the menu of all windows. It also gives the keys for copying and zooming, where the system shows no menu. */
export function setAppMenu({ t }: Speech, actions: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('shell:menu.file'),
      submenu: [
        { label: t('shell:menu.openCustomer'), click: actions.openCustomer },
        { label: t('shell:menu.openStation'), click: actions.openStation },
        { type: 'separator' },
        { label: t('shell:menu.settings'), accelerator: 'CmdOrCtrl+,', click: actions.openSettings },
        { type: 'separator' },
        { role: 'close', label: t('shell:menu.closeWindow') },
        ...(isMac ? [] : [{ role: 'quit' as const, label: t('shell:menu.quit'), accelerator: 'Ctrl+Q' }]),
      ],
    },
    {
      label: t('shell:menu.edit'),
      submenu: [
        { role: 'undo', label: t('shell:menu.undo') },
        { role: 'redo', label: t('shell:menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: t('shell:menu.cut') },
        { role: 'copy', label: t('shell:menu.copy') },
        { role: 'paste', label: t('shell:menu.paste') },
        { role: 'selectAll', label: t('shell:menu.selectAll') },
      ],
    },
    {
      label: t('shell:menu.view'),
      submenu: [
        { role: 'zoomIn', label: t('shell:menu.zoomIn') },
        // The same with the key that has both signs, and on the number pad.
        { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
        { role: 'zoomOut', label: t('shell:menu.zoomOut') },
        { role: 'resetZoom', label: t('shell:menu.zoomReset') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t('shell:menu.fullScreen') },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const, label: t('shell:menu.developer') }]),
      ],
    },
    {
      label: t('shell:menu.help'),
      role: 'help',
      submenu: [
        { label: t('shell:menu.dataFolder'), click: actions.openDataFolder },
        { label: t('shell:supportBundle'), click: actions.saveSupportBundle },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
