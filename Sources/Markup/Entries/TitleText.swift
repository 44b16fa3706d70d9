import Digests
import Papers

/// A text that may be a title, cut to what a title is: without numbers, pictures and brackets before it, without
/// venues, dates, stars and labels in brackets around it, without the punctuation that divides it from the rest.
struct TitleText {
  /// The title; empty when nothing is left.
  var range: Range<Int>
  /// A venue that stood in a bracket, or after a comma.
  var venue: Range<Int>?
  /// A date that stood in a bracket, or before the title.
  var date: Day?

  /// How much a text is like a title.
  enum Look: Int, Comparable {
    /// A label, a number, a date, a venue, an address, too long, nothing.
    case none
    /// A word: `BERT`, `S4`, `3DGS`.
    case word
    /// Some words.
    case full

    static func < (left: Look, right: Look) -> Bool { left.rawValue < right.rawValue }
  }
}
