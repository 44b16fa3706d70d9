import Digests
import Papers

/// Finds the title of a paper in the units that are about it. Of several texts that may be it, the one of the
/// first rank is: what is called a title; the text of the paper's link; bold text; a summary; a heading; a link
/// within a sentence; what stands before the address; the line after the address; the first sentence.
struct TitleFinder {
  enum Rank: Int {
    case field, link, bold, summary, heading, inner, before, after, sentence
  }

  private(set) var rank: Rank?
  /// What is shown.
  private(set) var title = 0..<0
  /// The block in which it stands, and the part of its text that is used up by it.
  private(set) var block = 0
  private(set) var used = 0..<0
  private(set) var venue: Range<Int>?
  private(set) var date: Day?
  /// Names that stand before a title (`Ann Smith, Bo Lee. Title. 2024.`).
  private(set) var authors: Range<Int>?

  private let page: Page
  /// The paper's id, if it has one of arXiv.
  private let id: PaperID?
  private var isAfterAddress = false
  private var isAfterTitleLabel = false

  init(_ page: Page, id: PaperID?) {
    self.page = page
    self.id = id
  }

  /// How sure it is that a text is a title, and not only what stands near an address.
  var isStrong: Bool { rank.map { $0.rawValue <= Rank.summary.rawValue } ?? false }

  /// Looks at a unit. `isFirst` is whether the entry begins with it.
  mutating func look(at unit: Unit, isFirst: Bool) {
    if let part = unit.part {
      look(atText: part, of: unit.blocks.lowerBound, unit, isFirst: isFirst)
      return
    }
    var index = unit.blocks.lowerBound
    var texts = 0
    while index < unit.blocks.upperBound {
      if rank == .field || rank == .link && texts > 2 || texts > 12 { return }
      if !page.blocks[index].text.isEmpty {
        look(atText: page.blocks[index].text, of: index, unit, isFirst: isFirst && texts == 0)
        texts += 1
      }
      index += 1
    }
  }

  /// Looks at the cell of a table as a whole: its lines are one title, up to a link that is a label, or to names.
  mutating func lookAtCell(_ range: Range<Int>, _ block: Int) {
    var end = page.scanner.trimmed(range).upperBound
    if let feed = page.text[range.lowerBound..<end].lastIndex(of: ASCII.lineFeed),
      NameLists.look(at: feed + 1..<end, in: page.text).isList
    {
      end = feed
    }
    let title = words(of: range.lowerBound..<end, block)
    guard TitleText.look(at: title.range, page) > .none else { return }
    rank = nil
    offer(title, .before, block, used: range.lowerBound..<title.range.upperBound)
  }

  private mutating func look(
    atText range: Range<Int>, of block: Int, _ unit: Unit, isFirst: Bool
  ) {
    switch page.blocks[block].kind {
    case .code: return
    case .heading:
      if page.fieldLabel(ofWhole: range) == nil { lookAtHeading(range, block) }
      return
    case .summary, .term:
      if page.fieldLabel(ofWhole: range) == nil { offerCut(range, .summary, block, used: range) }
      return
    case .field(let name):
      if FieldNames.label(of: name)?.label == .title { offer(range, .field, block, used: range) }
      return
    default: break
    }
    var place = range.lowerBound
    var lines = 0
    while place < range.upperBound, lines < 8 {
      let end = page.lineEnd(from: place, before: range.upperBound)
      lookAtLine(place..<end, block, unit, isFirst: isFirst && lines == 0)
      if rank == .field { return }
      place = end + 1
      lines += 1
    }
  }

  private mutating func lookAtHeading(_ range: Range<Int>, _ block: Int) {
    if lookAtLink(range, block, isHeading: true) { return }
    offer(words(of: range, block), .heading, block, used: range)
    if rank == .heading { return }
    offerCut(range, .heading, block, used: range)
  }

  private mutating func lookAtLine(
    _ line: Range<Int>, _ block: Int, _ unit: Unit, isFirst: Bool
  ) {
    let wasAfterTitle = isAfterTitleLabel
    let wasAfterAddress = isAfterAddress
    (isAfterTitleLabel, isAfterAddress) = (false, false)
    if let (label, value) = page.fieldLabel(ofLine: line) {
      if label == .title {
        if page.scanner.trimmed(value).isEmpty {
          isAfterTitleLabel = true
        } else {
          offer(words(of: value, block), .field, block, used: value)
        }
        return
      }
      // `Paper: [Title](…)`, `arXiv:2401.01234 Title`
      if [.paper, .link, .pdf, .id].contains(label), !value.isEmpty {
        if lookAtLink(value, block, isHeading: false) { return }
        let marks = page.marks(of: block, in: line)
        if !marks.isEmpty { lookAround(marks, value, block) }
      }
      return
    }
    if page.fieldLabel(ofWhole: line) != nil {
      isAfterTitleLabel = page.fieldLabel(ofWhole: line) == .title
      return
    }
    if wasAfterTitle {
      offer(words(of: line, block), .field, block, used: line)
      return
    }
    if lookAtLink(line, block, isHeading: false) { return }
    if lookAtBold(line, block) { return }
    let marks = page.marks(of: block, in: line)
    if rank.map({ $0.rawValue < Rank.inner.rawValue }) ?? false { return }
    if marks.isEmpty {
      if wasAfterAddress { offerCut(line, .after, block, used: line) }
      if isFirst, isAbove(block, unit), page.text[line.upperBound - 1] != ASCII.colon {
        offerSentence(line, block, as: .before)
      } else if isFirst || wasAfterAddress {
        offerSentence(line, block)
      }
      return
    }
    lookAround(marks, line, block)
    // Only an address: the next line may be the title.
    isAfterAddress = rank == nil
  }

  // MARK: Ranks

  /// The text of the paper's own link. Returns whether that is a title.
  private mutating func lookAtLink(_ line: Range<Int>, _ block: Int, isHeading: Bool) -> Bool {
    var lead: Int?
    for index in page.marks(of: block, in: line) {
      let mark = page.marks[index]
      guard mark.run >= 0, !mark.isLabel, id == nil || mark.reference?.id == id else { continue }
      lead = lead ?? LineStart(line, block, page).place
      let title = TitleText(mark.range, page)
      guard TitleText.look(at: title.range, page) > .none else { continue }
      let isLeading = isHeading || lead! >= mark.range.lowerBound
      if !isLeading, isBehindTitle(mark.range, from: lead!) { continue }
      offer(title, isLeading ? .link : .inner, block, used: mark.range)
      return isLeading
    }
    return false
  }

  /// `2012-07 | Title | Authors | [Bioinformatics](…)`: whether a link of few words stands behind bars and a
  /// part that is a title.
  private func isBehindTitle(_ link: Range<Int>, from start: Int) -> Bool {
    guard start < link.lowerBound,
      page.slice(link).split(whereSeparator: ASCII.isWhite).count <= 6
    else { return false }
    var rest = start..<link.lowerBound
    while let bar = page.scanner.find(" | ", in: rest) {
      let part = TextEdges.trimmed(rest.lowerBound..<bar, in: page.text)
      if TitleText.look(at: part, page) == .full, part.count > link.count { return true }
      rest = bar + 3..<rest.upperBound
    }
    return false
  }

  /// Bold text with which the line begins.
  private mutating func lookAtBold(_ line: Range<Int>, _ block: Int) -> Bool {
    let start = LineStart(line, block, page)
    guard let run = start.run, page.runs[run].kind == .bold else { return false }
    var range = max(page.runs[run].range.lowerBound, start.place)..<page.runs[run].range.upperBound
    if range.upperBound > line.upperBound, !page.slice(range).contains(ASCII.lineFeed) {
      return false
    }
    // One bold word after the other, or a name and the title.
    let rest = range.upperBound..<max(range.upperBound, line.upperBound)
    let isNameOfOne =
      TitleText.look(at: TextEdges.trimmed(range, in: page.text), page) <= .word
      || !page.slice(range).contains(where: ASCII.isWhite)
    if isNameOfOne || endsWithColon(range, rest), let longer = longerTitle(range, rest, block) {
      range = longer
    } else if rank == .inner, endsWithColon(range, rest) {
      // `**Key paper:** [Title](…)`
      return true
    }
    let title = TitleText(range, page)
    guard TitleText.look(at: title.range, page) > .none else { return false }
    offer(title, .bold, block, used: range)
    return true
  }

  private func endsWithColon(_ range: Range<Int>, _ rest: Range<Int>) -> Bool {
    page.text[range.upperBound - 1] == ASCII.colon
      || !rest.isEmpty && page.text[rest.lowerBound] == ASCII.colon
  }

  /// `**DDPM:** Denoising Diffusion Models [paper]`: a name and a title in capitals, up to the first link.
  private func longerTitle(_ bold: Range<Int>, _ rest: Range<Int>, _ block: Int) -> Range<Int>? {
    guard !rest.isEmpty, page.text[rest.lowerBound] != ASCII.bar else { return nil }
    var end = rest.upperBound
    for index in page.runs(of: block, in: rest)
    where page.runs[index].kind == .link && page.runs[index].range.lowerBound >= rest.lowerBound {
      end = page.runs[index].range.lowerBound
      break
    }
    for sign in [" - ", " – ", " — ", " | ", "(", "["] as [StaticString] {
      if let place = page.scanner.find(sign, in: rest.lowerBound..<end) { end = place }
    }
    var from = rest.lowerBound
    if page.text[from] == ASCII.bracketClosed { from += 1 }
    let words = TextEdges.trimmed(from..<max(from, end), in: page.text)
    guard (8...200).contains(words.count), Capitals.areOfTitle(words, in: page.text) else {
      return nil
    }
    // `[**DDPM**] Denoising Diffusion Models`: the name was a tag.
    return page.text[rest.lowerBound] == ASCII.bracketClosed ? words : bold.lowerBound..<end
  }

  /// What stands before the first address of a line, or after it.
  private mutating func lookAround(_ marks: Range<Int>, _ line: Range<Int>, _ block: Int) {
    let found = words(of: line, block)
    if TitleText.look(at: found.range, page) == .none { return }
    var rest = found
    var cut = LineDivider(page).title(of: found.range)
    if let authors = cut.authors { self.authors = authors }
    cut.title = TitleText(cut.title, page).range
    rest.range = cut.title
    if TitleText.look(at: rest.range, page) == .none { return }
    let isBefore = rest.range.lowerBound < page.marks[marks.lowerBound].range.lowerBound
    let start = cut.authors == nil ? rest.range.lowerBound : line.lowerBound
    offer(rest, isBefore ? .before : .after, block, used: start..<rest.range.upperBound)
  }

  /// Whether a block is the text of an item that names no paper itself, above a list in which one is named:
  /// `- Title`, and below it `- [pdf](…)`.
  private func isAbove(_ block: Int, _ unit: Unit) -> Bool {
    unit.isItem && unit.part == nil && block + 1 < unit.blocks.upperBound
      && page.marks(in: block..<block + 1).isEmpty && !page.marks(in: unit).isEmpty
  }

  private mutating func offerSentence(
    _ line: Range<Int>, _ block: Int, as wanted: Rank = .sentence
  ) {
    if rank != nil { return }
    let whole = TitleText(line, page).range
    let cut = LineDivider(page).title(of: whole, isSentence: true)
    let title = TitleText(cut.title, page)
    // A word is a title if it is set apart.
    let isApart = cut.title.upperBound < whole.upperBound
    guard TitleText.look(at: title.range, page) >= (isApart ? .word : .full) else { return }
    offer(title, wanted, block, used: line.lowerBound..<title.range.upperBound)
  }

  private mutating func offerCut(
    _ range: Range<Int>, _ rank: Rank, _ block: Int, used: Range<Int>
  ) {
    let title = words(of: range, block)
    guard TitleText.look(at: title.range, page) > .none else { return }
    offer(title, rank, block, used: used)
  }

  /// The words of a text: up to the first label or address, or between them.
  private func words(of range: Range<Int>, _ block: Int) -> TitleText {
    var start = LineStart(range, block, page).place
    var end = range.upperBound
    for index in page.runs(of: block, in: start..<range.upperBound) {
      let run = page.runs[index]
      guard run.range.lowerBound >= start, run.kind == .link || run.kind == .image else { continue }
      let isPicture = run.kind == .image
      guard isPicture || run.range.isEmpty || page.isLabel(run.range) else {
        continue
      }
      if TitleText.look(at: TitleText(start..<run.range.lowerBound, page).range, page) > .none {
        end = run.range.lowerBound
        break
      }
      start = min(run.range.upperBound, end)
    }
    for index in page.marks(of: block, in: start..<end) where page.marks[index].run < 0 {
      let mark = page.marks[index].range
      if TitleText.look(at: TitleText(start..<mark.lowerBound, page).range, page) > .none {
        end = mark.lowerBound
        break
      }
      start = min(mark.upperBound, end)
    }
    return TitleText(start..<max(start, end), page)
  }

  private mutating func offer(
    _ title: TitleText, _ rank: Rank, _ block: Int, used: Range<Int>
  ) {
    guard !title.range.isEmpty else { return }
    if offer(title.range, rank, block, used: used) {
      if let venue = title.venue { self.venue = venue }
      if let date = title.date { self.date = date }
    }
  }

  @discardableResult
  private mutating func offer(
    _ range: Range<Int>, _ rank: Rank, _ block: Int, used: Range<Int>
  ) -> Bool {
    guard !range.isEmpty, self.rank.map({ rank.rawValue < $0.rawValue }) ?? true else {
      return false
    }
    (self.rank, title, self.block, self.used) = (rank, range, block, used)
    return true
  }
}

/// Where the words of a line begin: after numbers, pictures, labels that are links, brackets with dates and
/// venues.
struct LineStart {
  let place: Int
  /// The run that begins there.
  let run: Int?

  init(_ line: Range<Int>, _ block: Int, _ page: Page) {
    var rest = line
    let runs = page.runs(of: block, in: line)
    for _ in 0..<8 {
      let before = rest.lowerBound
      rest = TitleText(start: rest, page).range
      // A label before the title.
      for index in runs {
        let run = page.runs[index]
        if run.range.lowerBound > rest.lowerBound + 1 { break }
        guard run.range.upperBound > rest.lowerBound || run.range.lowerBound >= rest.lowerBound
        else { continue }
        let isLabel =
          run.kind == .image
          || run.kind == .link && (run.range.isEmpty || page.isLabel(run.range))
          || (run.kind == .bold || run.kind == .code || run.kind == .italic)
            && run.range.count < 40 && LineStart.isNoTitle(run.range, page)
        if isLabel, run.range.upperBound <= line.upperBound, run.range.upperBound > rest.lowerBound
        {
          rest = run.range.upperBound..<rest.upperBound
          while !rest.isEmpty, ByteSet("])").contains(page.text[rest.lowerBound]) {
            rest = rest.lowerBound + 1..<rest.upperBound
          }
          break
        }
      }
      if rest.lowerBound == before { break }
    }
    place = rest.lowerBound
    let start = rest.lowerBound
    run = runs.first {
      let range = page.runs[$0].range
      return range.lowerBound <= start + 1 && range.upperBound > start + 1
        && [.bold, .link, .italic, .wiki].contains(page.runs[$0].kind)
    }
  }

  private static func isNoTitle(_ range: Range<Int>, _ page: Page) -> Bool {
    let inner = TextEdges.trimmed(range, in: page.text)
    return inner.isEmpty || Venues.isVenue(inner, in: page.text)
      || Day(text: page.slice(inner)) != nil
      || LinkLabel.isLabel(page.slice(inner)) || LabelWords.isMark(page.slice(inner))
  }
}
