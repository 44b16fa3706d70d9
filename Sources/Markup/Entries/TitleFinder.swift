import Digests
import Papers

/// Finds the title of a paper in the units that are about it. Of several texts that may be it, the one of the
/// first rank is: what is called a title; the text of the paper's link; bold text; a summary; a heading; a link
/// within a sentence; what stands before the address; the line after the address; the first sentence.
struct TitleFinder {
  /// The best title so far.
  var found: FoundTitle

  let page: Page
  /// The paper's id, if it has one of arXiv.
  let id: PaperID?

  /// `found` is what others found before.
  init(_ page: Page, id: PaperID?, found: FoundTitle = FoundTitle()) {
    (self.page, self.id, self.found) = (page, id, found)
  }

  /// Looks at a unit. `isFirst` is whether the entry begins with it.
  mutating func look(at unit: Unit, isFirst: Bool) {
    if let part = unit.part {
      look(atText: part, of: unit.blocks.lowerBound, unit, isFirst: isFirst)
      return
    }
    var index = unit.blocks.lowerBound
    var texts = 0
    while index < unit.blocks.upperBound {
      if found.rank == .field || found.rank == .link && texts > 2 || texts > 12 { return }
      if page.blocks[index].kind == .row(isHeader: true), page.isHeadOfValues(index) {
        index = page.blocks[index].end
        continue
      }
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
      page.isNameList(feed + 1..<end)
    {
      end = feed
    }
    let title = words(of: range.lowerBound..<end, block)
    guard TitleText.look(at: title.range, page) > .none else { return }
    found.rank = nil
    offer(title, .before, block, used: range.lowerBound..<title.range.upperBound)
  }

  private mutating func look(
    atText range: Range<Int>, of block: Int, _ unit: Unit, isFirst: Bool
  ) {
    switch page.blocks[block].kind {
    case .code: return
    case .heading:
      if page.fieldLabel(ofWhole: range) == nil {
        lookAtHeading(range, block)
      } else if page.isPictureOfTitle(range), found.rank == nil {
        offer(range, .label, block, used: range)
      }
      return
    case .summary, .term:
      if page.fieldLabel(ofWhole: range) == nil, !leadsElsewhere(range, block) {
        offerCut(range, .summary, block, used: range)
      }
      return
    case .field(let name):
      if FieldNames.label(of: page.name(name))?.label == .title {
        offer(range, .field, block, used: range)
      }
      return
    default: break
    }
    if isFirst, lookAcrossLines(range, block) { return }
    var place = range.lowerBound
    var (lines, isBegun) = (0, isFirst)
    while place < range.upperBound, lines < 8 {
      let line = place..<page.lineEnd(from: place, before: range.upperBound)
      lookAtLine(line, block, unit, isFirst: isBegun)
      if found.rank == .field { return }
      // `4. Smith et al.`, and the title on the next line.
      isBegun = isBegun && found.rank == nil && page.isNameList(page.scanner.trimmed(line))
      place = line.upperBound + 1
      lines += 1
    }
  }

  /// Whether a text is a link as a whole, to something that is no paper: another bookmark.
  private func leadsElsewhere(_ range: Range<Int>, _ block: Int) -> Bool {
    guard let index = page.firstLink(of: block, in: range) else { return false }
    let link = page.links[index]
    return page.runs[index].range == range && link.isWeb && link.reference == nil && !link.isPaper
  }

  private mutating func lookAtHeading(_ range: Range<Int>, _ block: Int) {
    if lookAtLink(range, block, isHeading: true) { return }
    offer(words(of: range, block), .heading, block, used: range)
    if found.rank == .heading { return }
    offerCut(range, .heading, block, used: range)
  }

  private mutating func lookAtLine(
    _ line: Range<Int>, _ block: Int, _ unit: Unit, isFirst: Bool
  ) {
    let (wasAfterLabel, wasAfterAddress) = (found.isAfterLabel, found.isAfterAddress)
    (found.isAfterLabel, found.isAfterAddress) = (false, false)
    if let (label, value) = page.fieldLabel(ofLine: line) {
      if label == .title {
        if page.scanner.trimmed(value).isEmpty {
          found.isAfterLabel = true
        } else {
          offer(words(of: value, block), .field, block, used: value)
        }
        return
      }
      // `Paper: [Title](…)`, `arXiv:2401.01234 Title`
      if [.paper, .link, .pdf, .id].contains(label), !value.isEmpty {
        if lookAtLink(value, block, isHeading: false) { return }
        let marks = page.marks(of: block, in: line)
        if !marks.isEmpty {
          lookAround(marks, value, block)
          // `arXiv:2401.01234 [pdf, other] cs.LG`, and the title below.
          found.isAfterAddress = label == .id && found.rank == nil
        }
      }
      return
    }
    if let label = page.fieldLabel(ofWhole: line) {
      found.isAfterLabel = label == .title
      return
    }
    if wasAfterLabel {
      offer(words(of: line, block), .field, block, used: line)
      return
    }
    // Nothing else can be better.
    if found.isAtLeast(.link) { return }
    if lookAtLink(line, block, isHeading: false) { return }
    if found.isAtLeast(.bold) || lookAtBold(line, block) || found.isAtLeast(.heading) { return }
    let marks = page.marks(of: block, in: line)
    if marks.isEmpty {
      let isAfterAddress =
        wasAfterAddress && !page.names(in: page.scanner.trimmed(line)).isList
      if isAfterAddress { offerCut(line, .after, block, used: line) }
      if isFirst, isAbove(block, unit) || leadsFields(line, block, unit),
        page.text[line.upperBound - 1] != ASCII.colon
      {
        offerSentence(line, block, as: .before)
      } else if isFirst || isAfterAddress {
        offerSentence(line, block)
      }
      return
    }
    lookAround(marks, line, block)
    // Only an address: the next line may be the title.
    found.isAfterAddress = found.rank == nil
  }
}
