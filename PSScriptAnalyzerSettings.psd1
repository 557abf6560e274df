@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Tests start an emulator and set its faults: nobody asks them -WhatIf.
        'PSUseShouldProcessForStateChangingFunctions'
        # tests/Pester/Emulator.ps1 is dot-sourced for its variables, and Pester's blocks share theirs.
        'PSUseDeclaredVarsMoreThanAssignments'
        # The examples' test stands in for the utility modules, which a hosted engine lacks.
        'PSAvoidOverwritingBuiltInCmdlets'
        'PSUseApprovedVerbs'
    )
}
