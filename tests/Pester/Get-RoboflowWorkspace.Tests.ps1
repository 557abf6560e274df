BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $management = @{ ApiEndpoint = $env:ROBOFLOW_TEST_ENDPOINT; ApiKey = 'emulator-key' }
}
AfterAll {
    Stop-Emulator
}

Describe 'Get-RoboflowWorkspace' {
    It 'gets the workspace of the key' {
        $workspace = Get-RoboflowWorkspace @management
        $workspace.Workspace | Should -Be 'emulator'
        $workspace.Projects.Project | Should -Contain 'shapes'
    }

    It 'gets the rest when one name is unknown' {
        $workspaces = 'nobody', 'emulator' | Get-RoboflowWorkspace @management -ErrorVariable problem -ErrorAction SilentlyContinue
        $workspaces.Workspace | Should -Be 'emulator'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'WorkspaceNotFound,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem[0].TargetObject | Should -Be 'nobody'
    }

    It 'shows one line per workspace' {
        Get-RoboflowWorkspace @management | Out-String -Width 80 | Should -Match '(?m)^emulator +\d+ Emulator\s*$'
    }
}
