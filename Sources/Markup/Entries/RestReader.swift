import Digests
import Papers

/// Reads what is left of a line beside its title, part by part: `- Ann Smith et al., CVPR 2024. [[code]](…)`.
///
/// Links that are labels and pictures divide the line. A part is a date, a venue, names, tags, or text; where
/// text has begun, it is text to its end.
struct RestReader {
  private let page: Page
  private let block: Int
  /// The paper that the line is about: what leads to others is text.
  private let id: PaperID?
  private var takesNames = false
  /// The links that divided what was read.
  private(set) var links: [Int] = []

  init(_ page: Page, block: Int, id: PaperID?) {
    self.page = page
    self.block = block
    self.id = id
  }

  /// Whether a line has little text beside its links: nothing that would be read as a sentence.
  func isShort(_ line: Range<Int>) -> Bool {
    var words = 0
    var place = line.lowerBound
    for index in page.runs(of: block, in: line)
    where page.runs[index].kind == .link || page.runs[index].kind == .image {
      let run = page.runs[index]
      guard isDivider(run), run.range.lowerBound >= place else { continue }
      words += count(place..<run.range.lowerBound)
      place = min(run.range.upperBound, line.upperBound)
    }
    for index in page.marks(of: block, in: place..<line.upperBound) where isOwn(page.marks[index]) {
      words += count(place..<max(place, page.marks[index].range.lowerBound))
      place = max(place, min(page.marks[index].range.upperBound, line.upperBound))
    }
    let rest = place..<line.upperBound
    words += count(rest)
    if words <= 3, place > line.lowerBound { return true }
    let whole = TextEdges.trimmed(line, in: page.text)
    return whole.count <= 60
      && (Day(text: page.slice(whole)) != nil || Venues.isVenue(whole, in: page.text))
      || isTags(whole)
      || words <= 12 && place > line.lowerBound && isVenue(line.lowerBound..<firstDivider(line))
  }

  /// A known venue, or some words in capitals and a year: `Knowledge-Based Systems 2021`.
  private func isVenue(_ range: Range<Int>) -> Bool {
    let part = TextEdges.trimmed(range, in: page.text)
    if Venues.isVenue(part, in: page.text) { return true }
    guard (7...100).contains(part.count), (2...9).contains(count(part)),
      !page.slice(part).contains(ASCII.comma)
    else { return false }
    let year = part.upperBound - 4..<part.upperBound
    return page.slice(year).allSatisfy(ASCII.isDigit)
      && ASCII.isWhite(page.text[year.lowerBound - 1])
      && (page.scanner.has("20", at: year.lowerBound, before: year.upperBound)
        || page.scanner.has("19", at: year.lowerBound, before: year.upperBound))
      && page.text[part.lowerBound] &- 0x41 < 26
      && Capitals.areOfTitle(part.lowerBound..<year.lowerBound, in: page.text)
  }

  private func firstDivider(_ line: Range<Int>) -> Int {
    for index in page.runs(of: block, in: line)
    where page.runs[index].kind == .link && isDivider(page.runs[index]) {
      return max(line.lowerBound, page.runs[index].range.lowerBound)
    }
    return line.upperBound
  }

  private func count(_ range: Range<Int>) -> Int {
    var (words, isInWord) = (0, false)
    for byte in page.text[range] {
      let isLetter = TextEdges.isLetter(byte) || byte >= 0x80 || ASCII.isDigit(byte)
      if isLetter, !isInWord { words += 1 }
      if ASCII.isWhite(byte) { isInWord = false } else if isLetter { isInWord = true }
    }
    return words
  }

  private func isDivider(_ run: Outline.Run) -> Bool {
    if run.kind == .image { return true }
    let isLabel = run.range.isEmpty || page.isLabel(run.range)
    let target = page.target(of: run)
    if !isLabel { return run.range.count <= 24 && LinkTarget(target).isCode }
    let other = ArxivAddresses.next(in: target, from: 0)?.reference.id
    return other == nil || other == id
  }

  private func isOwn(_ mark: PaperMark) -> Bool { mark.run < 0 && mark.reference?.id == id }

  // MARK: Parts

  /// Reads a part of a line. Links that divide it are in `links` then.
  mutating func read(_ range: Range<Int>, isAfterTitle: Bool, into found: inout FoundEntry) {
    takesNames = isAfterTitle && found.authors.isEmpty
    var place = range.lowerBound
    for index in page.runs(of: block, in: range)
    where page.runs[index].kind == .link || page.runs[index].kind == .image {
      let run = page.runs[index]
      guard run.range.upperBound <= range.upperBound, isDivider(run) else { continue }
      if run.kind == .image {
        if !run.target.isEmpty, Badges.isBadge(page.target(of: run)), !isLinked(index) {
          found.badges.append(run.target)
        }
      } else {
        links.append(index)
      }
      if run.range.lowerBound > place { readPart(place..<run.range.lowerBound, &found) }
      place = max(place, run.range.upperBound)
    }
    for index in page.marks(of: block, in: place..<max(place, range.upperBound))
    where isOwn(page.marks[index]) {
      let mark = page.marks[index].range
      if mark.lowerBound > place { readPart(place..<mark.lowerBound, &found) }
      place = max(place, mark.upperBound)
    }
    if place < range.upperBound { readPart(place..<range.upperBound, &found) }
  }

  private func isLinked(_ image: Int) -> Bool {
    let range = page.runs[image].range
    return (max(page.blocks[block].runs.lowerBound, image - 3)..<image).contains {
      page.runs[$0].kind == .link && page.runs[$0].range.lowerBound <= range.lowerBound
        && page.runs[$0].range.upperBound >= range.upperBound
    }
  }

  private mutating func readPart(_ range: Range<Int>, _ found: inout FoundEntry) {
    var rest = TextEdges.trimmed(range, in: page.text)
    var guardCount = 0
    while !rest.isEmpty, guardCount < 64 {
      guardCount += 1
      let text = page.text
      let pictures = TextEdges.afterPictures(rest.lowerBound, before: rest.upperBound, text)
      if pictures > rest.lowerBound {
        rest = TextEdges.trimmed(pictures..<rest.upperBound, in: text)
        continue
      }
      let first = text[rest.lowerBound]
      if first == ASCII.bracketOpen || first == ASCII.parenthesisOpen {
        if let close = TextEdges.closing(rest.lowerBound, before: rest.upperBound, text) {
          let inner = TextEdges.trimmed(rest.lowerBound + 1..<close, in: text)
          if !inner.isEmpty, !take(inner, &found, isBracket: true) {
            // A remark.
            if close + 1 >= rest.upperBound || inner.count < 60 {
              found.comment.append(inner)
            } else {
              break
            }
          }
          rest = TextEdges.trimmed(close + 1..<rest.upperBound, in: text)
        } else {
          rest = TextEdges.trimmed(rest.lowerBound + 1..<rest.upperBound, in: text)
        }
        continue
      }
      if first == ASCII.bracketClosed || first == ASCII.parenthesisClosed || first == 0x26
        || first == ASCII.quote
      {
        rest = TextEdges.trimmed(rest.lowerBound + 1..<rest.upperBound, in: text)
        continue
      }
      if isClosingQuote(rest.lowerBound, before: rest.upperBound) {
        rest = TextEdges.trimmed(rest.lowerBound + 3..<rest.upperBound, in: text)
        continue
      }
      let part = nextPart(rest)
      if take(part, &found, isBracket: false) {
        rest = TextEdges.trimmed(part.upperBound..<rest.upperBound, in: text)
      } else if let names = leadingNames(rest, &found) {
        rest = TextEdges.trimmed(names..<rest.upperBound, in: text)
      } else {
        break
      }
    }
    rest = withoutOpenBracket(rest)
    if rest.isEmpty { return }
    if count(rest) >= 4 || rest.count >= 40 {
      found.abstract.append(rest)
    } else if rest.count > 1 || text(rest) {
      found.comment.append(rest)
    }
  }

  /// A quotation mark behind a title, of three bytes.
  private func isClosingQuote(_ place: Int, before end: Int) -> Bool {
    page.text[place] >= 0xE2
      && (["”", "」", "》"] as [StaticString]).contains {
        page.scanner.has($0, at: place, before: end)
      }
  }

  private func text(_ range: Range<Int>) -> Bool {
    page.text[range].contains { TextEdges.isLetter($0) || $0 >= 0x80 }
  }

  private func withoutOpenBracket(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, ByteSet("[( ").contains(page.text[end - 1]) { end -= 1 }
    let cut = TextEdges.trimmed(range.lowerBound..<end, in: page.text)
    return page.text[cut].contains { TextEdges.isLetter($0) || $0 >= 0x80 || ASCII.isDigit($0) }
      ? cut : cut.lowerBound..<cut.lowerBound
  }

  /// Up to the next sign that divides parts for sure.
  private func nextPart(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for sign in [" | ", " - ", " – ", " — ", "\n", " (", " ["] as [StaticString] {
      if let place = page.scanner.find(sign, in: range.lowerBound..<end) { end = place }
    }
    var rest = range.lowerBound..<end
    // A dot after a word that is long or has small letters ends a part.
    while let dot = page.scanner.find(". ", in: rest) {
      var start = dot
      while start > range.lowerBound,
        TextEdges.isLetter(page.text[start - 1]) || page.text[start - 1] >= 0x80
      { start -= 1 }
      if dot - start > 2 || ASCII.isDigit(page.text[dot - 1])
        || page.scanner.ends(range.lowerBound..<dot, with: "et al")
      {
        return range.lowerBound..<dot
      }
      rest = dot + 1..<end
    }
    return range.lowerBound..<end
  }

  /// Whether a part is a date, a venue, names, or tags.
  private mutating func take(_ part: Range<Int>, _ found: inout FoundEntry, isBracket: Bool) -> Bool
  {
    let part = TextEdges.trimmed(part, in: page.text)
    if part.isEmpty { return true }
    let bytes = page.slice(part)
    if part.count <= 40 {
      if let day = Day(text: bytes), part.count > 4 || isBracket || found.day == nil {
        // A year alone is the one of the venue.
        if part.count > 4 { found.day = found.day ?? day }
        return true
      }
      if !Venues.isVenue(part, in: page.text), LinkLabel.isLabel(bytes) || LabelWords.isMark(bytes)
      {
        return true
      }
    }
    if isVenue(part) {
      if !Venues.isPreprint(part, in: page.text) { found.venue = found.venue ?? part }
      return true
    }
    if isTags(part) {
      addTags(part, &found)
      return true
    }
    if takesNames, found.authors.isEmpty {
      var names = part
      for word in ["by ", "By ", "Authors: ", "from "] as [StaticString]
      where page.scanner.has(word, at: part.lowerBound, before: part.upperBound) {
        names = part.lowerBound + word.utf8CodeUnitCount..<part.upperBound
      }
      let look = NameLists.look(at: names, in: page.text)
      if look.isNames || isItalicNames(names) {
        found.authors.append(names)
        return true
      }
    }
    return false
  }

  /// An italic part right after the title.
  private func isItalicNames(_ range: Range<Int>) -> Bool {
    guard range.count < 2000 else { return false }
    for index in page.runs(of: block, in: range)
    where page.runs[index].kind == .italic && page.runs[index].range.lowerBound <= range.lowerBound
      && page.runs[index].range.upperBound >= range.upperBound
    {
      let commas = page.slice(range).count { $0 == ASCII.comma }
      return commas > 0 && commas * 5 >= count(range) && !Venues.isVenue(range, in: page.text)
    }
    return false
  }

  /// Names with which a text begins, before a comma and a venue or before a dot: returns where they end.
  private mutating func leadingNames(_ range: Range<Int>, _ found: inout FoundEntry) -> Int? {
    guard takesNames, found.authors.isEmpty else { return nil }
    var part = nextPart(range)
    if part.count > 8000 { return nil }
    // Commas from the end: the venue has some words and a year.
    for _ in 0..<6 {
      guard let comma = page.text[part].lastIndex(of: ASCII.comma) else { return nil }
      let tail = TextEdges.trimmed(comma + 1..<part.upperBound, in: page.text)
      if NameLists.look(at: part.lowerBound..<comma, in: page.text).isNames,
        tail.isEmpty || Venues.isVenue(tail, in: page.text) || Day(text: page.slice(tail)) != nil
          || page.slice(tail).contains(where: ASCII.isDigit) && tail.count < 60
      {
        found.authors.append(part.lowerBound..<comma)
        return comma
      }
      part = part.lowerBound..<comma
    }
    return nil
  }

  // MARK: Tags

  /// `#speed #models`
  private func isTags(_ range: Range<Int>) -> Bool {
    guard range.count > 2, page.text[range.lowerBound] == ASCII.hash else { return false }
    var isWordStart = true
    for place in range {
      let byte = page.text[place]
      if ASCII.isWhite(byte) || byte == ASCII.comma {
        isWordStart = true
      } else if isWordStart {
        guard byte == ASCII.hash, place + 1 < range.upperBound, !ASCII.isWhite(page.text[place + 1])
        else { return false }
        isWordStart = false
      }
    }
    return true
  }

  private func addTags(_ range: Range<Int>, _ found: inout FoundEntry) {
    var start: Int?
    for place in range.lowerBound...range.upperBound {
      let isEnd =
        place == range.upperBound || ASCII.isWhite(page.text[place])
        || page.text[place] == ASCII.comma
        || page.text[place] == ASCII.hash
      if isEnd {
        if let from = start, place > from { found.tags.append(from..<place) }
        start = place < range.upperBound && page.text[place] == ASCII.hash ? place + 1 : nil
      }
    }
  }
}
