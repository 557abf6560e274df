# A mail server on this machine that accepts one mail and records it; for the script of the nightly run.

function Start-MailSink {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $shell = [powershell]::Create().AddScript({
        param($Listener)
        $client = $Listener.AcceptTcpClient()
        $stream = $client.GetStream()
        $reader = [IO.StreamReader]::new($stream)
        $writer = [IO.StreamWriter]::new($stream)
        $writer.NewLine = "`r`n"
        $writer.AutoFlush = $true
        $writer.WriteLine('220 sink')
        $inData = $false
        while ($null -ne ($line = $reader.ReadLine())) {
            $line
            if ($inData) {
                $inData = $line -ne '.'
                if (-not $inData) { $writer.WriteLine('250 taken') }
            }
            elseif ($line -eq 'DATA') {
                $inData = $true
                $writer.WriteLine('354 go on')
            }
            elseif ($line -eq 'QUIT') {
                $writer.WriteLine('221 bye')
                break
            }
            else {
                $writer.WriteLine('250 sink')
            }
        }

        $client.Dispose()
        $Listener.Stop()
    }).AddArgument($listener)
    @{ Port = $listener.LocalEndpoint.Port; Shell = $shell; Started = $shell.BeginInvoke() }
}

# The lines of the mail, after the client has quit.
function Wait-MailSink($Sink) {
    if (-not $Sink.Started.AsyncWaitHandle.WaitOne(60000)) {
        $Sink.Shell.Stop()
        throw 'No mail came.'
    }

    $Sink.Shell.EndInvoke($Sink.Started)
    $Sink.Shell.Dispose()
}
