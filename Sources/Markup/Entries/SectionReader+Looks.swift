import Digests
import Papers

/// How a unit looks: whether a field, a title or something bold leads it.
extension SectionReader {
  /// Whether a unit begins with `Label:`, or is one.
  func isFieldLed(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    if case .field = page.blocks[text.block].kind { return true }
    let line =
      text.range
      .lowerBound..<page.lineEnd(from: text.range.lowerBound, before: text.range.upperBound)
    if let (label, value) = page.fieldLabel(ofLine: line) {
      // `arXiv:2401.01234 Title` names a paper, and no field.
      guard label == .id, let first = page.marks(of: text.block, in: line).first else {
        return true
      }
      return page.marks[first].range.lowerBound > line.lowerBound + 1
        || TitleText.look(at: TitleText(value, page).range, page) == .none
    }
    return page.boldLabel(ofLine: line, text.block) != nil || page.fieldLabel(ofWhole: line) != nil
  }

  /// Whether a unit begins with `Title:`.
  func isTitleLed(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    let line =
      text.range
      .lowerBound..<page.lineEnd(from: text.range.lowerBound, before: text.range.upperBound)
    return page.fieldLabel(ofLine: line)?.label == .title
  }

  func isBoldLed(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit), !isFieldLed(unit) else { return false }
    let end = page.lineEnd(from: text.range.lowerBound, before: text.range.upperBound)
    guard let run = LineStart(text.range.lowerBound..<end, text.block, page).run else {
      return false
    }
    return page.runs[run].kind == .bold || page.runs[run].kind == .link
  }

  /// A short line of its own that is no sentence.
  func isTitleLike(_ range: Range<Int>, _ block: Int, _ unit: Unit) -> Bool {
    if isBoldLed(unit) { return true }
    let line = page.scanner.trimmed(range)
    guard line.count <= 250, !page.slice(line).contains(ASCII.lineFeed),
      page.text[line.upperBound - 1] != 0x2E
    else {
      return false
    }
    if page.isNameList(line) { return false }
    if page.runs(of: block, in: line).contains(where: {
      page.runs[$0].kind == .italic && page.runs[$0].range.count + 2 >= line.count
    }) {
      return false
    }
    return TitleText.look(at: TitleText(line, page).range, page) == .full
  }

  /// The unit of those that wait with which an entry may begin.
  func titleInPending() -> Int? {
    if let index = pending.lastIndex(where: { isBoldLed($0) || isTitleLed($0) }) { return index }
    return pending.lastIndex {
      guard let text = page.firstText(of: $0), !isFieldLed($0) else { return false }
      return isTitleLike(text.range, text.block, $0)
    }
  }
}
