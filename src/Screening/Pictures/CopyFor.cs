namespace Countersign.Screening.Pictures;

/// <summary>For whom a picture is copied from the parts that draw it.</summary>
internal enum CopyFor
{
    /// <summary>As it is shown: turned by a fresh entry of its own, without its colour profile, which may carry text.</summary>
    Viewers,

    /// <summary>To be drawn anew: with its colour profile, and not turned.</summary>
    Decoder,
}
