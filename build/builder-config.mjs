// What electron-builder makes of the app. docs/decisions/package.md says why; only the Linux targets were ever run.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The configuration for an Electron distribution and a folder of bundles. With `isTestable`, the package lets a test driver
 * attach; such a package is for end-to-end tests and is not to be given to anybody.
 */
export function builderConfig(electron, { bundles, output, isTestable }) {
  return {
    appId: 'org.drivepost.app',
    productName: 'Drivepost',
    artifactName: 'drivepost-${version}-${os}-${arch}.${ext}',
    directories: { output, buildResources: 'build/icons/made' },
    files: [
      'package.json',
      // Electron runs on no system that needs these.
      '!node_modules/@libsql/*-musl{,/**/*}',
      { from: bundles, to: 'dist', filter: ['electron/**/*', 'renderer/**/*', '!**/*.map'] },
    ],
    asar: true,
    // A native module is loaded by the system, which cannot look into an archive.
    asarUnpack: ['node_modules/libsql/**/*', 'node_modules/@libsql/**/*'],
    electronVersion: electron.version,
    electronDist: electron.folder,
    electronLanguages: ['en-US', 'de'],
    npmRebuild: false,
    publish: null,
    // A .deb has to name a page and a person; who publishes packages puts their own here and below.
    extraMetadata: { homepage: 'https://drivepost.example/', desktopName: 'drivepost.desktop' },
    afterPack: removeDefaultApp,
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: isTestable,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: false,
    },
    linux: {
      target: ['zip', 'deb'],
      executableName: 'drivepost',
      icon: 'linux',
      category: 'Utility',
      syncDesktopName: true,
      synopsis: 'Post a drive, get objects',
      maintainer: 'The Drivepost authors <packages@drivepost.example>',
      desktop: { entry: { Keywords: 'drive;backup;s3;import;', StartupWMClass: 'Drivepost' } },
    },
    deb: {
      // On the path, drivepost is the command of the npm package.
      packageName: 'drivepost-desktop',
      afterInstall: 'build/deb/after-install.sh',
      afterRemove: 'build/deb/after-remove.sh',
      depends: [
        'libgtk-3-0 | libgtk-3-0t64',
        'libnss3',
        'libasound2 | libasound2t64',
        'libgbm1',
        'libnotify4',
        'libsecret-1-0',
        'xdg-utils',
      ],
      recommends: ['libayatana-appindicator3-1'],
    },
    win: { target: ['nsis', 'zip'], icon: 'icon.ico' },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: { target: ['dmg', 'zip'], icon: 'icon.icns', category: 'public.app-category.utilities' },
  };
}

/** Of an Electron that is given as a folder, electron-builder leaves the application that starts others in place. */
async function removeDefaultApp({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
