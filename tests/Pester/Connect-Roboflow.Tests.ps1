BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Connect-Roboflow' {
    AfterEach {
        Disconnect-Roboflow
    }

    It 'gives later commands their key, endpoint and model' {
        Connect-Roboflow -ApiKey emulator-key -Endpoint $emulator.Endpoint -Model shapes/1
        @(Get-Item (Join-Path $images harbour.jpg) | Invoke-RoboflowDetection).Count | Should -Be 3
    }

    It 'takes a SecureString and a credential' {
        $secret = [Net.NetworkCredential]::new('', 'emulator-key').SecurePassword
        Connect-Roboflow -ApiKey $secret -Endpoint $emulator.Endpoint -Model shapes/1
        @(Invoke-RoboflowDetection (Join-Path $images harbour.jpg)).Count | Should -Be 3
        Connect-Roboflow -ApiKey ([pscredential]::new('any', $secret)) -Endpoint $emulator.Endpoint -Model shapes/1
        @(Invoke-RoboflowDetection (Join-Path $images harbour.jpg)).Count | Should -Be 3
    }

    It 'writes nothing, or its context with -PassThru, and never the key' {
        Connect-Roboflow -ApiKey emulator-key -Endpoint $emulator.Endpoint | Should -BeNullOrEmpty
        $context = Connect-Roboflow -ApiKey emulator-key -Endpoint $emulator.Endpoint -PassThru
        $context.IsConnected | Should -BeTrue
        ($context | Format-List * -Force | Out-String) + ($context | ConvertTo-Json) | Should -Not -Match 'emulator-key'
    }

    It 'refuses an address that is not an endpoint' {
        { Connect-Roboflow -ApiKey emulator-key -Endpoint 'ftp://example.org' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidEndpoint,*'
    }
}
