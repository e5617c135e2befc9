namespace Countersign.Notifications.Send;

/// <summary>What became of handing over one e-mail.</summary>
internal enum MailAnswer
{
    /// <summary>The mail server took it.</summary>
    Taken,

    /// <summary>The mail server will never take it for this address.</summary>
    Refused,

    /// <summary>The mail server is away, or said to come again. Where its answer was lost it may have taken it.</summary>
    Later,
}
