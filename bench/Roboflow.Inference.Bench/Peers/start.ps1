Import-Module $Module
Get-Command Invoke-RoboflowDetection | ForEach-Object Name
