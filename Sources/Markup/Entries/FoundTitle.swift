import Digests
import Papers

/// A title that was found, and what was found with it.
struct FoundTitle {
  /// Of several texts that may be the title, the one of the first rank is.
  enum Rank: Int, Comparable {
    case field, link, bold, summary, heading, inner, before, after, sentence
    /// A heading that says `Title`, and nothing that is one follows.
    case label

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  var rank: Rank?
  /// What is shown.
  var range = 0..<0
  /// The block in which it stands, and the part of its text that is used up by it.
  var block = 0
  var used = 0..<0
  var venue: Range<Int>?
  var date: Day?
  /// Names that stand before a title (`Ann Smith, Bo Lee. Title. 2024.`).
  var authors: Range<Int>?
  /// The last line was an address without a title, or a label that says that a title follows.
  var isAfterAddress = false
  var isAfterLabel = false

  /// How sure it is that a text is a title, and not only what stands near an address.
  var isStrong: Bool { isAtLeast(.summary) }

  /// Whether a title of a rank, or of a better one, was found.
  func isAtLeast(_ wanted: Rank) -> Bool { rank.map { $0 <= wanted } ?? false }
}
