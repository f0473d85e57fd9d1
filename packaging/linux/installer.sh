#!/usr/bin/env bash
# Puts what `packaging/construire.py` built into the account of who runs it: a command, a menu entry, an icon.
set -eu
racine="$(cd "$(dirname "$0")/../.." && pwd)"
donnees="${XDG_DATA_HOME:-$HOME/.local/share}"
mkdir -p "$donnees/visavis" "$HOME/.local/bin" "$donnees/applications" "$donnees/metainfo" "$donnees/icons/hicolor/scalable/apps"
cp -a "$racine/dist/Vis-a-vis/." "$donnees/visavis/"
ln -sf "$donnees/visavis/visavis" "$HOME/.local/bin/visavis"
cp "$racine/packaging/linux/visavis.desktop" "$donnees/applications/"
cp "$racine/packaging/linux/fr.visavis.visavis.metainfo.xml" "$donnees/metainfo/"
cp "$racine/resources/icons/visavis.svg" "$donnees/icons/hicolor/scalable/apps/visavis.svg"
echo "Vis-à-vis est installé. Pour le retirer : $donnees/visavis, $HOME/.local/bin/visavis et l’entrée du menu."
