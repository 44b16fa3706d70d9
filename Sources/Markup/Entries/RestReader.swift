import Digests
import Papers

/// Reads what is left of a line beside its title, part by part: `- Ann Smith et al., CVPR 2024. [[code]](…)`.
///
/// Links that are labels and pictures divide the line. A part is a date, a venue, names, tags, or text; where
/// text has begun, it is text to its end.
struct RestReader {
  let page: Page
  let block: Int
  /// The paper that the line is about: what leads to others is text.
  let id: PaperID?
  var takesNames = false
  /// The day of publication was said: a number behind it is one of readers.
  var isPublished = false

  init(_ page: Page, block: Int, id: PaperID?) {
    self.page = page
    self.block = block
    self.id = id
  }

  /// So many words are a sentence.
  private static let someWords = 13

  /// Whether a line has little text beside its links: nothing that would be read as a sentence.
  func isShort(_ line: Range<Int>) -> Bool {
    var words = 0
    var place = line.lowerBound
    for index in page.runs(of: block, in: line)
    where page.runs[index].kind == .link || page.runs[index].kind == .image {
      let run = page.runs[index]
      guard isDivider(index), run.range.lowerBound >= place else { continue }
      words += count(place..<run.range.lowerBound, upTo: RestReader.someWords)
      place = min(run.range.upperBound, line.upperBound)
    }
    for index in page.marks(of: block, in: place..<line.upperBound) where isOwn(page.marks[index]) {
      words += count(
        place..<max(place, page.marks[index].range.lowerBound), upTo: RestReader.someWords)
      place = max(place, min(page.marks[index].range.upperBound, line.upperBound))
    }
    let rest = place..<line.upperBound
    words += count(rest, upTo: RestReader.someWords)
    if words <= 3, place > line.lowerBound { return true }
    if place > line.lowerBound, isDay(afterBrackets: rest) || saysPublished(rest) { return true }
    let pictures = TextEdges.afterPictures(line.lowerBound, before: line.upperBound, page.text)
    let whole = TextEdges.trimmed(pictures..<line.upperBound, in: page.text)
    return whole.count <= 60
      && (page.day(whole) != nil || page.isVenue(whole)
        || page.slice(whole).first == ASCII.bracketOpen
          && Venues.isVenueOfYear(whole, in: page.text))
      || isTags(whole)
      || words < RestReader.someWords && place > line.lowerBound
        && isVenue(line.lowerBound..<firstDivider(line))
  }

  /// `[cs.LG], 31 May 2024`
  private func isDay(afterBrackets range: Range<Int>) -> Bool {
    var rest = TextEdges.trimmed(range, in: page.text)
    while let first = rest.first, ByteSet("[(").contains(page.text[first]),
      let close = TextEdges.closing(first, before: rest.upperBound, page.text)
    {
      rest = TextEdges.trimmed(close + 1..<rest.upperBound, in: page.text)
    }
    return (5...40).contains(rest.count) && page.day(rest) != nil
  }

  /// A known venue, or some words in capitals and a year: `Knowledge-Based Systems 2021`.
  func isVenue(_ range: Range<Int>) -> Bool {
    let part = TextEdges.trimmed(range, in: page.text)
    if page.isVenue(part) || Venues.isVenueOfYear(part, in: page.text) { return true }
    guard (7...100).contains(part.count), (2...9).contains(count(part, upTo: 10)),
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
    where page.runs[index].kind == .link && isDivider(index) {
      return max(line.lowerBound, page.runs[index].range.lowerBound)
    }
    return line.upperBound
  }

  /// How many words a part has, at most `limit`.
  func count(_ range: Range<Int>, upTo limit: Int) -> Int {
    let text = page.text
    var (words, place) = (0, range.lowerBound)
    while place < range.upperBound {
      let byte = text[place]
      place &+= 1
      guard TextEdges.isLetter(byte) || byte >= 0x80 || ASCII.isDigit(byte) else { continue }
      words += 1
      if words == limit { break }
      while place < range.upperBound, !ASCII.isWhite(text[place]) { place &+= 1 }
    }
    return words
  }

  /// Whether a link or picture says nothing but where it leads, and not to another paper.
  private func isDivider(_ index: Int) -> Bool {
    let (run, link) = (page.runs[index], page.links[index])
    if run.kind == .image { return true }
    guard link.isLabel else {
      return run.range.count <= 24 && link.isCode
        || run.range.count <= 40 && link.reference == nil && !link.isPaper
          && page.isInBrackets(run.range)
    }
    return link.reference == nil || link.reference?.id == id
  }

  private func isOwn(_ mark: PaperMark) -> Bool { mark.run < 0 && mark.reference?.id == id }

  // MARK: Parts

  /// Reads a part of a line. Links that divide it are added to `links`.
  mutating func read(
    _ range: Range<Int>, isAfterTitle: Bool, links: inout [Int], into found: inout FoundEntry
  ) {
    takesNames = isAfterTitle && found.authors.isEmpty
    var place = range.lowerBound
    for index in page.runs(of: block, in: range)
    where page.runs[index].kind == .link || page.runs[index].kind == .image {
      let run = page.runs[index]
      guard run.range.upperBound <= range.upperBound, isDivider(index) else { continue }
      if run.kind == .image {
        if !run.target.isEmpty, Badges.isBadge(page.target(run.target)), !isLinked(index) {
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
      if let quote = closingQuote(rest.lowerBound, before: rest.upperBound) {
        rest = TextEdges.trimmed(rest.lowerBound + quote..<rest.upperBound, in: text)
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
    if rest.count >= 40 || count(rest, upTo: 4) == 4 {
      found.abstract.append(rest)
    } else if rest.count > 1 || text(rest) {
      found.comment.append(rest)
    }
  }

  /// The length of a quotation mark behind a title; nil when there is none.
  private func closingQuote(_ place: Int, before end: Int) -> Int? {
    guard page.text[place] >= 0xC2 else { return nil }
    return (["”", "」", "》", "»", "“"] as [StaticString]).first {
      page.scanner.has($0, at: place, before: end)
    }?.utf8CodeUnitCount
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
}
