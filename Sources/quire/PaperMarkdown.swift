import Catalog
import Digests
import Interface

/// A paper as an entry of a digest, TeX as it was written, with the reader's note if there is one.
/// Quire reads it again (`EfficientPaperReader`), and finds the same, but for pairs of `**` that a title
/// or an abstract has for itself: those are read as bold.
struct PaperMarkdown {
  let paper: Paper
  var note = ""

  var text: String {
    var parts = ["## \(line(paper.title.string))"]
    parts.append(">Authors: \(paper.authors.items.map(\.string).joined(separator: ", "))")
    if let day = paper.day { parts.append(">\(day)") }
    parts.append("> \(paper.abstractAddress)")
    let emphasis = emphasis
    if !emphasis.giveTags {
      let tags = paper.tags.map { "**\($0.string)**" }
      if !tags.isEmpty { parts.append("> Keywords: \(tags.joined(separator: ", "))") }
    }
    parts += abstract(emphasis.ranges)
    let blocks = parts.map(Sentences.safe) + (note.isEmpty ? [] : [quotedNote])
    return blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: The abstract

  /// The keywords that can be written in bold, and whether they make up the tags.
  private var emphasis: (ranges: [Range<Int>], giveTags: Bool) {
    let bytes = paper.abstract.withBytes { Array($0) }
    let asterisk = UInt8(ascii: "*")
    var ranges: [Range<Int>] = []
    // Asterisks that stand for themselves would open and close something else.
    if !zip(bytes, bytes.dropFirst()).contains(where: { $0 == asterisk && $1 == asterisk }) {
      for range in paper.emphasis
      where !range.isEmpty && range.lowerBound >= ranges.last?.upperBound ?? 0 {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        let edges = [
          range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0,
          range.upperBound < bytes.count ? bytes[range.upperBound] : 0,
        ]
        guard !isBlank(bytes[range.lowerBound]), !isBlank(bytes[range.upperBound - 1]),
          !bytes[range].contains(asterisk), !edges.contains(asterisk),
          range.lowerBound > ranges.last?.upperBound ?? -1
        else { continue }
        ranges.append(range)
      }
    }
    var words: [String] = []
    for range in ranges {
      let word = line(String(decoding: bytes[range], as: UTF8.self))
      if !words.contains(where: { PaperMarkdown.isSame($0, word) }) { words.append(word) }
    }
    let tags = paper.tags.map(\.string)
    // Without tags, bold words would become some.
    return tags.isEmpty ? ([], true) : (ranges, words == tags)
  }

  /// Digests tell tags apart regardless of the case of ASCII letters.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func lower(_ text: String) -> [UInt8] {
      text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    return lower(one) == lower(other)
  }

  private func abstract(_ emphasis: [Range<Int>]) -> [String] {
    let bytes = paper.abstract.withBytes { Array($0) }
    guard let first = bytes.first else { return [] }
    var written: [UInt8] = []
    var start = 0
    for range in emphasis {
      written += bytes[start..<range.lowerBound]
      written += "**".utf8
      written += bytes[range]
      written += "**".utf8
      start = range.upperBound
    }
    written += bytes[start...]
    let text = line(String(decoding: written, as: UTF8.self))
    switch first {
    // No heading, with a blank before it.
    case UInt8(ascii: "#"): return [" " + text]
    // What would be taken for a line about the paper.
    case UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "*"):
      return text.hasPrefix("**") && emphasis.first?.lowerBound == 0 && !text.hasPrefix("**Author")
        && !text.hasPrefix("**Link") && !text.hasPrefix("**Date")
        ? [text] : ["<details><summary>Abstract</summary>", text, "</details>"]
    default: return [text]
    }
  }

  // MARK: The note

  /// Every line is quoted, so that none is taken for anything else.
  private var quotedNote: String {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Sentences.safe(String(line).replacing("\t", with: "    "))
    }
    if lines.count == 1, let first = lines[0].first, first.isLetter || first.isNumber {
      return "> **Note:** \(lines[0])"
    }
    let quoted = lines.map { $0.allSatisfy(\.isWhitespace) ? ">" : "> \($0)" }
    return (["> **Note:**", ">"] + quoted).joined(separator: "\n")
  }

  /// Paragraphs joined by blanks.
  private func line(_ text: String) -> String {
    String(text.map { $0 == "\n" ? " " : $0 })
  }
}
