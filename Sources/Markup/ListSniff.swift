import Digests
import Papers

/// How a file that no known program wrote is written, by its beginning.
enum ListSniff {
  /// It begins as a page does, comments apart.
  static func isPage(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var start = scanner.trimmed(0..<prefix.count).lowerBound
    var isXML = false
    // `<?xml …?>` and comments may come first.
    for _ in 0..<8 {
      guard start + 4 < prefix.count, prefix[start] == ASCII.less else { return false }
      let end: Int?
      if prefix[start + 1] == 0x3F {
        isXML = true
        end = scanner.find("?>", in: start..<prefix.count).map { $0 + 2 }
      } else if scanner.has("<!--", at: start, before: prefix.count) {
        end = scanner.find("-->", in: start..<prefix.count).map { $0 + 3 }
      } else {
        break
      }
      guard let end else { return false }
      start = scanner.trimmed(end..<prefix.count).lowerBound
    }
    func begins(_ word: StaticString) -> Bool {
      let end = start + word.utf8CodeUnitCount
      return end <= prefix.count && scanner.says(word, start..<end)
    }
    // Browsers write their bookmarks so.
    return begins("<!doctype html") || begins("<!doctype netscape-bookmark") || begins("<html")
      || !isXML && begins("<head")
  }

  /// No other kind of document.
  static func isText(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    let start = scanner.trimmed(0..<prefix.count).lowerBound
    let others: [StaticString] = ["<?xml", "%PDF", "{", "[{", "[\n", "<rss", "<feed"]
    return !isPage(prefix)
      && !others.contains { scanner.has($0, at: start, before: prefix.count) }
  }

  /// Lines that only Org has: `#+title:`, `:PROPERTIES:`, a heading with a word to do, a link `[[…][…]]`
  /// below a heading of stars. A list of Markdown may have stars for marks.
  static func isOrg(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var (offset, stars, links, others) = (0, 0, 0, 0)
    while offset < prefix.count {
      let end = scanner.lineEnd(from: offset)
      let line = scanner.trimmed(offset..<end)
      if !line.isEmpty {
        let first = prefix[line.lowerBound]
        if scanner.has("#+", at: line.lowerBound, before: line.upperBound),
          line.lowerBound == offset
        {
          return scanner.first(ASCII.colon, in: line) != nil
            || scanner.has("#+begin_", at: offset, before: end)
        }
        if scanner.says(":properties:", line) { return true }
        if first == ASCII.asterisk, line.lowerBound == offset, OrgLine.heading(line, scanner) != nil
        {
          stars += 1
          if OrgLine.todo(line, scanner) { return true }
        } else if first == ASCII.hash {
          // A heading of Markdown.
          others += 1
        }
        if scanner.find("[[", in: line) != nil, scanner.find("][", in: line) != nil { links += 1 }
        if scanner.find("](", in: line) != nil { others += 1 }
      }
      offset = end + 1
    }
    return stars > 0 && links > 0 && others == 0
  }

  /// An address of a paper; or ids alone, where the word arXiv says what they are or front matter has one.
  static func hasPaper(_ prefix: UnsafeRawBufferPointer) -> Bool {
    if ArxivAddresses.next(in: prefix, from: 0) != nil { return true }
    let scanner = ByteScanner(prefix)
    if leadsToPaper(scanner) || hasDOICell(scanner) || hasNamedDOI(scanner) { return true }
    let saysSo = scanner.has("---", at: 0, before: prefix.count) || saysArxiv(scanner)
    return saysSo && hasBareID(scanner) || ListedID.leadLines(of: prefix)
  }

  /// A cell of a table with a DOI alone.
  private static func hasDOICell(_ scanner: ByteScanner) -> Bool {
    var offset = 0
    while let place = scanner.find("| 10.", in: offset..<scanner.bytes.count) {
      offset = place + 5
      let end = scanner.lineEnd(from: offset)
      let digits = scanner.bytes[offset..<end].prefix(while: ASCII.isDigit)
      if (4...9).contains(digits.count), scanner.has("/", at: digits.endIndex, before: end) {
        return true
      }
    }
    return false
  }

  /// `doi:10.1000/182`, `DOI: 10.1000/182`.
  private static func hasNamedDOI(_ scanner: ByteScanner) -> Bool {
    let bytes = scanner.bytes
    var offset = 0
    while let colon = scanner.first(ASCII.colon, in: offset..<bytes.count) {
      offset = colon + 1
      guard colon >= 3, scanner.says("doi", colon - 3..<colon) else { continue }
      let place = offset + bytes[offset...].prefix(2).prefix { $0 == ASCII.space }.count
      if scanner.has("10.", at: place, before: bytes.count),
        LinkTarget.doi(in: scanner.slice(place..<min(bytes.count, place + 40))) != nil
      {
        return true
      }
    }
    return false
  }

  private static func saysArxiv(_ scanner: ByteScanner) -> Bool {
    var offset = 0
    let bytes = scanner.bytes
    while let place = scanner.first(0x78, or: 0x58, or: 0x58, in: offset..<bytes.count) {
      offset = place + 1
      if place >= 2, place + 3 <= bytes.count, scanner.says("arxiv", place - 2..<place + 3) {
        return true
      }
    }
    return false
  }

  /// Four digits, a dot, four or five digits.
  private static func hasBareID(_ scanner: ByteScanner) -> Bool {
    let bytes = scanner.bytes
    var offset = 4
    while offset < bytes.count, let dot = scanner.first(0x2E, in: offset..<bytes.count) {
      offset = dot + 1
      func digits(_ range: Range<Int>) -> Bool {
        range.upperBound <= bytes.count && bytes[range].allSatisfy(ASCII.isDigit)
      }
      if digits(dot - 4..<dot), digits(dot + 1..<dot + 5),
        dot == 4 || !ASCII.isDigit(bytes[dot - 5]),
        dot + 6 >= bytes.count || !ASCII.isDigit(bytes[dot + 6])
      {
        return true
      }
    }
    return false
  }

  /// An address at a host of papers, or one of the services that only have arXiv's.
  private static func leadsToPaper(_ scanner: ByteScanner) -> Bool {
    let bytes = scanner.bytes
    var offset = 0
    while let place = scanner.find("://", in: offset..<bytes.count) {
      offset = place + 3
      var end = offset
      while end < bytes.count, end - offset < 512, bytes[end] > ASCII.space,
        !"\"'<>)]".utf8.contains(bytes[end])
      {
        end += 1
      }
      let start = place >= 5 && bytes[place - 1] == 0x73 ? place - 5 : max(place - 4, 0)
      if LinkTarget(scanner.slice(start..<end)).isPaper { return true }
    }
    return false
  }
}
