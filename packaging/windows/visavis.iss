; Inno Setup 6. Written from its documentation, never compiled nor run: no Windows computer was at hand.
; On Windows: python packaging\construire.py, then iscc packaging\windows\visavis.iss
[Setup]
AppId={{6E0B7B0E-2C6C-4C0B-9B1C-0F9D8A5C7E21}
AppName=Vis-à-vis
AppVersion=0.1.0
AppVerName=Vis-à-vis 0.1.0
DefaultDirName={autopf}\Vis-a-vis
DefaultGroupName=Vis-à-vis
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Vis-a-vis-0.1.0
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
UninstallDisplayIcon={app}\visavis.exe

[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Files]
Source: "..\..\dist\Vis-a-vis\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Vis-à-vis"; Filename: "{app}\visavis.exe"
Name: "{autodesktop}\Vis-à-vis"; Filename: "{app}\visavis.exe"; Tasks: bureau

[Tasks]
Name: "bureau"; Description: "Mettre une icône sur le bureau"; Flags: unchecked

[Run]
Filename: "{app}\visavis.exe"; Description: "Ouvrir Vis-à-vis"; Flags: nowait postinstall skipifsilent

; The coffre is never in {app}: removing the program removes no data.
