@echo off
setlocal
if not defined NODE set NODE=node
if not defined VIC_PLUGIN_CONFIG set VIC_PLUGIN_CONFIG=%~dp0..\plugin-server.json
"%NODE%" "%~dp0..\plugin-server.mjs" --make-certificate %*
exit /b %ERRORLEVEL%
