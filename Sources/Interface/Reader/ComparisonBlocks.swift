import Canvas
import Catalog
import Papers

extension ReaderPage {
  /// The page of what one entry says, against what is shown of its paper: words that only the entry
  /// has, and words that it lacks.
  static func blocks(
    comparing paper: Paper, with number: Int, look: Look, options: Options
  ) -> [Block] {
    let glyphs = options.glyphs
    let other = Paper(joining: [paper.entries[number]])
    var blocks = [Block(heading(other, options), .heading), Block([], .plain)]
    let fields: [(Passage, Passage, Role)] = [
      (other.title, paper.title, .title), (other.authors, paper.authors, .author),
      (other.abstract, paper.abstract, .plain),
    ]
    for (one, shown, role) in fields {
      func text(_ passage: Passage) -> String {
        passage.items.map { ShownText($0, asWritten: look.asWritten).string }
          .joined(separator: ", ")
      }
      let difference = WordDiff(from: text(one), to: text(shown))
      blocks.append(Block(difference, role, glyphs))
      if role != .title { blocks.append(Block([], .plain)) }
      if role == .plain, difference.isEmpty {
        blocks.append(Block("The abstracts are the same.", .dim))
      }
    }
    return blocks
  }

  /// `v1 · 2025-04-18 in 2025-04-25.md:151, against v2`.
  private static func heading(_ paper: Paper, _ options: Options) -> String {
    let glyphs = options.glyphs
    let entry = paper.entries[0]
    var parts = [paper.version.map { "v\($0)" } ?? "no version"]
    if let day = paper.day { parts.append("\(day)") }
    parts.append("\(options.names.name(of: entry.digest.path)):\(entry.record.line)")
    return parts.joined(separator: " \(glyphs.dot) ")
      + "  (\(glyphs.excluding) only here, \(glyphs.including) only in what is shown)"
  }
}

extension ReaderPage.Block {
  fileprivate init(_ text: [UInt8], _ role: Role) {
    self.init(text: text, role: role)
  }

  /// What was removed and added, with signs, so that it can be told without colours.
  fileprivate init(_ difference: WordDiff, _ role: Role, _ glyphs: Glyphs) {
    self.init(text: [], role: role)
    for (index, part) in difference.parts.enumerated() {
      if index > 0 { append(" ") }
      let start = text.count
      switch part.kind {
      case .same: append(part.text)
      case .removed: append("[\(glyphs.excluding)\(part.text)]")
      case .added: append("[\(glyphs.including)\(part.text)]")
      }
      if part.kind != .same {
        runs.append(
          ReaderPage.Run(
            range: start..<text.count, role: part.kind == .removed ? .excluded : .included))
      }
    }
  }
}
