; The installer for Windows, compiled by makensis on any system; build.sh gives it VERSION, FOUR (1.2.3.0), SOURCE, OUT and ICON.
;
; For one person without administrator rights, unless "for everyone" is chosen, which Windows then asks an administrator for.
;   setup.exe /S [/AllUsers] [/D=C:\any folder]     silently; /D must be the last, and unquoted even with blanks
;   uninstall.exe /S                                leaves the user's own data
; Exit status: 0 done, 1 cancelled, 2 failed, 3 the program is running, 4 an administrator is needed.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; the two programs share most of their bytes
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true

!include LogicLib.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include nsDialogs.nsh
!include x64.nsh

!define APP "IP Almanac"
!define PROGRAM "IP Almanac.exe"
!define COMMAND "ip-almanac.exe"
!define ID "IPAlmanac"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define PUBLISHER "The IP Almanac project"
!define IS_RUNNING 3
!define NEEDS_ADMINISTRATOR 4

Name "${APP}"
OutFile "${OUT}"
BrandingText "${APP} ${VERSION}"
VIProductVersion "${FOUR}"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${FOUR}"
VIAddVersionKey FileDescription "${APP} setup"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "Apache License 2.0; parts under other licences"

Var Everyone ; 1 or 0
Var Choice

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStay)"
!insertmacro MUI_PAGE_WELCOME
Page custom AskForWhom TakeForWhom
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English ; the first is the one for languages that are not here
!insertmacro MUI_LANGUAGE SimpChinese

LangString ForWhom ${LANG_ENGLISH} "For whom?"
LangString ForWhom ${LANG_SIMPCHINESE} "为谁安装？"
LangString ForWhomMore ${LANG_ENGLISH} "Both ways the program is the same, and everyone keeps their own data."
LangString ForWhomMore ${LANG_SIMPCHINESE} "两种方式的程序相同，个人数据各自保存。"
LangString ForMe ${LANG_ENGLISH} "For &me alone (no administrator needed)"
LangString ForMe ${LANG_SIMPCHINESE} "仅为我安装，无需管理员(&M)"
LangString ForEveryone ${LANG_ENGLISH} "For &everyone on this computer (Windows asks for an administrator)"
LangString ForEveryone ${LANG_SIMPCHINESE} "为此电脑的所有用户安装，需要管理员授权(&E)"
LangString NeedsAdministrator ${LANG_ENGLISH} "To install it for everyone, an administrator is needed."
LangString NeedsAdministrator ${LANG_SIMPCHINESE} "为所有用户安装需要管理员权限。"
LangString Needs64 ${LANG_ENGLISH} "${APP} needs 64-bit Windows 10 or newer."
LangString Needs64 ${LANG_SIMPCHINESE} "${APP} 需要 64 位 Windows 10 或更新版本。"
LangString IsRunning ${LANG_ENGLISH} "${APP} is open. Close it, then try again."
LangString IsRunning ${LANG_SIMPCHINESE} "${APP} 正在运行。请先关闭，再重试。"
LangString DataStay ${LANG_ENGLISH} "The program is removed. What you made with it stays in $LOCALAPPDATA\${APP}; delete that folder if you want it gone."
LangString DataStay ${LANG_SIMPCHINESE} "将卸载程序。您的个人数据保留在 $LOCALAPPDATA\${APP}；如不再需要，可自行删除该文件夹。"
LangString Collection ${LANG_ENGLISH} "${APP} collection"
LangString Collection ${LANG_SIMPCHINESE} "${APP} 收藏"
LangString Pack ${LANG_ENGLISH} "${APP} data pack"
LangString Pack ${LANG_SIMPCHINESE} "${APP} 数据包"

; A program that runs cannot be opened for writing, whoever runs it; the one file tells it without the program's help.
!macro RefuseWhileRunning FILE
  again_${FILE}:
  ${If} ${FileExists} "$INSTDIR\${${FILE}}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${${FILE}}" a
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(IsRunning)" /SD IDCANCEL IDRETRY again_${FILE}
      SetErrorLevel ${IS_RUNNING}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro IsAdministrator RESULT
  UserInfo::GetAccountType
  Pop ${RESULT}
!macroend

; The earlier place of the same kind of installation, else the usual one.
Function ChooseFolder
  ReadRegStr $INSTDIR SHCTX "${REMOVAL}" InstallLocation
  ${If} $INSTDIR == ""
    ${If} $Everyone == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${APP}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${APP}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "$(Needs64)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  StrCpy $Everyone 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    !insertmacro IsAdministrator $2
    ${If} $2 != "Admin"
      MessageBox MB_ICONSTOP "$(NeedsAdministrator)" /SD IDOK
      SetErrorLevel ${NEEDS_ADMINISTRATOR}
      Quit
    ${EndIf}
    StrCpy $Everyone 1
    SetShellVarContext all
  ${EndIf}
  ${If} $INSTDIR == "" ; no /D
    Call ChooseFolder
  ${EndIf}
FunctionEnd

Function AskForWhom
  ${If} $Everyone == 1 ; asked already: this is the second start, by an administrator
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(ForWhom)" "$(ForWhomMore)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 12u 100% 14u "$(ForMe)"
  Pop $0
  ${NSD_Check} $0
  ${NSD_CreateRadioButton} 0 32u 100% 14u "$(ForEveryone)"
  Pop $Choice
  nsDialogs::Show
FunctionEnd

Function TakeForWhom
  ${NSD_GetState} $Choice $0
  ${If} $0 == ${BST_CHECKED}
    !insertmacro IsAdministrator $1
    ${If} $1 == "Admin"
      StrCpy $Everyone 1
      SetShellVarContext all
      Call ChooseFolder
    ${Else}
      ExecShell runas "$EXEPATH" "/AllUsers"
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro Associate ENDING KIND NAME
  WriteRegStr SHCTX "Software\Classes\.${ENDING}" "" "${ID}.${KIND}"
  WriteRegStr SHCTX "Software\Classes\.${ENDING}\OpenWithProgids" "${ID}.${KIND}" ""
  WriteRegStr SHCTX "Software\Classes\${ID}.${KIND}" "" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\${ID}.${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${ID}.${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

!macro Dissociate ENDING KIND
  DeleteRegKey SHCTX "Software\Classes\${ID}.${KIND}"
  DeleteRegValue SHCTX "Software\Classes\.${ENDING}\OpenWithProgids" "${ID}.${KIND}"
  ReadRegStr $0 SHCTX "Software\Classes\.${ENDING}" ""
  ${If} $0 == "${ID}.${KIND}" ; another program may have taken the ending since
    DeleteRegKey SHCTX "Software\Classes\.${ENDING}"
  ${EndIf}
!macroend

Section
  !insertmacro RefuseWhileRunning PROGRAM
  !insertmacro RefuseWhileRunning COMMAND
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; nothing of an earlier version may linger
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteINIStr "$INSTDIR\install.ini" install everyone $Everyone
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${PROGRAM}"
  !insertmacro Associate ipalmanac-collection Collection "$(Collection)"
  !insertmacro Associate ipalmanac-pack Pack "$(Pack)"
  WriteRegStr SHCTX "${REMOVAL}" DisplayName "${APP}"
  WriteRegStr SHCTX "${REMOVAL}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${REMOVAL}" DisplayIcon "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "${REMOVAL}" Publisher "${PUBLISHER}"
  WriteRegStr SHCTX "${REMOVAL}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${REMOVAL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${REMOVAL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${REMOVAL}" NoModify 1
  WriteRegDWORD SHCTX "${REMOVAL}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${REMOVAL}" EstimatedSize $0
  ${RefreshShellIcons}
SectionEnd

Function un.onInit
  SetRegView 64
  ReadINIStr $Everyone "$INSTDIR\install.ini" install everyone
  ${If} $Everyone == 1
    !insertmacro IsAdministrator $1
    ${If} $1 != "Admin"
      ${If} ${Silent}
        SetErrorLevel ${NEEDS_ADMINISTRATOR}
      ${Else}
        ExecShell runas "$INSTDIR\uninstall.exe"
      ${EndIf}
      Quit
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
FunctionEnd

; Removes what was installed and nothing else: the folder may hold files of the user's.
Section Uninstall
  !insertmacro RefuseWhileRunning PROGRAM
  !insertmacro RefuseWhileRunning COMMAND
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${COMMAND}"
  Delete "$INSTDIR\install.ini"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  !insertmacro Dissociate ipalmanac-collection Collection
  !insertmacro Dissociate ipalmanac-pack Pack
  DeleteRegKey SHCTX "${REMOVAL}"
  ${RefreshShellIcons}
  SetShellVarContext current
  DetailPrint "$(DataStay)"
SectionEnd
