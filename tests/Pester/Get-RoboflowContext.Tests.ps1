BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Get-RoboflowContext' {
    AfterEach {
        Disconnect-Roboflow
    }

    It 'shows the settings and at most the last four characters of the key' {
        Connect-Roboflow -ApiKey emulator-key -Endpoint $emulator.Endpoint -Model shapes/1 -Workspace emulator
        $context = Get-RoboflowContext
        $context.IsConnected | Should -BeTrue
        $context.Model | Should -Be 'shapes/1'
        $context.Workspace | Should -Be 'emulator'
        $shown = $context | Out-String -Width 80
        $shown | Should -Match '-key'
        $shown | Should -Not -Match 'emulator-key'
    }

    It 'belongs to one runspace' {
        Connect-Roboflow -ApiKey emulator-key -Endpoint $emulator.Endpoint
        $shell = [powershell]::Create()
        try {
            $manifest = (Get-Module Roboflow.Inference).Path -replace '\bbin\b.*', 'Roboflow.Inference.psd1'
            $other = $shell.AddCommand('Import-Module').AddArgument($manifest).AddStatement().AddCommand('Get-RoboflowContext').Invoke()
            $other[0].IsConnected | Should -BeFalse
        }
        finally {
            $shell.Dispose()
        }
    }
}
