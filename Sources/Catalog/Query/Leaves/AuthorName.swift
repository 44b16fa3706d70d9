import Papers

/// An author as a query names one: the whole name, or a family name and what the given names begin with.
///
/// `author:"geoffrey hinton"` is the name as it stands, but for case, accents and order (`Hinton, Geoffrey`).
/// `author:"hinton, g"` is any Hinton whose first given name begins with `g`: Geoffrey Hinton, G. E. Hinton. Each
/// given name that is asked for must be there, in its place.
public struct AuthorName: Hashable, Sendable {
  public let text: String
  let family: [[UInt8]]
  private let given: [[UInt8]]
  /// The key of the name; nil for a family name with given names.
  let key: [UInt8]?
  /// A family name with given names without umlauts (`Mueller, J`), by which it finds authors too; one or none.
  let spelledOut: [AuthorName]

  /// nil when nothing of the name is left after folding.
  init?(_ text: String) {
    self.text = text
    let folded = Fold.full.bytes(of: text)
    let comma = folded.firstIndex(of: UInt8(ascii: ","))
    family = AuthorName.words(folded[..<(comma ?? folded.endIndex)])
    given = AuthorName.words(folded[(comma ?? folded.endIndex)...])
    key = comma == nil ? AuthorName.key(folded: folded[...]) : nil
    spelledOut =
      comma == nil ? [] : [Umlauts.spelledOut(text).flatMap { AuthorName($0) }].compactMap(\.self)
    guard !family.isEmpty else { return nil }
  }

  /// Whether one of some folded names fits; they are divided as in searched text.
  func fits(anyOf names: UnsafeRawBufferPointer) -> Bool {
    if spelledOut.contains(where: { $0.fits(anyOf: names) }) { return true }
    let hasFamily = family[0].withUnsafeBytes { Needle.find($0, in: names, from: 0) != nil }
    guard hasFamily else { return false }
    return names.split { $0 == Digest.separator || $0 == RowField.written }.contains(where: fits)
  }

  /// Where names that fit stand in folded ones.
  func matches(in names: UnsafeRawBufferPointer) -> [Range<Int>] {
    names.split { $0 == Digest.separator }.filter(fits).map { $0.startIndex..<$0.endIndex }
  }

  private func fits(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
    if spelledOut.contains(where: { $0.fits(name) }) { return true }
    if let key { return AuthorName.key(folded: name) == key }
    let comma = name.firstIndex(of: UInt8(ascii: ","))
    let last = AuthorName.words(name[..<(comma ?? name.endIndex)])
    let first = comma.map { AuthorName.words(name[$0...]) }
    guard var first else {
      var words = last[...]
      if let suffix = words.last, AuthorName.suffixes.contains(suffix) { words.removeLast() }
      guard words.count >= family.count, words.suffix(family.count).elementsEqual(family) else {
        return false
      }
      return AuthorName.begin(words.dropLast(family.count), given)
    }
    if let suffix = first.first, AuthorName.suffixes.contains(suffix) { first.removeFirst() }
    return last == family && AuthorName.begin(first[...], given)
  }

  private static let suffixes = Set(["jr", "sr", "ii", "iii", "iv"].map { Array($0.utf8) })

  private static func begin(_ names: ArraySlice<[UInt8]>, _ beginnings: [[UInt8]]) -> Bool {
    names.count >= beginnings.count && zip(names, beginnings).allSatisfy { $0.starts(with: $1) }
  }

  /// Runs of letters, digits and bytes beyond ASCII: what stands between dots, hyphens and blanks.
  private static func words(_ bytes: some Collection<UInt8>) -> [[UInt8]] {
    bytes.split { !Fold.isLetter($0) }.map { Array($0) }
  }

  /// What all spellings of a name have in common, however it is written but for its words and their order:
  /// the words of the folded name, those behind a comma first. Empty when there are none.
  static func key(folded name: some Collection<UInt8>) -> [UInt8] {
    let comma = name.firstIndex(of: UInt8(ascii: ",")) ?? name.endIndex
    return Array((words(name[comma...]) + words(name[..<comma])).joined(separator: [0x20]))
  }

  /// A name as `author:"…"` takes it, with this key: what is behind a comma comes first.
  static func name(_ shown: UnsafeRawBufferPointer, _ key: [UInt8]) -> [UInt8] {
    var name = Array(shown)
    if let comma = name.firstIndex(of: UInt8(ascii: ",")) {
      name = Array(name[(comma + 1)...].drop { $0 == 0x20 }) + [0x20] + Array(name[..<comma])
    } else if name.allSatisfy({ $0 < 0x80 }) {
      return name
    }
    // Some characters fold to a comma.
    let isTaken = AuthorName(String(decoding: name, as: UTF8.self))?.key == key
    return isTaken ? name : key
  }

  public static func == (left: AuthorName, right: AuthorName) -> Bool { left.text == right.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
