<#
.SYNOPSIS
    Divides images among computers with PowerShell remoting and collects the results here.

.EXAMPLE
    ./remoting.ps1 -ComputerName vision01, vision02 -Path '\\files\cameras\*.jpg' -Model hard-hats/3 -Output .\found.jsonl

    Each computer must be able to read the path itself: a remote session does not pass your credentials to a file server.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string[]] $ComputerName,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Model,
    [Parameter(Mandatory)] [string] $Output,
    [securestring] $ApiKey = (Get-Secret Roboflow)
)

# An image that fails is counted, and the others are processed. Anything else, such as a computer that cannot be reached, ends
# the script with exit code 1.
$ErrorActionPreference = 'Stop'
$each = @{ ErrorAction = 'Continue'; ErrorVariable = '+failed' }
$failed = @()
$detection = @{ Path = $Path; Model = $Model; ApiKey = $ApiKey; AsResult = $true }
$jobs = for ($k = 1; $k -le $ComputerName.Count; $k++) {
    $shard = "$k/$($ComputerName.Count)"
    Invoke-Command -ComputerName $ComputerName[$k - 1] -AsJob -ScriptBlock {
        Import-Module Roboflow.Inference
        $detection = $using:detection
        Invoke-RoboflowDetection @detection -Shard $using:shard
    }
}

# Results are deserialized objects, which every command of the module accepts.
$jobs | Receive-Job -Wait -AutoRemoveJob @each | Export-RoboflowDataset -Format JsonLines -Destination $Output -Force @each

# Reports failures to the scheduler of this script.
exit [int] ($failed.Count -gt 0)
