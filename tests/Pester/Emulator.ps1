# Dot-source this in BeforeAll, and call Stop-Emulator in AfterAll. It imports the staged module, and takes the emulator
# of ROBOFLOW_TEST_ENDPOINT or starts one from the build output. Every test then splats @emulator.

$root = Split-Path (Split-Path $PSScriptRoot)
$images = Join-Path $root 'samples/images'
$emulatorProcess = $null

function Start-Emulator {
    $program = Get-ChildItem (Join-Path $root 'src/Roboflow.Emulator/bin/*/net10.0/Roboflow.Emulator.dll') |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $program) {
        throw 'The emulator is not built: run dotnet build first.'
    }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$program`" --port 0")
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $script:emulatorProcess = [Diagnostics.Process]::Start($start)
    $line = $script:emulatorProcess.StandardOutput.ReadLine()
    if ($line -notmatch 'http://[\d.:]+') {
        throw "The emulator did not start: $line"
    }

    $env:ROBOFLOW_TEST_ENDPOINT = $Matches[0]
}

# Ends the emulator if it was started here, and not by the caller.
function Stop-Emulator {
    if ($script:emulatorProcess) {
        $script:emulatorProcess.Kill()
        $script:emulatorProcess.Dispose()
        $script:emulatorProcess = $null
        $env:ROBOFLOW_TEST_ENDPOINT = $null
    }
}

# Makes the emulator misbehave for a model, for example @{ kind = 'Status'; status = 503; times = 1 }, or in several ways in turn.
function Set-Misbehavior([string] $Model, [object] $Way) {
    $null = Invoke-RestMethod -Method Post -Body (ConvertTo-Json $Way) -ContentType 'application/json' `
        -Uri "$env:ROBOFLOW_TEST_ENDPOINT/_emulator/misbehave?model=$([uri]::EscapeDataString($Model))"
}

# All models answer as they should again.
function Clear-Misbehavior {
    $null = Invoke-RestMethod -Method Delete -Uri "$env:ROBOFLOW_TEST_ENDPOINT/_emulator/misbehave"
}

Import-Module (Join-Path $root 'artifacts/module/Roboflow.Inference') -Force
if (-not $env:ROBOFLOW_TEST_ENDPOINT) {
    Start-Emulator
}

$emulator = @{ Endpoint = $env:ROBOFLOW_TEST_ENDPOINT; ApiKey = 'emulator-key' }
