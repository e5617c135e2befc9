namespace Countersign.Screening.Pictures;

/// <summary>What lies in a picture's file besides what draws it. None of it is ever sent.</summary>
[Flags]
internal enum PictureExtras
{
    None = 0,
    Exif = 1,
    Location = 1 << 1,
    Thumbnail = 1 << 2,
    Xmp = 1 << 3,
    Iptc = 1 << 4,
    Comment = 1 << 5,
    Profile = 1 << 6,
    SecondPicture = 1 << 7,
    Trailer = 1 << 8,
    Text = 1 << 9,
    Animation = 1 << 10,
    Other = 1 << 11,
}
