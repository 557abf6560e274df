param($Folder, $Endpoint)
Import-Module $Module
@(Invoke-RoboflowDetection "$Folder/0000.jpg" -Endpoint $Endpoint -ApiKey k -Model boxes/300).Count
