Get-Command Invoke-RoboflowDetection | ForEach-Object Name
