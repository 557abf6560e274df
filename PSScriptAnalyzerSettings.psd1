@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Tests start an emulator and set its failures, and do not need -WhatIf.
        'PSUseShouldProcessForStateChangingFunctions'
        # tests/Pester/Emulator.ps1 is dot-sourced for its variables, and Pester's blocks share theirs.
        'PSUseDeclaredVarsMoreThanAssignments'
        # The test of the examples replaces the utility modules, which a hosted engine lacks.
        'PSAvoidOverwritingBuiltInCmdlets'
        'PSUseApprovedVerbs'
    )
}
