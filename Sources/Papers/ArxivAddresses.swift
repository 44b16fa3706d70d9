/// Finds the addresses of arXiv's papers in any text, and ids that say what they are: `arxiv.org/abs/2401.01234`
/// in all its forms and on all mirrors, sites with arXiv's papers, `arXiv:2401.01234`, `arXiv 2401.01234`,
/// `10.48550/arXiv.2401.01234`, `arXiv:hep-th/9901001`.
///
/// A text is looked through for what every id has, a dot or a slash with a digit behind it, sixteen bytes
/// at once. There the id is read, and then what stands before it is asked (`ArxivPlace`). Neither looks further
/// than a few hundred bytes, so that no text costs more than its length.
///
/// Source of the forms: https://info.arxiv.org/help/arxiv_identifier.html
package enum ArxivAddresses {
  /// The next address or id with a prefix at or after `start`. The range is the whole address, or the prefix
  /// and the id.
  package static func next(
    in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (reference: ArxivReference, range: Range<Int>)? {
    guard let found = find(in: bytes, from: start) else { return nil }
    return (found.reference, found.range)
  }

  /// An id in a text.
  struct Found {
    let reference: ArxivReference
    /// The id alone, with its version.
    let id: Range<Int>
    /// With its prefix, or the whole address.
    let range: Range<Int>
  }

  /// The same, with the place of the id.
  static func find(in bytes: UnsafeRawBufferPointer, from start: Int) -> Found? {
    let scanner = ByteScanner(bytes)
    var offset = max(0, start - 1)
    while let mark = scanner.idMark(from: offset) {
      offset = mark + 1
      guard let (reference, id) = parse(around: mark, scanner), id.lowerBound >= start else {
        continue
      }
      if let place = ArxivPlace(before: id.lowerBound, from: start, scanner) {
        let end = place.isAddress ? addressEnd(from: id.upperBound, scanner) : id.upperBound
        return Found(reference: reference, id: id, range: place.start..<end)
      }
    }
    return nil
  }

  /// Whether the id whose mark is there counts in a text: it has a prefix, or is an old one, whose archive
  /// says what it is (`hep-th/9901001`).
  package static func counts(_ id: Range<Int>, mark: Int, _ scanner: ByteScanner) -> Bool {
    ArxivPlace(before: id.lowerBound, from: 0, scanner) != nil
      || scanner.bytes[mark] != ASCII.period && isFree(id, scanner.bytes)
  }

  /// Neither in a word nor in a longer number.
  private static func isFree(_ id: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard id.lowerBound > 0 else { return true }
    let before = bytes[id.lowerBound - 1]
    return !ASCII.isLetter(before) && !ASCII.isDigit(before)
      && before != ASCII.period && before != ASCII.hyphen
  }

  /// The id whose dot or slash stands at `mark`.
  package static func parse(
    around mark: Int, _ scanner: ByteScanner
  ) -> (ArxivReference, Range<Int>)? {
    let bytes = scanner.bytes
    // The longest rest: five digits, `v` and four more; and what follows decides, too.
    let end = min(bytes.count, mark + 20)
    if bytes[mark] == ASCII.period {
      guard mark >= 4, ASCII.isDigit(bytes[mark - 1]), ASCII.isDigit(bytes[mark - 4]),
        mark == 4 || !ASCII.isDigit(bytes[mark - 5]),
        let parsed = ArxivReference.parse(scanner.slice(mark - 4..<end))
      else { return nil }
      return (parsed.reference, mark - 4..<mark - 4 + parsed.length)
    }
    let isEscaped = bytes[mark] == ASCII.percent
    if isEscaped, !scanner.has("2F", at: mark + 1, before: end),
      !scanner.has("2f", at: mark + 1, before: end)
    {
      return nil
    }
    // Old ids have seven digits: most slashes have none behind them.
    guard hasOldNumber(from: isEscaped ? mark + 3 : mark + 1, bytes) else { return nil }
    var first = mark
    while first > 0, mark - first < 24, isOfArchive(bytes[first - 1]) { first -= 1 }
    // `arXiv.math.AG/0211159`: the archive begins after one of the dots.
    while first < mark {
      if isEscaped {
        let text = bytes[first..<mark] + [ASCII.slash] + bytes[mark + 3..<max(mark + 3, end)]
        if let parsed = text.withUnsafeBytes({ ArxivReference.parse($0) }) {
          return (parsed.reference, first..<first + parsed.length + 2)
        }
      } else if let parsed = ArxivReference.parse(scanner.slice(first..<end)) {
        return (parsed.reference, first..<first + parsed.length)
      }
      guard let dot = bytes[first..<mark].firstIndex(of: ASCII.period) else { return nil }
      first = dot + 1
    }
    return nil
  }

  private static func hasOldNumber(from start: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard start + 7 <= bytes.count else { return false }
    var offset = start
    while offset < start + 7, ASCII.isDigit(bytes[offset]) { offset += 1 }
    return offset == start + 7
  }

  private static func isOfArchive(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == ASCII.hyphen || byte == ASCII.period
  }

  /// Where an address ends that goes on after its id: `.pdf`, `?context=cs`, `#S1`.
  private static func addressEnd(from start: Int, _ scanner: ByteScanner) -> Int {
    let bytes = scanner.bytes
    let limit = min(bytes.count, start + 1024)
    var end = start
    while end < limit, ArxivPlace.isOfAddress(bytes[end]),
      !scanner.has("http", at: end, before: limit)
    {
      end += 1
    }
    while end > start, ByteSet(".:!?'").contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
