import Digests
import Papers

/// The texts that may be a title, each with its rank.
extension TitleFinder {
  /// The text of the paper's own link. Returns whether that is a title.
  mutating func lookAtLink(_ line: Range<Int>, _ block: Int, isHeading: Bool) -> Bool {
    var lead: Int?
    for index in page.marks(of: block, in: line) {
      let mark = page.marks[index]
      guard mark.run >= 0, !mark.isLabel, id == nil || mark.reference?.id == id else { continue }
      // `[[CVPR 2023 Workshop on Reefs](…)]`
      if page.isInBrackets(mark.range), Venues.isVenueOfYear(mark.range, in: page.text) { continue }
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
  mutating func lookAtBold(_ line: Range<Int>, _ block: Int) -> Bool {
    guard page.runs(of: block, in: line).contains(where: { page.runs[$0].kind == .bold }) else {
      return false
    }
    let start = LineStart(line, block, page)
    guard let run = start.run, page.runs[run].kind == .bold else { return false }
    var range = max(page.runs[run].range.lowerBound, start.place)..<page.runs[run].range.upperBound
    if range.upperBound > line.upperBound, !page.slice(range).contains(ASCII.lineFeed) {
      return false
    }
    if let isTitle = lookAtCitation(range, line, block) { return isTitle }
    // One bold word after the other, or a name and the title.
    let rest = range.upperBound..<max(range.upperBound, line.upperBound)
    let isNameOfOne =
      TitleText.look(at: TextEdges.trimmed(range, in: page.text), page) <= .word
      || !page.slice(range).contains(where: ASCII.isWhite)
    if isNameOfOne || endsWithColon(range, rest), let longer = longerTitle(range, rest, block) {
      range = longer
    } else if found.rank == .inner, endsWithColon(range, rest) {
      // `**Key paper:** [Title](…)`
      return true
    }
    let title = TitleText(range, page)
    guard TitleText.look(at: title.range, page) > .none else { return false }
    offer(title, .bold, block, used: range)
    return true
  }

  /// `**Smith, A. et al.** (2020). "Title."`, `**Smith et al., "Title" (2020)**`: bold text that has the authors.
  /// Returns whether the title is in it; nil when it is none.
  private mutating func lookAtCitation(
    _ bold: Range<Int>, _ line: Range<Int>, _ block: Int
  ) -> Bool? {
    let text = TitleText(start: bold, page).range
    if page.isNameList(TextEdges.trimmed(text, in: page.text)) {
      let rest = text.lowerBound..<max(text.upperBound, line.upperBound)
      return LineDivider(page).quoted(in: rest)?.names == nil ? nil : false
    }
    guard let cut = LineDivider(page).quoted(in: text), let names = cut.names else { return nil }
    found.authors = names
    var title = TitleText(text, page)
    title.range = cut.title
    offer(title, .bold, block, used: bold)
    return true
  }

  /// A citation whose title is in quotation marks and goes over several lines.
  mutating func lookAcrossLines(_ range: Range<Int>, _ block: Int) -> Bool {
    let end = page.lineEnd(from: range.lowerBound, before: range.upperBound)
    let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 2000)
    guard end < range.upperBound, LineDivider(page).mayHaveQuotes(head),
      page.fieldLabel(ofLine: range.lowerBound..<end) == nil,
      let cut = LineDivider(page).quoted(in: TitleText(start: head, page).range),
      page.slice(cut.title).contains(ASCII.lineFeed), cut.title.count < TitleText.limit
    else { return false }
    found.authors = cut.names ?? found.authors
    return offer(cut.title, .before, block, used: range.lowerBound..<cut.title.upperBound)
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
  mutating func lookAround(_ marks: Range<Int>, _ line: Range<Int>, _ block: Int) {
    if lookAtQuoted(before: page.marks[marks.lowerBound].range.lowerBound, line, block) { return }
    var rest = words(of: line, block)
    if TitleText.look(at: rest.range, page) == .none { return }
    var cut = LineDivider(page).title(of: rest.range)
    if let authors = cut.authors { found.authors = authors }
    cut.title = TitleText(cut.title, page).range
    rest.range = cut.title
    if TitleText.look(at: rest.range, page) == .none { return }
    let isBefore = rest.range.lowerBound < page.marks[marks.lowerBound].range.lowerBound
    // A remark behind an address is no title.
    if !isBefore, rest.range.count < 60, page.text[rest.range.lowerBound] == ASCII.parenthesisOpen,
      page.text[rest.range.upperBound - 1] == ASCII.parenthesisClosed
    {
      return
    }
    if isBefore, cut.authors == nil, let bold = boldEnd(of: rest.range, block) {
      rest.range = bold
    }
    let start = cut.authors == nil ? rest.range.lowerBound : line.lowerBound
    offer(rest, isBefore ? .before : .after, block, used: start..<rest.range.upperBound)
  }

  /// `T. Dao, C. Ré, “Title,” arXiv preprint arXiv:2401.01234`: names, and a title in quotation marks with the comma
  /// in it, behind which would be cut before the marks are seen.
  private mutating func lookAtQuoted(
    before mark: Int, _ line: Range<Int>, _ block: Int
  ) -> Bool {
    let start = LineStart(line, block, page).place
    let head = start..<max(start, min(mark, line.upperBound))
    guard
      page.scanner.find(",\"", in: head) != nil || page.scanner.find(",”", in: head) != nil,
      let cut = LineDivider(page).quoted(in: head), let names = cut.names
    else { return false }
    found.authors = names
    offer(cut.title, .before, block, used: line.lowerBound..<cut.title.upperBound)
    return true
  }

  /// `Read **Title** (https://…)`: the bold words with which a line of few others ends.
  private func boldEnd(of range: Range<Int>, _ block: Int) -> Range<Int>? {
    for index in page.runs(of: block, in: range) where page.runs[index].kind == .bold {
      let run = page.runs[index].range
      guard run.lowerBound > range.lowerBound, run.upperBound + 1 >= range.upperBound else {
        continue
      }
      let before = page.slice(range.lowerBound..<run.lowerBound)
      let title = TitleText(run, page).range
      guard before.split(whereSeparator: ASCII.isWhite).count <= 4, !before.contains(ASCII.colon),
        TitleText.look(at: title, page) == .full
      else { continue }
      return title
    }
    return nil
  }

  /// Whether a block is the text of an item that names no paper itself, above a list in which one is named:
  /// `- Title`, and below it `- [pdf](…)`.
  func isAbove(_ block: Int, _ unit: Unit) -> Bool {
    unit.isItem && unit.part == nil && block + 1 < unit.blocks.upperBound
      && page.marks(in: block..<block + 1).isEmpty && !page.marks(in: unit).isEmpty
      && !isTopic(block, unit)
  }

  /// Whether the first item below that names a paper has a title for it, in capitals: `- Vision`, and below it
  /// `- Segment Anything, Kirillov et al., ICCV 2023 [[pdf](…)]`.
  private func isTopic(_ block: Int, _ unit: Unit) -> Bool {
    var below = block + 1
    while below < unit.blocks.upperBound, page.marks(in: below..<below + 1).isEmpty { below += 1 }
    guard below < unit.blocks.upperBound, let mark = page.marks(in: below..<below + 1).first else {
      return false
    }
    let text = page.blocks[below].text
    let line = text.lowerBound..<page.lineEnd(from: text.lowerBound, before: text.upperBound)
    guard line.contains(page.marks[mark].range.lowerBound), page.fieldLabel(ofLine: line) == nil
    else { return false }
    let words = words(of: line, below).range
    let title = TitleText(LineDivider(page).title(of: words).title, page).range
    return title.lowerBound < page.marks[mark].range.lowerBound
      && TitleText.look(at: title, page) == .full && !page.names(in: words).isNames
      && !page.names(in: title).isList && !Venues.isVenueOfYear(title, in: page.text)
      && Capitals.areOfTitle(title, in: page.text)
  }

  /// Whether what says where the paper is comes on the lines below: the next one is a field, names, or begins
  /// with the address.
  ///
  ///     1. Title
  ///        Ann Smith, Bo Lee
  ///        https://arxiv.org/abs/2401.01234
  func leadsFields(_ line: Range<Int>, _ block: Int, _ unit: Unit) -> Bool {
    let text = page.blocks[block].text
    guard unit.part == nil, line.upperBound < text.upperBound else { return false }
    let marks = page.marks(of: block, in: line.upperBound..<text.upperBound)
    guard let first = marks.first else { return false }
    let start = line.upperBound + 1
    let next = start..<page.lineEnd(from: start, before: text.upperBound)
    if page.fieldLabel(ofLine: next) != nil { return true }
    let mark = page.marks[first].range.lowerBound
    return next.contains(mark)
      && (mark <= LineStart(next, block, page).place + 1
        // As Hugging Face has it in collections.
        || page.scanner.ends(next.lowerBound..<mark, with: "Paper • "))
      || page.names(in: page.scanner.trimmed(next)).isList
  }

  mutating func offerSentence(
    _ line: Range<Int>, _ block: Int, as wanted: FoundTitle.Rank = .sentence
  ) {
    if found.rank != nil { return }
    let whole = TitleText(line, page).range
    let cut = LineDivider(page).title(of: whole, isSentence: true)
    let title = TitleText(cut.title, page)
    // A word is a title if it is set apart.
    let isApart = cut.title.upperBound < whole.upperBound
    guard TitleText.look(at: title.range, page) >= (isApart ? .word : .full) else { return }
    found.authors = cut.authors ?? found.authors
    offer(title, wanted, block, used: line.lowerBound..<title.range.upperBound)
  }

  mutating func offerCut(
    _ range: Range<Int>, _ rank: FoundTitle.Rank, _ block: Int, used: Range<Int>
  ) {
    let title = words(of: range, block)
    guard TitleText.look(at: title.range, page) > .none else { return }
    offer(title, rank, block, used: used)
  }

  /// The words of a text: up to the first label or address, or between them.
  func words(of range: Range<Int>, _ block: Int) -> TitleText {
    var start = LineStart(range, block, page).place
    var end = range.upperBound
    for index in page.runs(of: block, in: start..<range.upperBound) {
      let run = page.runs[index]
      guard run.range.lowerBound >= start, run.kind == .link || run.kind == .image else { continue }
      let isPicture = run.kind == .image
      guard isPicture || page.links[index].isLabel else { continue }
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

  mutating func offer(
    _ title: TitleText, _ rank: FoundTitle.Rank, _ block: Int, used: Range<Int>
  ) {
    guard !title.range.isEmpty else { return }
    if offer(title.range, rank, block, used: used) {
      if let venue = title.venue { found.venue = venue }
      if let date = title.date { found.date = date }
    }
  }

  @discardableResult
  mutating func offer(
    _ range: Range<Int>, _ rank: FoundTitle.Rank, _ block: Int, used: Range<Int>
  ) -> Bool {
    if range.isEmpty || found.isAtLeast(rank) { return false }
    (found.rank, found.range, found.block, found.used) = (rank, range, block, used)
    return true
  }
}
