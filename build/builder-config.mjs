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
      target: ['dir', 'zip', 'deb'],
      executableName: 'drivepost',
      icon: 'linux',
      category: 'Utility',
      synopsis: 'Post a drive, get objects',
      maintainer: 'The Drivepost authors <drivepost@localhost>',
      desktop: { entry: { Keywords: 'drive;backup;s3;import;', StartupWMClass: 'Drivepost' } },
    },
    deb: { packageName: 'drivepost-desktop' },
    win: { target: ['nsis', 'zip'], icon: 'icon.ico' },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: { target: ['dmg', 'zip'], icon: 'icon.icns', category: 'public.app-category.utilities' },
  };
}

/** Of an Electron that is given as a folder, electron-builder leaves the application that starts others in place. */
async function removeDefaultApp({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
