import Digests
import Papers

/// What stands under a label, given to the field of the entry; and links, each by where it leads.
extension EntryReader {
  /// Gives a text to the field of a label.
  mutating func give(
    _ range: Range<Int>, _ label: FieldLabel, _ block: Int, _ page: Page
  ) {
    let value = page.scanner.trimmed(range)
    if value.isEmpty { return }
    if isBody, label != .title, found.has(label) {
      // The head of the file has said it; an abstract in other words is kept.
      if label == .abstract || label == .summary { addText(value, page) }
      return
    }
    switch label {
    case .title: giveTitle(value, block, page)
    case .authors: found.authors.append(withoutLinks(value, block, page))
    case .date:
      let day = self.day(value, page)
      if found.day == nil { found.day = day }
      found.hasBadDate = found.hasBadDate || day == nil
    case .firstDate:
      let day = self.day(value, page)
      found.firstDay = found.firstDay ?? day
      found.hasBadDate = found.hasBadDate || day == nil
    case .abstract: found.named.append(value)
    case .summary: found.summary.append(value)
    // `Field: Value` above others.
    case .categories: if !page.isValue(value) { found.categories.append(value) }
    case .comment: found.comment.append(value)
    case .keywords: found.tags.append(value)
    case .code: takeLinks(value, block, page, asCode: true)
    case .journal: found.journal = found.journal ?? value
    case .venue: found.venue = found.venue ?? value
    case .doi:
      found.doi = found.doi ?? value
    case .id, .pdf, .link:
      takeLinks(value, block, page, asCode: false)
      if !page.hasLinks(block, in: value), page.marks(of: block, in: value).isEmpty {
        // `arXiv:2401.01234 [cs.LG], 31 May 2024`
        if let end = ownIDEnd(value, page) {
          readRest(end..<value.upperBound, block, page, isAfterTitle: false)
        } else {
          addText(value, page)
        }
      }
      // What leads to other papers stays.
      let others = page.marks(of: block, in: value).contains {
        page.marks[$0].reference.map { $0.id != found.reference?.id } ?? false
      }
      if others { addText(value, page) }
    default:
      // `Publisher: ICLR 2024`
      if label == .other, found.venue == nil, page.isVenue(value),
        !Venues.isPreprint(value, in: page.text)
      {
        found.venue = value
      } else if let otherLabel {
        addExtra(TextEdges.trimmed(otherLabel, in: page.text), value, page)
      }
    }
  }

  /// A date, with the year of the paper where it has none.
  private func day(_ value: Range<Int>, _ page: Page) -> Day? {
    page.day(value) ?? Day(within: page.slice(value))
      ?? found.reference.flatMap { MonthAndDay.day(page.slice(value), of: $0.id) }
  }

  /// Where the id of the paper ends with which a text begins: its mark has the label, too.
  private func ownIDEnd(_ value: Range<Int>, _ page: Page) -> Int? {
    guard let (reference, length) = ArxivReference.parse(page.slice(value)),
      reference.id == found.reference?.id
    else { return nil }
    return value.lowerBound + length
  }

  /// A second title that is not the first in other signs is kept under its label.
  private mutating func giveTitle(_ value: Range<Int>, _ block: Int, _ page: Page) {
    let title = TitleFinder(page, id: found.reference?.id).words(of: value, block).range
    if found.title.isEmpty {
      found.title = title
    } else if let otherLabel, !page.isAlike(title, found.title) {
      addExtra(TextEdges.trimmed(otherLabel, in: page.text), value, page)
    }
  }

  mutating func addExtra(_ label: Range<Int>, _ text: Range<Int>, _ page: Page) {
    if !label.isEmpty, !text.isEmpty { found.extras.append((label, text, false)) }
  }

  func withoutLinks(_ range: Range<Int>, _ block: Int, _ page: Page) -> Range<Int> {
    var end = range.upperBound
    for index in page.runs(of: block, in: range)
    where page.runs[index].kind == .link && page.links[index].isLabel
      && page.runs[index].range.lowerBound > range.lowerBound
    {
      end = min(end, page.runs[index].range.lowerBound)
    }
    return TextEdges.trimmed(range.lowerBound..<end, in: page.text)
  }

  /// The links of a text: those to code, and others that are not the paper's own.
  mutating func takeLinks(_ range: Range<Int>, _ block: Int, _ page: Page, asCode: Bool) {
    for index in page.runs(of: block, in: range) where page.runs[index].kind == .link {
      takeLink(index, page, asCode: asCode)
    }
  }

  mutating func takeLink(_ index: Int, _ page: Page, asCode: Bool) {
    let run = page.runs[index]
    guard !run.target.isEmpty else { return }
    let link = page.links[index]
    if asCode || link.isCode {
      if link.isWeb { found.code.append((run.target, true)) }
    } else if link.isPaper {
      if found.doi == nil, LinkTarget.doi(in: page.target(run.target)) != nil {
        (found.doi, found.isDOITarget) = (run.target, true)
      }
    } else if link.reference == nil, run.range.count <= 40, link.isWeb, found.extras.count < 32 {
      let label = LinkText.trimmed(run.range, page)
      if !label.isEmpty, page.scanner.find("://", in: label) == nil,
        !LabelWords.saysPaper(page.slice(label))
      {
        found.extras.append((label, run.target, true))
      }
    }
  }
}
