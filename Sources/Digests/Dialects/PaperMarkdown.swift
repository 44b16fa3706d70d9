public import Papers

/// A paper as an entry of a digest, TeX as it was written, with the reader's note if there is one.
/// Quire reads it again (`EfficientPaperReader`), and finds the same, but for pairs of `**` that a title
/// has for itself: those are read as bold.
public struct PaperMarkdown {
  let paper: Paper
  /// What gives the paper its id again.
  let address: String
  let note: String
  /// How arXiv announced it: `new`, `cross`, `revised`; nil leaves that out.
  let announcement: String?
  /// The keywords that are bold in the abstract; nil for those of the digests.
  let bold: [Range<Int>]?

  public init(
    paper: Paper, address: String, note: String = "", announcement: String? = nil,
    bold: [Range<Int>]? = nil
  ) {
    (self.paper, self.address, self.note) = (paper, address, note)
    (self.announcement, self.bold) = (announcement, bold)
  }

  public var text: String {
    var parts = ["## \(line(paper.title.string))"]
    parts.append(">Authors: \(paper.authors.items.map(\.string).joined(separator: ", "))")
    if let day = paper.day { parts.append(">\(day)") }
    parts.append("> \(address)")
    for (field, text) in fields where !text.isEmpty {
      parts.append("> \(field.label) \(line(text))")
    }
    let emphasis = emphasis
    if !emphasis.giveTags {
      let tags = paper.tags.map { "**\($0.string)**" }
      if !tags.isEmpty { parts.append("> Keywords: \(tags.joined(separator: ", "))") }
    }
    parts += abstract(emphasis.ranges)
    let blocks = parts.map(SafeText.line) + (note.isEmpty ? [] : [quotedNote])
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What has a line of its own.
  private var fields: [(PaperField, String)] {
    [
      (.categories, paper.categories.map(\.string).joined(separator: ", ")),
      (.comments, paper.comment.string), (.journal, paper.journal.string),
      (.doi, paper.doi.string), (.announced, announcement ?? ""),
    ]
  }

  // MARK: The abstract

  /// The keywords that can be written in bold, and whether they make up the tags.
  private var emphasis: (ranges: [Range<Int>], giveTags: Bool) {
    let bytes = paper.abstract.withBytes { Array($0) }
    if let bold { return (hasAsterisks ? [] : bold, true) }
    let tags = paper.tags.map(\.string)
    // Without tags, bold words would become some.
    if tags.isEmpty || hasAsterisks { return ([], tags.isEmpty) }
    var ranges: [Range<Int>] = []
    for range in paper.emphasis where range.lowerBound > ranges.last?.upperBound ?? -1 {
      let (first, last) = (bytes[range].first ?? 0x20, bytes[range].last ?? 0x20)
      let after = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
      let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0
      guard first > 0x20, last > 0x20,
        !([before, after] + bytes[range]).contains(UInt8(ascii: "*"))
      else { continue }
      ranges.append(range)
    }
    var words: [String] = []
    for range in ranges {
      let word = line(String(decoding: bytes[range], as: UTF8.self))
      if !words.contains(where: { PaperMarkdown.isSame($0, word) }) { words.append(word) }
    }
    return (ranges, words == tags)
  }

  /// The abstract has pairs of asterisks for itself, which would open and close something.
  private var hasAsterisks: Bool {
    paper.abstract.withBytes { bytes in
      zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "*") }
    }
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
    func folded(_ summary: String) -> [String] {
      ["<details><summary>\(summary)</summary>", first == 0x23 ? " " + text : text, "</details>"]
    }
    if hasAsterisks { return folded("Abstract as written") }
    switch first {
    // No heading, with a blank before it.
    case UInt8(ascii: "#"): return [" " + text]
    // What would be taken for a line about the paper.
    case UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "<"): return folded("Abstract")
    default:
      let labels = ["**Author", "**Link", "**Date"]
      return labels.contains { text.hasPrefix($0) } ? folded("Abstract") : [text]
    }
  }

  // MARK: The note

  /// Every line is quoted, so that none is taken for anything else.
  private var quotedNote: String {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      SafeText.line(String(line).replacing("\t", with: "    "))
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
