import Papers

/// Goes through the TeX of an `\bibitem`: what only says how it is set goes, accents and formulas stay.
struct BibItemReader {
  private let bytes: UnsafeRawBufferPointer
  private let scanner: ByteScanner
  private var offset: Int
  private let end: Int
  private var depth = 0

  /// Groups within groups; what is deeper is passed over.
  private static let depthLimit = 24
  /// The longest group that is looked for, in bytes: so far a brace is looked behind that nothing closes.
  private static let groupLimit = 4000

  /// Reads the first `\bibitem` of a text, up to the end of the list.
  static func item(in source: UnsafeRawBufferPointer) -> BibItem {
    let scanner = ByteScanner(source)
    let end = scanner.find("\\end{thebibliography}", in: 0..<source.count) ?? source.count
    let start = scanner.find("\\bibitem", in: 0..<end).map { $0 + 8 } ?? end
    var item = BibItem()
    var reader = BibItemReader(source, start..<end)
    reader.passHead()
    reader.read(into: &item)
    return item
  }

  private init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    scanner = ByteScanner(bytes)
    (offset, end) = (min(range.lowerBound, range.upperBound), range.upperBound)
  }

  /// Passes over `[Lee et~al.(2024)]{corals}`.
  private mutating func passHead() {
    passBlanks()
    if offset < end, bytes[offset] == ASCII.bracketOpen {
      var depth = 0
      while offset < end {
        switch bytes[offset] {
        case ASCII.braceOpen: depth += 1
        case ASCII.braceClosed: depth -= 1
        default: break
        }
        offset += 1
        if depth <= 0, bytes[offset - 1] == ASCII.bracketClosed { break }
      }
      passBlanks()
    }
    if let key = group() { offset = min(key.upperBound + 1, end) }
  }

  /// Reads what is left.
  private mutating func read(into item: inout BibItem) {
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case ASCII.backslash: command(&item)
      case 0x7E:
        item.append(ASCII.space)
        offset += 1
      case ASCII.percent:
        // A comment, to the end of its line and the blanks of the next.
        offset = min(end, scanner.lineEnd(from: offset) + 1)
        while offset < end, bytes[offset] == ASCII.space { offset += 1 }
      case ASCII.braceOpen where isEmphasis(offset + 1):
        if let inner = group() { readEmphasis(inner, into: &item) } else { copy(&item) }
      default: copy(&item)
      }
    }
  }

  private mutating func copy(_ item: inout BibItem) {
    item.append(bytes[offset])
    offset += 1
  }

  /// `{\em Title}`, `{\it …}`
  private func isEmphasis(_ place: Int) -> Bool {
    (["\\em ", "\\it ", "\\em\\", "\\sl "] as [StaticString]).contains {
      scanner.has($0, at: place, before: end)
    }
  }

  private mutating func readEmphasis(_ inner: Range<Int>, into item: inout BibItem) {
    let start = item.count
    readGroup(inner, into: &item)
    item.emphasize(from: start)
  }

  /// Reads what is in a group, and goes on behind it.
  private mutating func readGroup(_ inner: Range<Int>, into item: inout BibItem) {
    if depth < BibItemReader.depthLimit {
      var reader = BibItemReader(bytes, inner)
      reader.depth = depth + 1
      reader.read(into: &item)
    }
    offset = min(inner.upperBound + 1, end)
  }

  private mutating func command(_ item: inout BibItem) {
    let start = offset
    var place = offset + 1
    while place < end, ASCII.isLetter(bytes[place]) || bytes[place] == 0x40 { place += 1 }
    let name = scanner.slice(start + 1..<place)
    if name.isEmpty {
      // `\ ` and `\/` are blanks or nothing; `\"u` and `\&` stay.
      if place < end, ASCII.isWhite(bytes[place]) || bytes[place] == ASCII.slash {
        if bytes[place] != ASCII.slash { item.append(ASCII.space) }
        offset = place + 1
      } else {
        copy(&item)
        if offset < end { copy(&item) }
      }
      return
    }
    offset = place
    if read(name, into: &item) { return }
    for byte in bytes[start..<place] { item.append(byte) }
  }

  /// Reads what follows the name of a command; false for one that stays.
  private mutating func read(_ name: UnsafeRawBufferPointer, into item: inout BibItem) -> Bool {
    func isNamed(_ names: StaticString...) -> Bool { names.contains { ASCII.equals($0, name) } }
    if isNamed("newblock") {
      item.beginBlock()
    } else if isNamed("emph", "textit", "textsl", "showarticletitle", "enquote") {
      let first = item.count
      if let inner = group() { readGroup(inner, into: &item) }
      if isNamed("showarticletitle", "enquote") { item.takeTitle(from: first) }
      item.emphasize(from: first)
    } else if isNamed("url", "path", "nolinkurl") {
      if let inner = group() { takeLink(inner, &item) }
    } else if isNamed("href", "href@noop", "Eprint") {
      if let inner = group() { takeLink(inner, &item) }
      if let inner = group() { readGroup(inner, into: &item) }
    } else if isNamed("eprint") {
      if let inner = group() {
        item.add(id: scanner.slice(inner))
        readGroup(inner, into: &item)
      }
    } else if isNamed("bibinfo") {
      readNamed(into: &item)
    } else if isNamed("bibfield", "natexlab") {
      if let inner = group() { offset = min(inner.upperBound + 1, end) }
    } else if isNamed("penalty") {
      while offset < end, ASCII.isDigit(bytes[offset]) { offset += 1 }
    } else if BibItemReader.settings.contains(where: { ASCII.equals($0, name) }) {
      while offset < end, bytes[offset] == ASCII.space { offset += 1 }
    } else {
      return false
    }
    return true
  }

  /// `\bibinfo{title}{…}`
  private mutating func readNamed(into item: inout BibItem) {
    guard let part = group() else { return }
    offset = min(part.upperBound + 1, end)
    let first = item.count
    guard let inner = group() else { return }
    readGroup(inner, into: &item)
    switch scanner.trimmed(part) {
    case let name where scanner.says("author", name) || scanner.says("person", name):
      item.takeAuthor(from: first)
    case let name where scanner.says("title", name): item.takeTitle(from: first)
    default: break
    }
  }

  /// What says how something is set, and nothing else.
  private static let settings: [StaticString] = [
    "em", "it", "bf", "tt", "bfseries", "ttfamily", "itshape", "raggedright", "endgroup", "sc",
    "sl", "rm", "textbf", "texttt", "textsc", "textrm", "BibitemOpen",
    "BibitemShut", "bibnamefont", "bibfnamefont", "bibinitperiod", "BibitemStop", "bibitemStop",
    "bibitemNoStop", "EOS", "small", "BIBentryALTinterwordspacing", "BIBentrySTDinterwordspacing",
    "hskip", "relax", "protect", "citenamefont", "Url", "doibase", "showeprint", "showISBNx",
    "showDOI",
  ]

  private mutating func takeLink(_ inner: Range<Int>, _ item: inout BibItem) {
    BibTeXText.withAddress(scanner.slice(scanner.trimmed(inner))) { item.add(link: $0) }
    offset = min(inner.upperBound + 1, end)
  }

  private mutating func passBlanks() {
    while offset < end, ASCII.isWhite(bytes[offset]) { offset += 1 }
  }

  /// What is in the braces that begin here, behind blanks; nil when none do or nothing closes them.
  private func group() -> Range<Int>? {
    var start = offset
    while start < end, ASCII.isWhite(bytes[start]) { start += 1 }
    guard start < end, bytes[start] == ASCII.braceOpen else { return nil }
    var (depth, place) = (0, start)
    while place < min(end, start + BibItemReader.groupLimit) {
      switch bytes[place] {
      case ASCII.backslash: place += 1
      case ASCII.braceOpen: depth += 1
      case ASCII.braceClosed:
        depth -= 1
        if depth == 0 { return start + 1..<place }
      default: break
      }
      place += 1
    }
    return nil
  }
}
