namespace Countersign.Notifications.Model;

/// <summary>How soon somebody wants an e-mail about a kind of thing. What is in the app stays in the app whatever they choose.</summary>
internal enum Frequency
{
    /// <summary>As it happens, outside quiet hours.</summary>
    AtOnce,

    /// <summary>Once on each working day, all of it together.</summary>
    Daily,

    /// <summary>Not by e-mail.</summary>
    Never,
}
