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

    It 'does not need a prompt in a job: a server of one''s own may need no key' {
        $job = Start-Job {
            Remove-Item Env:ROBOFLOW_API_KEY -ErrorAction Ignore
            Import-Module "$using:root/artifacts/module/Roboflow.Inference"
            Connect-Roboflow -Endpoint http://127.0.0.1:9 -WarningAction SilentlyContinue
            [string] (Get-RoboflowContext).Endpoint
            try { Connect-Roboflow -Model shapes/1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
        }
        $said = $job | Receive-Job -Wait -AutoRemoveJob
        $said[0] | Should -BeLike 'http://127.0.0.1:9*'
        $said[-1] | Should -BeLike 'ApiKeyMissing,*'
    }

    It 'reports what is missing where the console cannot prompt, and does not end the script: <command>' -TestCases @(
        @{ command = 'Connect-Roboflow -Model shapes/1'; id = 'ApiKeyMissing' }
        @{ command = 'Connect-Roboflow k -Proxy http://localhost:1 -ProxyCredential joe'; id = 'ParameterArgumentTransformationError' }
        @{ command = 'Connect-Roboflow k -Proxy http://localhost:1 -ProxyCredential 5'; id = 'ParameterArgumentTransformationError,*not a PSCredential' }
        @{ command = 'Connect-Roboflow k -Proxy http://localhost:1 -ProxyCredential @{}'; id = 'ParameterArgumentTransformationError,*not a PSCredential' }
        @{ command = 'Connect-Roboflow k -ProxyCredential $null'; id = 'connected' }
        @{ command = 'Test-RoboflowConnection -ApiKey k -ProxyCredential joe'; id = 'ParameterArgumentTransformationError' }
    ) {
        $script = Join-Path $TestDrive night.ps1
        @"
            Remove-Item Env:ROBOFLOW_API_KEY, Env:ROBOFLOW_API_URL -ErrorAction Ignore
            Import-Module '$root/artifacts/module/Roboflow.Inference'
            try { $command -ErrorAction Stop; 'connected,' } catch { "`$(`$_.FullyQualifiedErrorId) `$_" }
            exit 3
"@ | Set-Content $script
        $shell = @(@('pwsh', 'pwsh.exe', 'powershell.exe').ForEach({ Join-Path $PSHOME $_ }).Where({ Test-Path $_ }, 'First'))
        if (-not $shell) {
            $shell = 'dotnet', (Join-Path $PSHOME pwsh.dll)
        }

        $program, $own = $shell
        # Not -NonInteractive: standard input is a pipe, as under cron.
        $said = '' | & $program @($own) -NoProfile -File $script
        $LASTEXITCODE | Should -Be 3
        $said | Should -BeLike "$id,*"
    }

    It 'refuses an address that is not an endpoint' {
        { Connect-Roboflow -ApiKey emulator-key -Endpoint 'ftp://example.org' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidEndpoint,*'
    }
}
