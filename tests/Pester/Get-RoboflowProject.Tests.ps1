BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $management = @{ ApiEndpoint = $env:ROBOFLOW_TEST_ENDPOINT; ApiKey = 'emulator-key' }
}
AfterAll {
    Stop-Emulator
}

Describe 'Get-RoboflowProject' {
    It 'gets a project by <Name>' -ForEach @(
        @{ Name = 'its name'; Value = { Get-RoboflowProject shapes @management } }
        @{ Name = 'its workspace and name'; Value = { Get-RoboflowProject emulator/shapes @management } }
        @{ Name = 'a wildcard'; Value = { Get-RoboflowProject shape? @management | Where-Object Project -eq shapes } }
        @{ Name = 'a workspace in the pipeline'; Value = { Get-RoboflowWorkspace @management | Get-RoboflowProject @management | Where-Object Project -eq shapes } }
        @{ Name = 'a row of Import-Csv'; Value = { "Workspace,Project`nemulator,shapes" | ConvertFrom-Csv | Get-RoboflowProject @management } }
    ) {
        (& $Value).Id | Should -Be 'emulator/shapes'
    }

    It 'has the classes with their counts and colors' {
        $class = (Get-RoboflowProject shapes @management).Classes | Where-Object Name -eq red-circle
        $class.Count | Should -BeGreaterThan 0
        $class.Color | Should -Match '^#[0-9a-f]{6}$'
    }

    It 'completes its name' {
        $null = Connect-Roboflow emulator-key -Endpoint $env:ROBOFLOW_TEST_ENDPOINT -ApiEndpoint $env:ROBOFLOW_TEST_ENDPOINT
        $end = [datetime]::UtcNow.AddSeconds(30)
        do {
            # A loaded machine may answer later than a key press waits.
            $words = (TabExpansion2 'Get-RoboflowProject sha').CompletionMatches.CompletionText
        } until ($words -contains 'shapes' -or [datetime]::UtcNow -gt $end)
        Disconnect-Roboflow
        $words | Should -Contain 'shapes'
    }
}
