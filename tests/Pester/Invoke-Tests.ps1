<#
.SYNOPSIS
    Runs the tests of this folder against the staged module and one emulator.
.DESCRIPTION
    Needs the solution built. Pester comes from artifacts/modules (dotnet build tests/Pester) or is installed. Each file
    also runs by itself, with Invoke-Pester: it starts an emulator of its own then.
#>
[CmdletBinding()]
param(
    # Where the counts go, as NUnit's XML.
    [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
$modules = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'artifacts/modules'
$env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ($ResultFile) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = $ResultFile
}

. (Join-Path $PSScriptRoot 'Emulator.ps1')
$run = Invoke-Pester -Configuration $configuration
Stop-Emulator
exit [int]($run.Result -ne 'Passed' -or $run.PassedCount -eq 0)
