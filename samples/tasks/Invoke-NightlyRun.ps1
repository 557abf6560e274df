<#
.SYNOPSIS
    A nightly run: resumes where the last one stopped, and reports failures by exit code and mail.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # The folder for run.jsonl (the journal) and found.csv.
    [Parameter(Mandatory)]
    [string] $Destination,

    [string] $MailServer,

    [int] $MailPort = 25,

    [string] $MailTo,

    [string] $MailFrom = "detection@$([Environment]::MachineName)"
)

$null = New-Item $Destination -ItemType Directory -Force
Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp |
    Invoke-RoboflowDetection -Model $Model -AsResult -Journal (Join-Path $Destination run.jsonl) -ErrorVariable failed |
    Export-RoboflowDataset -Format Csv -Destination (Join-Path $Destination found.csv) -Force

if ($failed -and $MailServer) {
    $text = $failed | Group-Object FullyQualifiedErrorId | ForEach-Object { "$($_.Count) x $($_.Name): $($_.Group[0])" } | Out-String
    $mail = [Net.Mail.SmtpClient]::new($MailServer, $MailPort)
    try {
        $mail.Send($MailFrom, $MailTo, "Detection: $(@($failed).Count) error(s)", "$Path`n$text")
    }
    catch {
        # The exit code still reports the failure.
        Write-Warning "No mail was sent: $_"
    }
    finally {
        $mail.Dispose()
    }
}

exit [int] (@($failed).Count -gt 0)
