# Users find a task by their own words among all commands of an installed PowerShell. Get-Help searches names, and texts only
# if no name matches: Send-MailMessage hides every text about mail.
BeforeDiscovery {
    $tasks = [ordered]@{
        People_Above_80 = 'people', 'above', '80', 'percent'
        Count_Folder_Class = 'count', 'folder', 'class'
        Blur_Faces_No_Face = 'blur', 'face', 'faces', 'anonymize', 'privacy', 'without'
        Coco_For_Cvat = 'coco', 'cvat', 'upload'
        Compare_Two_Models = 'compare', 'two', 'models'
        Nightly_Exit_Email = 'night', 'nightly', 'exit', 'code', 'mail', 'email', 'cron'
        Image_No_Detection = 'detection', 'empty', 'no detection'
        Csv_For_Excel = 'csv', 'excel'
        Watch_Folder = 'watch', 'folder'
        Act_Only_On_New = 'act', 'only', 'new', 'resume'
        Own_Server_In_Lan = 'own', 'server', 'lan', 'docker'
        Through_Proxy = 'proxy', 'through'
        Video_Frame_Ffmpeg = 'video', 'frame', 'frames', 'ffmpeg'
        Cost_Before_A_Run = 'cost', 'credit', 'run', 'price', 'before'
        Try_Images_First = 'try', 'few', 'first', 'images'
    }
    $words = foreach ($task in $tasks.Keys) {
        foreach ($word in $tasks[$task]) {
            @{ Topic = "about_Roboflow_$task"; Word = $word }
        }
    }
}
BeforeAll {
    Import-Module (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'artifacts/module/Roboflow.Inference') -Force
}

Describe 'Get-Help with a word of a task' {
    It '*<Word>* finds <Topic>' -ForEach $words {
        (Get-Help "*$Word*").Name | Should -Contain $Topic
    }
}
