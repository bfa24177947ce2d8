import { join } from 'node:path';
import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { TrayAction, TrayModel } from '../tray-model.ts';

export interface TrayOptions {
  /** Where the icons lie. */
  readonly folder: string;
  readonly onAction: (action: TrayAction) => void;
}

/** The program's symbol beside the clock. */
export interface AppTray {
  /** Shows it as told; null takes it away. */
  show(model: TrayModel | null): void;
}

/** Makes the symbol when it is first shown. */
export function createTray({ folder, onAction }: TrayOptions): AppTray {
  let tray: Tray | null = null;
  let shown = '';
  return {
    show(model) {
      const wanted = JSON.stringify(model);
      if (wanted === shown) return;
      shown = wanted;
      if (model === null) {
        tray?.destroy();
        tray = null;
        return;
      }
      const icon = join(folder, 'icons', model.hasNews ? 'tray-news.png' : 'tray.png');
      if (tray === null) {
        tray = new Tray(icon);
        tray.on('click', () => onAction({ kind: 'open-customer' }));
      } else tray.setImage(icon);
      tray.setToolTip(model.tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(template(model, onAction)));
    },
  };
}

function template(
  { groups }: TrayModel,
  onAction: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return groups.flatMap((lines, index) => [
    ...(index === 0 ? [] : [{ type: 'separator' as const }]),
    ...lines.map(({ label, action }) => ({
      label,
      enabled: action !== null,
      click: () => {
        if (action !== null) onAction(action);
      },
    })),
  ]);
}
