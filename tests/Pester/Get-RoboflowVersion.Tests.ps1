BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $management = @{ ApiEndpoint = $env:ROBOFLOW_TEST_ENDPOINT; ApiKey = 'emulator-key' }
}
AfterAll {
    Stop-Emulator
}

Describe 'Get-RoboflowVersion' {
    It 'is the model of a detection' {
        $predictions = Get-RoboflowVersion shapes @management -Trained | Where-Object Model -eq shapes/1 | Select-Object -First 1 |
            Invoke-RoboflowDetection -Path (Join-Path $images 'harbour.jpg') @emulator
        $predictions.Count | Should -Be 3
        $predictions[0].Model | Should -Be 'shapes/1'
    }

    It 'follows a workspace and its projects through the pipeline' {
        $versions = Get-RoboflowWorkspace @management | Get-RoboflowProject @management | Get-RoboflowVersion @management
        $versions.Model | Should -Contain 'shapes/1'
    }

    It 'has a typed date, and reports an unknown version' {
        (Get-RoboflowVersion shapes/1 @management).Created | Should -BeOfType [DateTimeOffset]
        { Get-RoboflowVersion shapes 999 @management -ErrorAction Stop } |
            Should -Throw -ErrorId 'VersionNotFound,Roboflow.Inference.Commands.GetRoboflowVersionCommand'
    }
}
