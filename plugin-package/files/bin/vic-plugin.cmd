@echo off
setlocal
if not defined NODE set NODE=node
"%NODE%" "%~dp0..\vic-plugin.mjs" %*
exit /b %ERRORLEVEL%
