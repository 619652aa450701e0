@echo off
rem Runs the Maven that ships with the project, so that a JDK is all a fresh machine needs.
setlocal
set VERSION=apache-maven-3.9.11
set DISTS=%USERPROFILE%\.m2\wrapper\dists\%VERSION%-bundled
if not exist "%DISTS%\%VERSION%\bin\mvn.cmd" (
  mkdir "%DISTS%" 2>nul
  tar -xzf "%~dp0.mvn\wrapper\%VERSION%-bin.tar.gz" -C "%DISTS%" || exit /b 1
)
call "%DISTS%\%VERSION%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
