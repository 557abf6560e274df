param($Folder, $Endpoint)
Import-Module $Module
$count = 0
[IO.Directory]::GetFiles($Folder, '*.jpg') | Invoke-RoboflowDetection -Endpoint $Endpoint -ApiKey k -Model boxes/300 -ThrottleLimit 8 |
    Where-Object Confidence -gt 0.9 | ForEach-Object { $count++ }
$count
