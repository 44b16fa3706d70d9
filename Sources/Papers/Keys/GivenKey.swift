/// A key that a paper has been given to be cited by. It is the paper's for good: no other paper gets it, also when
/// it is no longer used.
public struct GivenKey: Hashable, Comparable, Sendable {
  public let text: String
  /// When it was given, as events of marks count (`MarkEvent.ID.clock`). Of several keys the earliest counts.
  public let clock: Int64
  /// Another one has taken its place.
  public let isFormer: Bool

  public init(_ text: String, clock: Int64, isFormer: Bool = false) {
    (self.text, self.clock, self.isFormer) = (text, clock, isFormer)
  }

  public static func < (left: GivenKey, right: GivenKey) -> Bool {
    (left.clock, left.text) < (right.clock, right.text)
  }

  /// Far longer than any pattern makes one of names and titles.
  public static let longest = 300

  /// Whether a text can be a key everywhere: letters, digits and `-_:.+/`, all of ASCII, and not too many.
  public static func isKey(_ text: String) -> Bool {
    text.utf8.count <= longest && text.utf8.allSatisfy(isAllowed)
      && text.utf8.contains(where: isLetterOrDigit)
  }

  /// Whether a byte may stand in a key for every program that reads one.
  public static func isAllowed(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-_:.+/".utf8.contains(byte)
  }

  public static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// A key as it is told from others: BibTeX takes capital and small letters for the same.
  public static func folded(_ text: String) -> String { text.lowercased() }
}
