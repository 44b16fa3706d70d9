@testable import Markup

/// An outline as text.
extension Outline {
  /// A block a line, indented as it is deep: its line, kind, text with its runs in braces.
  var described: String {
    blocks.map { block in
      let indent = String(repeating: "  ", count: Int(block.depth))
      let text = block.kind.holdsText ? " «\(marked(block))»" : ""
      return "\(indent)\(block.line) \(described(block.kind))\(text)"
    }.joined(separator: "\n")
  }

  /// The text of a block; `{bold: …}`, `{link http://…: …}` for its runs.
  func marked(_ block: Block) -> String {
    var result = ""
    var open: [Run] = []
    var next = block.runs.lowerBound
    for place in block.text.lowerBound...block.text.upperBound {
      while let last = open.last, last.range.upperBound <= place {
        result += "}"
        open.removeLast()
      }
      while next < block.runs.upperBound, runs[next].range.lowerBound <= place {
        let run = runs[next]
        let target = run.target.isEmpty ? "" : " \(string(targets[run.target]))"
        result += "{\(run.kind)\(target): "
        open.append(run)
        next += 1
        while let last = open.last, last.range.upperBound <= place {
          result += "}"
          open.removeLast()
        }
      }
      guard place < block.text.upperBound else { break }
      // Bytes of one character come together.
      if text[place] & 0xC0 == 0x80 { continue }
      var end = place + 1
      while end < block.text.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
      let character = string(text[place..<end])
      result += character == "\n" ? "⏎" : character
    }
    return result + String(repeating: "}", count: open.count)
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private func described(_ kind: Kind) -> String {
    switch kind {
    case .heading(let level): "heading \(level)"
    case .paragraph: "paragraph"
    case .list(let isOrdered): isOrdered ? "ordered list" : "list"
    case .item: "item"
    case .quotation: "quotation"
    case .code: "code"
    case .rule: "rule"
    case .table: "table"
    case .row(let isHeader): isHeader ? "header" : "row"
    case .cell: "cell"
    case .details: "details"
    case .summary: "summary"
    case .term: "term"
    case .properties: "properties"
    case .field(let name): "field \(names[name])"
    }
  }
}
