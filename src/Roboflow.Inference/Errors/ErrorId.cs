using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Roboflow.Inference.Errors;

/// <summary>
/// The catalog of error ids with their categories, in the order of about_Roboflow_Errors. Every error uses one of them. Ids are
/// API: scripts compare them.
/// </summary>
internal sealed class ErrorId
{
    private static readonly List<ErrorId> Catalog = [];

    // Images and files
    internal static readonly ErrorId FileNotFound = new(ErrorCategory.ObjectNotFound);
    internal static readonly ErrorId FileUnreadable = new(ErrorCategory.ReadError);
    internal static readonly ErrorId StreamUnreadable = new(ErrorCategory.ReadError);
    internal static readonly ErrorId BytesUnrolled = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId InvalidImage = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId ImageAsText = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId PathNotFileSystem = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId InvalidUri = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ImageElsewhere = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId TileSizeMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId TileOverlapTooLarge = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ImagingUnavailable = new(ErrorCategory.ResourceUnavailable);
    internal static readonly ErrorId ImageTooLarge = new(ErrorCategory.LimitsExceeded);

    // Keys and addresses
    internal static readonly ErrorId ApiKeyMissing = new(ErrorCategory.AuthenticationError);
    internal static readonly ErrorId InvalidApiKey = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId AuthenticationFailed = new(ErrorCategory.AuthenticationError);
    internal static readonly ErrorId AccessDenied = new(ErrorCategory.PermissionDenied);
    internal static readonly ErrorId QuotaExceeded = new(ErrorCategory.QuotaExceeded);
    internal static readonly ErrorId UsagePaused = new(ErrorCategory.PermissionDenied);
    internal static readonly ErrorId UnencryptedApiKey = new(ErrorCategory.SecurityError);
    internal static readonly ErrorId InvalidEndpoint = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ApiEndpointMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId InvalidProxy = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ProxyRefused = new(ErrorCategory.AuthenticationError);
    internal static readonly ErrorId Redirected = new(ErrorCategory.SecurityError);
    internal static readonly ErrorId ConnectionTestFailed = new(ErrorCategory.InvalidOperation);

    // Models
    internal static readonly ErrorId ModelMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId InvalidModelId = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ModelNotFound = new(ErrorCategory.ObjectNotFound);

    // Workspaces, projects and versions
    internal static readonly ErrorId WorkspaceNotFound = new(ErrorCategory.ObjectNotFound);
    internal static readonly ErrorId ProjectNotFound = new(ErrorCategory.ObjectNotFound);
    internal static readonly ErrorId VersionNotFound = new(ErrorCategory.ObjectNotFound);
    internal static readonly ErrorId InvalidProjectName = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ManagementFailed = new(ErrorCategory.InvalidOperation);

    // Requests
    internal static readonly ErrorId InvalidRequest = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId TooManyRequests = new(ErrorCategory.LimitsExceeded);
    internal static readonly ErrorId ServerFault = new(ErrorCategory.ResourceUnavailable);
    internal static readonly ErrorId ConnectionFailed = new(ErrorCategory.ConnectionError);
    internal static readonly ErrorId TimedOut = new(ErrorCategory.OperationTimeout);
    internal static readonly ErrorId InvalidResult = new(ErrorCategory.InvalidResult);
    internal static readonly ErrorId DetectionFailed = new(ErrorCategory.InvalidOperation);
    internal static readonly ErrorId CreditLimitReached = new(ErrorCategory.LimitsExceeded);

    // Journals
    internal static readonly ErrorId JournalInUse = new(ErrorCategory.ResourceBusy);
    internal static readonly ErrorId JournalInvalid = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId JournalVersionUnsupported = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId JournalMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId JournalUnwritable = new(ErrorCategory.WriteError);

    // Shards
    internal static readonly ErrorId InvalidShard = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ShardUnavailable = new(ErrorCategory.InvalidOperation);
    internal static readonly ErrorId ShardNeedsPath = new(ErrorCategory.InvalidArgument);

    // Boxes
    internal static readonly ErrorId InvalidPrediction = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId InvalidBox = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId ImpossibleBox = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId InvalidClassName = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId InvalidShape = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId ImageSizeMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ClassIdMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId InvalidMinimumConfidence = new(ErrorCategory.InvalidArgument);

    // Output files
    internal static readonly ErrorId FileExists = new(ErrorCategory.ResourceExists);
    internal static readonly ErrorId FileNotWritten = new(ErrorCategory.WriteError);
    internal static readonly ErrorId DestinationTaken = new(ErrorCategory.ResourceExists);
    internal static readonly ErrorId DestinationNotFolder = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId DestinationIsFolder = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId DestinationIsFile = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ImageFormatConflict = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId WouldOverwriteSource = new(ErrorCategory.ResourceExists);
    internal static readonly ErrorId OutsideRelativeRoot = new(ErrorCategory.InvalidArgument);

    // Drawing and cropping
    internal static readonly ErrorId ImageUnknown = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId ImageNotLocal = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ImageNotGrouped = new(ErrorCategory.InvalidOperation);
    internal static readonly ErrorId ImageChanged = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId InvalidTemplate = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId LabelFailed = new(ErrorCategory.InvalidResult);
    internal static readonly ErrorId InvalidFont = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId CombineNeedsHeatmap = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId BoxOutsideImage = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId DrawingNotPossible = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId DrawingNotRequested = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ImageNotDrawn = new(ErrorCategory.InvalidResult);

    // Data sets
    internal static readonly ErrorId UnknownFormat = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ParameterNeedsFormat = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId VocCornerConflict = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId MalformedDataset = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId ImagePathMissing = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ImageNotFound = new(ErrorCategory.ObjectNotFound);
    internal static readonly ErrorId ImageNotWritten = new(ErrorCategory.WriteError);
    internal static readonly ErrorId ImageOutsideRoot = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId NameCollision = new(ErrorCategory.ResourceExists);
    internal static readonly ErrorId DatasetNotWritten = new(ErrorCategory.WriteError);

    // Accuracy
    internal static readonly ErrorId InvalidTruth = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId AmbiguousImage = new(ErrorCategory.InvalidData);

    // Comparison
    internal static readonly ErrorId InvalidReference = new(ErrorCategory.InvalidData);

    // Model files on this machine
    internal static readonly ErrorId OnDeviceModuleMissing = new(ErrorCategory.NotInstalled);
    internal static readonly ErrorId OnDevicePlatformUnsupported = new(ErrorCategory.NotImplemented);
    internal static readonly ErrorId ModelPathConflict = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ModelLayoutWithoutPath = new(ErrorCategory.InvalidArgument);
    internal static readonly ErrorId ModelFileNotFound = new(ErrorCategory.ObjectNotFound);
    internal static readonly ErrorId ModelFileUnreadable = new(ErrorCategory.ReadError);
    internal static readonly ErrorId ModelFileTooLarge = new(ErrorCategory.LimitsExceeded);
    internal static readonly ErrorId InvalidModelFile = new(ErrorCategory.InvalidData);
    internal static readonly ErrorId UnsafeModelFile = new(ErrorCategory.SecurityError);
    internal static readonly ErrorId UnsupportedModelFile = new(ErrorCategory.NotImplemented);
    internal static readonly ErrorId UnknownModelLayout = new(ErrorCategory.InvalidData);

    // Reports
    internal static readonly ErrorId ReportNotWritten = new(ErrorCategory.WriteError);
    internal static readonly ErrorId ReportNotOpened = new(ErrorCategory.ResourceUnavailable);
    internal static readonly ErrorId InvalidErrorRecord = new(ErrorCategory.InvalidArgument);

    // The id is the name of the field.
    private ErrorId(ErrorCategory category, [CallerMemberName] string name = "")
    {
        (Name, Category) = (name, category);
        Catalog.Add(this);
    }

    internal static IReadOnlyList<ErrorId> All => Catalog;

    internal string Name { get; }

    internal ErrorCategory Category { get; }
}
