import Digests
import Papers

/// A piece of a document that is read as a whole: blocks, or a part of the text of one.
struct Unit {
  /// With what is within them.
  var blocks: Range<Int>
  /// A part of the text of the only block.
  var part: Range<Int>?
  /// It stands in a list.
  var isItem = false

  init(_ blocks: Range<Int>, part: Range<Int>? = nil, isItem: Bool = false) {
    self.blocks = blocks
    self.part = part
    self.isItem = isItem
  }
}

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

  /// `Label: value` in a line, and what it says.
  func fieldLabel(ofLine line: Range<Int>) -> (label: FieldLabel, value: Range<Int>)? {
    answers.lines.answer(line) {
      guard mayBeField(line), let (label, value) = FieldLabel.ofLine(slice(line)) else {
        return nil
      }
      return (label, value.lowerBound + line.lowerBound..<value.upperBound + line.lowerBound)
    }
  }

  /// The links in a part of a block's text.
  func links(of block: Int, in range: Range<Int>) -> [Int] {
    runs(of: block, in: range).filter { runs[$0].kind == .link }
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

  /// A label ends with a colon, or is in brackets.
  private func mayBeField(_ line: Range<Int>) -> Bool {
    for byte in text[line].prefix(80) where byte == ASCII.colon || byte == 0xEF || byte == 0xE3 {
      return true
    }
    return line.first.map { text[$0] == ASCII.bracketOpen } ?? false
  }

  /// What a whole text is called as a field: `Abstract`, `**摘要**`.
  func fieldLabel(ofWhole range: Range<Int>) -> FieldLabel? {
    range.count > 60 ? nil : answers.wholes.answer(range) { FieldLabel(slice(range)) }
  }
}
