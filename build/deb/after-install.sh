#!/bin/sh
# Runs as root when the package has been unpacked. The window's name on the path is not that of the command.
set -e
ln -sf '/opt/${sanitizedProductName}/${executable}' /usr/bin/drivepost-desktop
# Chromium's sandbox for systems that let no ordinary program make name spaces.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
