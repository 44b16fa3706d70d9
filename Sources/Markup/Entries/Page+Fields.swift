import Digests
import Papers

/// What units and lines of a page say.
extension Page {
  func marks(in unit: Unit) -> Range<Int> {
    unit.part.map { marks(of: unit.blocks.lowerBound, in: $0) } ?? marks(in: unit.blocks)
  }

  /// The first block of a unit that has a text.
  func firstText(of unit: Unit) -> (block: Int, range: Range<Int>)? {
    if let part = unit.part { return (unit.blocks.lowerBound, part) }
    for index in unit.blocks where !blocks[index].text.isEmpty && blocks[index].kind != .code {
      return (index, blocks[index].text)
    }
    return nil
  }

  /// The first line of a unit, and the block in which it stands.
  func firstLine(of unit: Unit) -> (block: Int, range: Range<Int>)? {
    guard let (block, text) = firstText(of: unit) else { return nil }
    return (block, text.lowerBound..<lineEnd(from: text.lowerBound, before: text.upperBound))
  }

  /// Whether a text that is all of a link is a label.
  func isLabel(_ range: Range<Int>) -> Bool {
    func find() -> Bool { LinkLabel.isLabel(slice(range)) }
    return range.count <= TextAnswers<Bool>.limit
      ? answers.pointee.shortLabels.answer(range, of: text, find)
      : answers.pointee.labels.answer(range, find)
  }

  /// The day that a text is.
  func day(_ range: Range<Int>) -> Day? {
    func find() -> Day? { Day(text: slice(range)) }
    return range.count <= TextAnswers<Day?>.limit
      ? answers.pointee.shortDays.answer(range, of: text, find)
      : answers.pointee.days.answer(range, find)
  }

  /// Whether a text is a venue.
  func isVenue(_ range: Range<Int>) -> Bool {
    func find() -> Bool { Venues.isVenue(range, in: text) }
    if range.count <= TextAnswers<Bool>.limit {
      return answers.pointee.shortVenues.answer(range, of: text, find)
    }
    return range.count <= Venues.limit && answers.pointee.venues.answer(range, find)
  }

  /// Whether a text is a list of people.
  func names(in range: Range<Int>) -> NameLists.Look {
    answers.pointee.names.answer(range) { NameLists.look(at: range, in: text) }
  }

  /// Whether a text is a list of several people.
  func isNameList(_ range: Range<Int>) -> Bool {
    NameLists.mayBeList(range, in: text) && names(in: range).isList
  }

  /// `Label: value` in a line, and what it says.
  func fieldLabel(ofLine line: Range<Int>) -> (label: FieldLabel, value: Range<Int>)? {
    answers.pointee.lines.answer(line) {
      guard mayBeField(line), let (label, value) = FieldLabel.ofLine(slice(line)) else {
        return nil
      }
      return (label, value.lowerBound + line.lowerBound..<value.upperBound + line.lowerBound)
    }
  }

  /// A switch of the site that shows the page: `comments: true`, `publish: false`.
  func isSwitch(_ range: Range<Int>) -> Bool {
    let value = scanner.trimmed(range)
    return scanner.says("true", value) || scanner.says("false", value)
  }

  /// `[[Demo]](…)`, `[[Demo](…)]`: whether a text stands in square brackets, which may be its own.
  func isInBrackets(_ range: Range<Int>) -> Bool {
    if range.count > 2, text[range.lowerBound] == ASCII.bracketOpen {
      return text[range.upperBound - 1] == ASCII.bracketClosed
    }
    return range.lowerBound > 0 && range.upperBound < text.count
      && text[range.lowerBound - 1] == ASCII.bracketOpen
      && text[range.upperBound] == ASCII.bracketClosed
  }

  /// Whether a line begins with a link in brackets: such a label is no name of a field.
  func beginsWithLabel(_ line: Range<Int>, _ block: Int) -> Bool {
    guard !line.isEmpty, text[line.lowerBound] == ASCII.bracketOpen,
      let first = firstLink(of: block, in: line)
    else { return false }
    return runs[first].range.lowerBound <= line.lowerBound + 1
  }

  /// A label ends with a colon, or is in brackets.
  private func mayBeField(_ line: Range<Int>) -> Bool {
    if line.isEmpty { return false }
    let head = line.lowerBound..<min(line.upperBound, line.lowerBound + 80)
    return text[line.lowerBound] == ASCII.bracketOpen
      || scanner.first(ASCII.colon, or: 0xEF, or: 0xE3, in: head) != nil
  }

  /// `**Abstract** We show`: a label that is bold, without a colon.
  func boldLabel(ofLine line: Range<Int>, _ block: Int) -> (label: FieldLabel, value: Range<Int>)? {
    let runs = runs(of: block, in: line)
    guard let first = runs.first, self.runs[first].kind == .bold, self.runs[first].range.count <= 40
    else {
      return nil
    }
    let bold = self.runs[first].range
    guard bold.lowerBound <= line.lowerBound + 2, bold.upperBound < line.upperBound,
      bold.lowerBound >= line.lowerBound,
      ASCII.isWhite(text[bold.upperBound]), let label = FieldLabel(slice(bold)),
      label != .paper, label != .other, label != .pdf, label != .link, label != .code
    else { return nil }
    return (label, scanner.trimmed(bold.upperBound..<line.upperBound))
  }

  /// What a whole text is called as a field: `Abstract`, `**摘要**`.
  func fieldLabel(ofWhole range: Range<Int>) -> FieldLabel? {
    range.count > 60 ? nil : answers.pointee.wholes.answer(range) { FieldLabel(slice(range)) }
  }

  /// `👩‍🔬 title`: whether a text says `title` behind a picture. It may be one itself.
  func isPictureOfTitle(_ range: Range<Int>) -> Bool {
    fieldLabel(ofWhole: range) == .title
      && TextEdges.afterPictures(range.lowerBound, before: range.upperBound, text)
        > range.lowerBound
  }

  /// `| Field | Value |`: the head of a table of facts, which is none.
  func isHeadOfValues(_ row: Int) -> Bool {
    let cells = siblings(in: row + 1..<blocks[row].end).prefix(5).map { $0 }
    return (2...4).contains(cells.count) && isValue(blocks[cells[1]].text)
  }

  /// Whether a text only says that values stand here.
  func isValue(_ range: Range<Int>) -> Bool {
    let word = scanner.trimmed(range)
    return word.count <= 12
      && [
        "value", "values", "content", "details", "information", "值", "内容", "値", "값", "내용",
      ]
      .contains { scanner.says($0, word) }
  }
}
