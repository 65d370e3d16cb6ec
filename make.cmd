@echo off
rem IP Almanac on Windows: the same words as the Makefile. make run, make test and the others do all of their own set-up, into .venv.
rem (if errorlevel rather than && and ||, which not every cmd.exe works out after a call.)
rem What is done is marked by one file a step in .venv\.done, so that a second run starts at once.

setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0"
set "PY=.venv\Scripts\python.exe"
set "DONE=.venv\.done"
set "DATABASE=resources\almanac.db"
set "ICONS=resources\icons\icons.json"
set "NOTICES=resources\licences\notices.txt"
set "STYLES=resources\styles\apa.csl"
set "PYTHONUTF8=1"

set "WORD=%~1"
if "%WORD%"=="" set "WORD=help"
set "REST="
for /f "tokens=1,*" %%a in ("%*") do set "REST=%%b"
for %%w in (help run setup test lint battery bench bench-full clean) do if /i "%WORD%"=="%%w" goto %%w
echo make does not know the word %WORD%; make help lists those that it knows. 1>&2
exit /b 2

:help
echo make run         set up what is missing, then open the almanac (words after it go to its command line: make run find PCT)
echo make test        set up what is missing, then run all tests (words after it go to pytest)
echo make setup       only the set-up: .venv, icons, citation styles, database
echo make lint        style, types, import rules
echo make battery     kill the program 500 times at work, tear its file, and see that nothing is lost
echo make bench       measure at 100,000 rows; make bench-full at 1,000,000
echo make clean       remove everything that the above have made
exit /b 0

:run
call :prepare
if errorlevel 1 exit /b 1
"%PY%" main.py %REST%
exit /b %ERRORLEVEL%

:setup
call :prepare
if errorlevel 1 exit /b 1
exit /b 0

:test
call :prepare
if errorlevel 1 exit /b 1
call :install -dev "what the tests need"
if errorlevel 1 exit /b 1
"%PY%" -m pytest %REST%
exit /b %ERRORLEVEL%

:lint
call :environment
if errorlevel 1 exit /b 1
call :install -dev "what the tests need"
if errorlevel 1 exit /b 1
"%PY%" -m ruff check .
if errorlevel 1 exit /b 1
"%PY%" -m ruff format --check .
if errorlevel 1 exit /b 1
"%PY%" -m mypy
if errorlevel 1 exit /b 1
.venv\Scripts\lint-imports.exe --no-logo
exit /b %ERRORLEVEL%

:battery
call :prepare
if errorlevel 1 exit /b 1
call :install -dev "what the tests need"
if errorlevel 1 exit /b 1
"%PY%" -m tests.battery %REST%
exit /b %ERRORLEVEL%

:bench
call :prepare
if errorlevel 1 exit /b 1
call :install -dev "what the tests need"
if errorlevel 1 exit /b 1
"%PY%" -m tests.bench %REST%
exit /b %ERRORLEVEL%

:bench-full
call :prepare
if errorlevel 1 exit /b 1
call :install -dev "what the tests need"
if errorlevel 1 exit /b 1
"%PY%" -m tests.bench --rows 1000000 %REST%
exit /b %ERRORLEVEL%

:clean
for %%d in (.venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache) do if exist %%d rmdir /s /q %%d
if exist "%DATABASE%" del /q "%DATABASE%"
if exist "%ICONS%" del /q "%ICONS%"
if exist "%STYLES%" del /q resources\styles\*.csl
exit /b 0


:prepare
call :environment
if errorlevel 1 exit /b 1
call :icons
if errorlevel 1 exit /b 1
call :notices
if errorlevel 1 exit /b 1
call :styles
if errorlevel 1 exit /b 1
call :database
if errorlevel 1 exit /b 1
exit /b 0

:environment
if exist "%PY%" if exist "%DONE%\venv" goto installed
call :find_python
if errorlevel 1 exit /b 1
echo Making .venv
%BASE% -m venv --clear .venv
if errorlevel 1 exit /b 1
mkdir "%DONE%"
type nul > "%DONE%\venv"
:installed
call :install "" "what the program needs"
if errorlevel 1 exit /b 1
call :install -build "what builds its database"
if errorlevel 1 exit /b 1
exit /b 0

rem Python 3.11 to 3.14: PySide6 6.11.3 has no wheels for others. The python of the Microsoft Store that is none answers with an error.
:find_python
set "BASE="
for %%v in (3.11 3.12 3.13 3.14) do call :try_python py -%%v
call :try_python python
if defined BASE exit /b 0
echo No Python 3.11 to 3.14 found: install one from python.org or the Microsoft Store, for yourself alone if you are no administrator. 1>&2
exit /b 1

:try_python
%* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >nul 2>nul
if not errorlevel 1 set "BASE=%*"
exit /b 0

rem usage: call :install SUFFIX "what for"
:install
"%PY%" packaging\is_fresh.py "%DONE%\requirements%~1" "requirements%~1.txt"
if not errorlevel 1 exit /b 0
echo Installing %~2
"%PY%" -m pip --disable-pip-version-check --quiet install --require-hashes -r "requirements%~1.txt"
if errorlevel 1 exit /b 1
type nul > "%DONE%\requirements%~1"
exit /b 0

:icons
"%PY%" packaging\is_fresh.py "%ICONS%" resources\icons\draw.py "%DONE%\requirements-build"
if not errorlevel 1 exit /b 0
echo Drawing the icons
"%PY%" resources\icons\draw.py "%ICONS%"
exit /b %ERRORLEVEL%

:styles
"%PY%" packaging\is_fresh.py "%STYLES%" resources\styles\trim.py "%DONE%\requirements-build"
if not errorlevel 1 exit /b 0
echo Copying the citation styles
"%PY%" resources\styles\trim.py
exit /b %ERRORLEVEL%

:notices
"%PY%" packaging\is_fresh.py "%NOTICES%" packaging\notices.py requirements.txt "%DONE%\requirements"
if not errorlevel 1 exit /b 0
echo Collecting the licences
"%PY%" packaging\notices.py "%NOTICES%"
exit /b %ERRORLEVEL%

:database
"%PY%" packaging\is_fresh.py "%DATABASE%" resources\data main.py storage "%DONE%\requirements-build"
if not errorlevel 1 exit /b 0
echo Building the reference database
"%PY%" main.py build resources\data "%DATABASE%"
exit /b %ERRORLEVEL%
