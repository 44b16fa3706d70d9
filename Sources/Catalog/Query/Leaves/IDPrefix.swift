import Papers

extension PaperID {
  /// The ids that begin with a text, when the text looks like the beginning of an id: `2504`,
  /// `2504.16`, `math/02`, each with or without `arxiv:` before and a version after a whole id; `x/`, `x/ab`.
  ///
  /// Takes small letters. Four digits look like an id when they are a year and a month.
  static func range(startingWith folded: [UInt8]) -> ClosedRange<PaperID>? {
    if folded.starts(with: "x/".utf8) {
      return outsideRange(startingWith: String(decoding: folded.dropFirst(2), as: UTF8.self))
    }
    let marker = Array("arxiv:".utf8)
    var text = folded.starts(with: marker) ? folded[marker.count...] : folded[...]
    text = withoutVersion(text)
    return newRange(text) ?? oldRange(text)
  }

  private static func newRange(_ text: ArraySlice<UInt8>) -> ClosedRange<PaperID>? {
    let month = text.prefix(4)
    guard month.count == 4, let yymm = number(month), (1...12).contains(yymm % 100) else {
      return nil
    }
    let width = yymm < 1501 ? 4 : 5
    let rest = text.dropFirst(4)
    guard rest.isEmpty || rest.first == 0x2E, rest.count <= 1 + width else { return nil }
    guard let range = range(of: rest.dropFirst(), width: width) else { return nil }
    let base = newStyle | yymm * 100_000
    return PaperID(rawValue: base + range.lowerBound)...PaperID(rawValue: base + range.upperBound)
  }

  private static func oldRange(_ text: ArraySlice<UInt8>) -> ClosedRange<PaperID>? {
    guard let slash = text.firstIndex(of: 0x2F), text.endIndex > slash + 1 else { return nil }
    let name = text[..<slash].prefix { $0 != 0x2E }
    let archive = archives.firstIndex { known in
      known.utf8CodeUnitCount == name.count
        && UnsafeBufferPointer(start: known.utf8Start, count: name.count).elementsEqual(name)
    }
    let digits = text[(slash + 1)...]
    guard let archive, digits.count <= 7, let range = range(of: digits, width: 7) else {
      return nil
    }
    let base = UInt64(archive) * 10_000_000
    return PaperID(rawValue: base + range.lowerBound)...PaperID(rawValue: base + range.upperBound)
  }

  /// The numbers of `width` digits that begin with the given digits.
  private static func range(of digits: ArraySlice<UInt8>, width: Int) -> ClosedRange<UInt64>? {
    guard let start = number(digits) else { return nil }
    let scale = (digits.count..<width).reduce(UInt64(1)) { scale, _ in scale * 10 }
    return start * scale...start * scale + scale - 1
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      ? digits.reduce(0) { $0 * 10 + UInt64($1 - 0x30) } : nil
  }

  /// The text without `v` and digits at its end.
  private static func withoutVersion(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let head = text.reversed().drop { $0 >= 0x30 && $0 <= 0x39 }
    guard head.first == 0x76, head.count > 1 else { return text }
    return text.prefix(head.count - 1)
  }
}
