# The help in an installed PowerShell: topics are found, and each example runs with PowerShell's own commands.
BeforeDiscovery {
    Import-Module (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'artifacts/module/Roboflow.Inference') -Force
    $examples = foreach ($command in Get-Command -Module Roboflow.Inference) {
        foreach ($example in (Get-Help $command.Name).examples.example) {
            @{ Cmdlet = $command.Name; Title = $example.title.Trim(' -'); Code = "$($example.code)" }
        }
    }
    $topics = (Get-ChildItem (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/about_*.md')).BaseName | ForEach-Object { @{ Topic = $_ } }
}
BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $program = Get-ChildItem (Join-Path $root 'samples/ShapesModel/bin/*/net10.0/ShapesModel.dll') |
        Sort-Object LastWriteTime | Select-Object -Last 1
    $model = Join-Path $TestDrive shapes.onnx
    dotnet $program $model YoloV5
    function Get-Secret { [Net.NetworkCredential]::new('', 'emulator-key').SecurePassword }
}
AfterAll {
    Disconnect-Roboflow
    Stop-Emulator
}

Describe 'Help' {
    It '<Topic> is found' -ForEach $topics {
        Get-Help $Topic | Should -Match $Topic
    }

    It '<Cmdlet>, <Title>' -ForEach $examples {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Copy-Item $images $folder -Recurse
        Copy-Item $model $folder
        Push-Location $folder
        try {
            Connect-Roboflow -ApiKey emulator-key -Endpoint $env:ROBOFLOW_TEST_ENDPOINT -ApiEndpoint $env:ROBOFLOW_TEST_ENDPOINT
            $code = [scriptblock]::Create($Code.Replace('http://localhost:9001', $env:ROBOFLOW_TEST_ENDPOINT))
            $ErrorActionPreference = 'Continue'
            & $code 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
    }
}
