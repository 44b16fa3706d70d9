import Digests
import Papers

/// Finds in a text what no reader of blocks marks: bare addresses (`https://…`, `doi:10.…`), wiki links (`[[Name|text]]`),
/// marks of footnotes (`[^1]`). What stands in a link, an image or code already is left alone.
struct MarkFinder {
  struct Mark {
    var kind: Outline.RunKind
    var range: Range<Int>
    /// Where the target stands in the text.
    var target: Range<Int>
  }

  /// In the order of the text.
  private(set) var found: [Mark] = []
  /// What is no text for a reader: brackets, names of pages that have a text.
  private(set) var removed: [Range<Int>] = []

  /// The longest name and text of a wiki link, and the longest mark of a footnote, in bytes: more is not
  /// looked through for the closing bracket.
  private static let wikiLimit = 400
  private static let footnoteLimit = 64

  private let start: Int

  init(start: Int) { self.start = start }

  /// Looks through a text from `start` to its end. `known` are the runs that it has, by their beginnings.
  mutating func find(
    in text: UnsafeRawBufferPointer, known: Slice<UnsafeBufferPointer<Outline.Run>>
  ) {
    var offset = start
    var next = known.startIndex
    // What is before here is in a run that has its meaning.
    var taken = start
    let scanner = ByteScanner(text)
    while let place = scanner.first(
      ASCII.colon, or: ASCII.bracketOpen, or: ASCII.bracketOpen, in: offset..<text.count)
    {
      offset = place
      let byte = text[offset]
      while next < known.endIndex, known[next].range.lowerBound <= offset {
        switch known[next].kind {
        case .link, .image, .code: taken = max(taken, known[next].range.upperBound)
        default: break
        }
        next += 1
      }
      if offset < taken {
        offset += 1
      } else if byte == ASCII.colon {
        let limit = next < known.endIndex ? nextTaken(known[next...], text.count) : text.count
        let first = max(start, taken)
        offset =
          address(at: offset, from: first, before: limit, in: text)
          ?? doi(at: offset, from: first, before: limit, in: text) ?? offset + 1
      } else {
        offset = bracket(at: offset, in: text) ?? offset + 1
      }
    }
  }

  /// Where the next run begins that an address cannot reach into.
  private func nextTaken(
    _ runs: Slice<UnsafeBufferPointer<Outline.Run>>, _ end: Int
  ) -> Int {
    // One look: a link right behind an address is the common case.
    guard let run = runs.first, run.kind == .link || run.kind == .image else { return end }
    return run.range.lowerBound
  }

  /// `http://`, `https://`: `colon` is where the colon stands. Returns where the address ends.
  private mutating func address(
    at colon: Int, from first: Int, before limit: Int, in text: UnsafeRawBufferPointer
  ) -> Int? {
    let scanner = ByteScanner(text)
    guard scanner.has("://", at: colon, before: limit) else { return nil }
    let scheme: Int
    if colon - 5 >= first, scanner.says("https", colon - 5..<colon) {
      scheme = colon - 5
    } else if colon - 4 >= first, scanner.says("http", colon - 4..<colon) {
      scheme = colon - 4
    } else {
      return nil
    }
    if scheme > first, ASCII.lower(text[scheme - 1]) &- 0x61 < 26 { return nil }
    let end = BareAddress.end(in: text, from: colon + 3, before: limit)
    guard end > colon + 3 else { return nil }
    if let close = labelled(scheme..<end, before: limit, in: text) { return close }
    found.append(Mark(kind: .link, range: scheme..<end, target: scheme..<end))
    return end
  }

  /// `https://…[Title]` as AsciiDoc has it, and `[https://… Title]` as wikis do: the words are the text of the link.
  /// Returns where the link ends.
  private mutating func labelled(
    _ address: Range<Int>, before limit: Int, in text: UnsafeRawBufferPointer
  ) -> Int? {
    let scanner = ByteScanner(text)
    let line = address.lowerBound..<min(limit, address.lowerBound + 1000)
    let end = scanner.first(ASCII.lineFeed, in: line) ?? line.upperBound
    var target = address
    var first = address.upperBound
    let isWiki = address.lowerBound > start && text[address.lowerBound - 1] == ASCII.bracketOpen
    if isWiki {
      guard first < end, text[first] == ASCII.space else { return nil }
      first += 1
    } else {
      let stop = min(end, address.upperBound + 1)
      guard let open = scanner.first(ASCII.bracketOpen, in: address.lowerBound..<stop),
        open > address.lowerBound + 12
      else { return nil }
      (target, first) = (address.lowerBound..<open, open + 1)
    }
    guard let close = scanner.first(ASCII.bracketClosed, in: first..<end), close > first + 1,
      text[first..<close].contains(where: { !ASCII.isWhite($0) }),
      isWiki || text[first..<close].contains(ASCII.space)
    else { return nil }
    removed.append((isWiki ? target.lowerBound - 1 : target.lowerBound)..<first)
    removed.append(close..<close + 1)
    found.append(Mark(kind: .link, range: first..<close, target: target))
    return close + 1
  }

  /// `doi:10.1000/182`, `DOI: 10.1000/182`: `colon` is where the colon stands. Returns where the DOI ends. Those of
  /// archives of data and software are of no papers.
  private mutating func doi(
    at colon: Int, from first: Int, before limit: Int, in text: UnsafeRawBufferPointer
  ) -> Int? {
    let scanner = ByteScanner(text)
    guard colon - 3 >= first, scanner.says("doi", colon - 3..<colon),
      colon - 3 == first || !ASCII.isLetter(text[colon - 4])
    else { return nil }
    var place = colon + 1
    while place < limit, place - colon < 3, text[place] == ASCII.space { place += 1 }
    guard scanner.has("10.", at: place, before: limit),
      !scanner.has("10.5281/", at: place, before: limit),
      LinkTarget.doi(in: scanner.slice(place..<min(limit, place + 40))) != nil
    else { return nil }
    let end = BareAddress.end(in: text, from: place, before: limit)
    found.append(Mark(kind: .link, range: colon - 3..<end, target: place..<end))
    return end
  }

  private mutating func bracket(at open: Int, in text: UnsafeRawBufferPointer) -> Int? {
    guard open + 2 < text.count else { return nil }
    switch text[open + 1] {
    case ASCII.bracketOpen: return wikiLink(at: open, in: text)
    case 0x5E: return footnote(at: open, in: text)
    default: return nil
    }
  }

  private mutating func wikiLink(at open: Int, in text: UnsafeRawBufferPointer) -> Int? {
    let limit = min(text.count - 1, open + MarkFinder.wikiLimit)
    var bar: Int?
    var close = open + 2
    while close < limit, text[close] != ASCII.bracketClosed {
      if text[close] == ASCII.lineFeed || text[close] == ASCII.bracketOpen { return nil }
      if text[close] == ASCII.bar, bar == nil { bar = close }
      close += 1
    }
    guard close < limit, text[close + 1] == ASCII.bracketClosed, close > open + 2 else {
      return nil
    }
    // `![[figure.png]]` shows what it names.
    let isImage = open > start && text[open - 1] == ASCII.exclamation
    let from = bar.map { $0 + 1 } ?? open + 2
    guard from < close else { return nil }
    removed.append((isImage ? open - 1 : open)..<from)
    removed.append(close..<close + 2)
    found.append(
      Mark(
        kind: isImage ? .image : .wiki, range: from..<close,
        target: open + 2..<(bar ?? close)))
    return close + 2
  }

  private mutating func footnote(at open: Int, in text: UnsafeRawBufferPointer) -> Int? {
    let limit = min(text.count, open + MarkFinder.footnoteLimit)
    var close = open + 2
    while close < limit, text[close] != ASCII.bracketClosed {
      if ASCII.isWhite(text[close]) || text[close] == ASCII.bracketOpen { return nil }
      close += 1
    }
    guard close < limit, close > open + 2 else { return nil }
    found.append(Mark(kind: .raised, range: open..<close + 1, target: open..<open))
    return close + 1
  }
}

/// Where an address ends that stands in running text.
enum BareAddress {
  /// The end of an address whose scheme is before `from`: blanks, quotation marks, and what is no ASCII end
  /// it; punctuation at its end and brackets that it does not open are the sentence's.
  static func end(in text: UnsafeRawBufferPointer, from: Int, before limit: Int) -> Int {
    var end = from
    var (round, square) = (0, 0)
    scan: while end < limit {
      switch text[end] {
      case 0...0x20, 0x7F..., ASCII.less, ASCII.greater, ASCII.quote, ASCII.bar, 0x60: break scan
      case ASCII.parenthesisOpen: round += 1
      case ASCII.parenthesisClosed:
        if round == 0 { break scan }
        round -= 1
      case ASCII.bracketOpen: square += 1
      case ASCII.bracketClosed:
        if square == 0 { break scan }
        square -= 1
      default: break
      }
      end += 1
    }
    while end > from, ByteSet(".,;:!?'*_~\\([{}").contains(text[end - 1]) { end -= 1 }
    return end
  }
}
