; The installer: per user, no administrator; itself a 64-bit program, as what it installs. Defined by windows.py: VERSION, SOURCE, FILES, TARGET, KIB.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include nsDialogs.nsh

!define NAME "政务公开年报"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\nianbao"
!define CLASSES "Software\Classes"
!define KIND "nianbao.report"

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\nianbao"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${SOURCE}\nianbao.ico"
!define MUI_UNICON "${SOURCE}\nianbao.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "$\"$INSTDIR\app\main.py$\""
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${NAME}"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${SOURCE}\app\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskAboutSettings un.TakeAnswer
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Var RemoveSettings
Var Box

; A library that a running program has loaded cannot be opened for writing.
!macro REFUSE_WHILE_RUNNING
    ${If} ${FileExists} "$INSTDIR\python\python311.dll"
        ClearErrors
        FileOpen $0 "$INSTDIR\python\python311.dll" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME}正在运行，请先保存并关闭它，再试一次。" /SD IDOK
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

; Only what the installer itself has put there; reports never lie in these folders.
!macro REMOVE_PROGRAM
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\site"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\licenses"
    Delete "$INSTDIR\nianbao.ico"
    Delete "$INSTDIR\nianbao.cmd"
!macroend

Function .onInit
    ${IfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "${NAME}需要 Windows 10 或 Windows 11，这台电脑上不能安装。" /SD IDOK
        SetErrorLevel 3
        Quit
    ${EndIf}
FunctionEnd

Section "${NAME}" Program
    SectionIn RO
    !insertmacro REFUSE_WHILE_RUNNING
    !insertmacro REMOVE_PROGRAM
    !include "${FILES}"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    WriteRegStr HKCU "${CLASSES}\.nianbao" "" "${KIND}"
    WriteRegStr HKCU "${CLASSES}\${KIND}" "" "${NAME}文件"
    WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\nianbao.ico"
    WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\python\pythonw.exe" "$INSTDIR\app\main.py" "%1"'
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

    WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\nianbao.ico"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KIB}
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "开始菜单"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\app\main.py"' "$INSTDIR\nianbao.ico"
SectionEnd

Section "桌面快捷方式"
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\app\main.py"' "$INSTDIR\nianbao.ico"
SectionEnd

Function un.onInit
    StrCpy $RemoveSettings 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/SETTINGS" $1
    ${IfNot} ${Errors}
        StrCpy $RemoveSettings 1
    ${EndIf}
FunctionEnd

Function un.AskAboutSettings
    !insertmacro MUI_HEADER_TEXT "设置和历史版本" "年报文件不会删除。"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 0 100% 24u "您保存的年报（.nianbao 文件）都留在原来的地方。下面这些平时也留着，以后再安装还能用："
    Pop $0
    ${NSD_CreateCheckbox} 0 32u 100% 12u "同时删除设置、历史版本和恢复文件"
    Pop $Box
    nsDialogs::Show
FunctionEnd

Function un.TakeAnswer
    ${NSD_GetState} $Box $0
    ${If} $0 == ${BST_CHECKED}
        StrCpy $RemoveSettings 1
    ${EndIf}
FunctionEnd

Section "Uninstall"
    !insertmacro REFUSE_WHILE_RUNNING
    !insertmacro REMOVE_PROGRAM
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    ReadRegStr $0 HKCU "${CLASSES}\.nianbao" ""
    ${If} $0 == "${KIND}"
        DeleteRegKey HKCU "${CLASSES}\.nianbao"
    ${EndIf}
    DeleteRegKey HKCU "${KEY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    ${If} $RemoveSettings == 1
        RMDir /r "$LOCALAPPDATA\nianbao"
    ${EndIf}
SectionEnd
