# The same request without the module, as the vendor's page writes it in other languages.
param($Folder, $Endpoint)
Import-Module ([Reflection.Assembly]::Load('Microsoft.PowerShell.Commands.Utility'))
$body = [Convert]::ToBase64String([IO.File]::ReadAllBytes("$Folder/0000.jpg"))
(Invoke-RestMethod -Method Post "${Endpoint}boxes/300?api_key=k" -Body $body -ContentType application/x-www-form-urlencoded).predictions.Count
