BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Disconnect-Roboflow' {
    It 'forgets the session' {
        Connect-Roboflow -ApiKey emulator-key -Endpoint $emulator.Endpoint -Model shapes/1
        Disconnect-Roboflow
        (Get-RoboflowContext).IsConnected | Should -BeFalse
        { Invoke-RoboflowDetection (Join-Path $images harbour.jpg) @emulator -ErrorAction Stop } | Should -Throw -ErrorId 'ModelMissing,*'
    }

    It 'does nothing without a session' {
        Disconnect-Roboflow
        { Disconnect-Roboflow -ErrorAction Stop } | Should -Not -Throw
    }
}
