import Digests
import Papers

/// Lines without a label, read by their looks.
extension EntryReader {
  /// What is on the line of the title besides it.
  mutating func readAroundTitle(_ line: Range<Int>, _ block: Int, _ page: Page) {
    if line.lowerBound < titleUsed.lowerBound {
      readRest(line.lowerBound..<titleUsed.lowerBound, block, page, isAfterTitle: false)
    }
    // Labels within what was used up by the title are links all the same.
    takeLinks(titleUsed, block, page, asCode: false)
    if titleUsed.upperBound < line.upperBound {
      // A sentence goes on with a syllable that belongs to the word of the title.
      let isGlued = (0xE3...0xED).contains(page.text[titleUsed.upperBound])
      readRest(titleUsed.upperBound..<line.upperBound, block, page, isAfterTitle: !isGlued)
    }
  }

  mutating func readRest(
    _ range: Range<Int>, _ block: Int, _ page: Page, isAfterTitle: Bool
  ) {
    var rest = RestReader(page, block: block, id: found.reference?.id)
    links.removeAll(keepingCapacity: true)
    rest.read(range, isAfterTitle: isAfterTitle, links: &links, into: &found)
    for link in links { takeLink(link, page, asCode: false) }
  }

  /// Reads a line that is no running text; returns where to go on, nil when it is text.
  mutating func readFree(
    _ line: Range<Int>, _ block: Int, within range: Range<Int>, isText: Bool, _ page: Page
  ) -> Int? {
    let trimmed = TextEdges.trimmed(line, in: page.text)
    if trimmed.isEmpty { return line.upperBound }
    defer { isAfterTitle = isAfterTitle && found.authors.isEmpty && trimmed.isEmpty }
    // An italic line after the title is of the authors.
    if found.authors.isEmpty, !isText, titleBlock >= 0,
      let authors = authors(in: line, block, range, page)
    {
      found.authors.append(authors.names)
      if authors.end < line.upperBound {
        readRest(authors.end..<line.upperBound, block, page, isAfterTitle: false)
      }
      return max(authors.end, line.upperBound)
    }
    let rest = RestReader(page, block: block, id: found.reference?.id)
    // `*Annals of Seas 2021*`
    if found.venue == nil, !isText, isItalic(trimmed, block, page), rest.isVenue(trimmed) {
      found.venue = Venues.isPreprint(trimmed, in: page.text) ? nil : trimmed
      return line.upperBound
    }
    guard rest.isShort(line) else { return nil }
    readRest(line, block, page, isAfterTitle: isAfterTitle)
    return line.upperBound
  }

  private func isItalic(_ range: Range<Int>, _ block: Int, _ page: Page) -> Bool {
    page.runs(of: block, in: range).contains {
      page.runs[$0].kind == .italic && page.runs[$0].range.lowerBound <= range.lowerBound
        && page.runs[$0].range.upperBound >= range.upperBound
    }
  }

  mutating func authors(
    in line: Range<Int>, _ block: Int, _ range: Range<Int>, _ page: Page
  ) -> (names: Range<Int>, end: Int)? {
    let start = TextEdges.trimmed(line, in: page.text)
    for index in page.runs(of: block, in: line)
    where page.runs[index].kind == .italic
      && page.runs[index].range.lowerBound <= start.lowerBound + 1
    {
      let run = page.runs[index].range
      guard run.upperBound > start.lowerBound else { continue }
      let names = TextEdges.trimmed(
        max(run.lowerBound, start.lowerBound)..<run.upperBound, in: page.text)
      guard run.upperBound >= start.upperBound || run.upperBound > line.upperBound else { continue }
      let look = page.names(in: names)
      if look.isNames || isAfterTitle && looksShort(names, page) { return (names, run.upperBound) }
    }
    if page.scanner.has("by ", at: start.lowerBound, before: start.upperBound)
      || page.scanner.has("By ", at: start.lowerBound, before: start.upperBound)
    {
      // `By [Ann Smith](…),` and more of them on the next lines.
      // No list of people is longer, so that no line looks far ahead.
      let limit = min(range.upperBound, line.upperBound + 2000)
      var end = line.upperBound
      while end < limit,
        page.text[start.lowerBound..<end].last(where: { !ASCII.isWhite($0) }) == ASCII.comma
      {
        end = page.lineEnd(from: end + 1, before: range.upperBound)
      }
      let names =
        start.lowerBound + 3..<TextEdges.trimmed(start.lowerBound..<end, in: page.text).upperBound
      if page.names(in: names).isNames { return (names, end) }
    }
    // `T Dettmers, A Pagnoni - arXiv preprint arXiv:2305.14314, 2023`
    if isAfterTitle, let dash = page.scanner.find(" - ", in: start),
      page.names(in: start.lowerBound..<dash).isNames
    {
      return (start.lowerBound..<dash, dash)
    }
    // One name alone may be anything, where no entry before had names there.
    let mayBeOne = isAfterTitle && namesFollowTitles
    guard mayBeOne ? page.names(in: start).isNames : page.isNameList(start),
      page.marks(of: block, in: line).isEmpty
    else { return nil }
    if isAfterTitle { namesFollowTitles = true }
    return (start, line.upperBound)
  }

  /// No sentence: a few words, or parts between commas.
  func looksShort(_ range: Range<Int>, _ page: Page) -> Bool {
    if page.day(range) != nil || page.isVenue(range) { return false }
    let text = page.slice(range)
    let words = text.count { ASCII.isWhite($0) } + 1
    let commas = text.count { $0 == ASCII.comma }
    return words <= 4 || commas * 5 >= words
  }
}
