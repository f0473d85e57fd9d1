#!/usr/bin/env bash
# An application and its disk image. Written from the documentation of PyInstaller and of Apple, never run: no Mac was
# at hand. Without a signature, macOS asks for a right click and « Ouvrir » the first time.
set -eu
cd "$(dirname "$0")/../.."
python3 packaging/construire.py
application="dist/Vis-à-vis.app"
mkdir -p "$application/Contents/MacOS" "$application/Contents/Resources"
cp -R dist/Vis-a-vis/. "$application/Contents/MacOS/"
cp packaging/macos/Info.plist "$application/Contents/Info.plist"
codesign --force --deep --sign - "$application"
hdiutil create -volname "Vis-à-vis" -srcfolder "$application" -ov -format UDZO "dist/Vis-a-vis-0.1.0.dmg"
