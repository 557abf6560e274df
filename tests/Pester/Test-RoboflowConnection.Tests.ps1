BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Test-RoboflowConnection' {
    It 'reports a working connection and splits its time' {
        $test = Test-RoboflowConnection shapes/1 @emulator
        $test.Succeeded | Should -BeTrue
        $test.ServerTime + $test.NetworkTime | Should -Be $test.RoundTripTime
    }

    It 'distinguishes an invalid key from an unknown model' {
        $api = @{ ApiEndpoint = $env:ROBOFLOW_TEST_ENDPOINT; Endpoint = $env:ROBOFLOW_TEST_ENDPOINT }
        (Test-RoboflowConnection shapes/1 -ApiKey wrong @api).KeyAccepted | Should -BeFalse
        $test = Test-RoboflowConnection nothing/1 -ApiKey emulator-key @api
        $test.KeyAccepted | Should -BeTrue
        $test.ModelFound | Should -BeFalse
    }

    It 'writes no error for a closed port' {
        $test = Test-RoboflowConnection shapes/1 -ApiKey any -Endpoint http://127.0.0.1:1 -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
        $test.Connected | Should -BeFalse
        $test.ErrorId | Should -Be 'ConnectionFailed'
        $test.RecommendedAction | Should -Not -BeNullOrEmpty
        Test-RoboflowConnection -Quiet -ApiKey any -Endpoint http://127.0.0.1:1 | Should -BeFalse
    }
}
