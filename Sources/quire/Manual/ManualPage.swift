import Papers

/// A page of the manual.
///
/// Its text is Markdown, of which the manual knows a little: headings of the second level, paragraphs, tables,
/// lists, code between fences, and in a line code, bold and links. So one text is read on a terminal, by man(1),
/// and as Markdown.
struct ManualPage {
  /// As man(1) calls it: `quire-list`.
  let name: String
  /// 1 for commands, 5 for files, 7 for everything else.
  let section: Int
  /// What it is about, without a full stop.
  let abstract: String
  let text: String

  /// As `quire help` calls it: `list`.
  var topic: String { name == "quire" ? name : String(name.dropFirst("quire-".count)) }
}

/// A piece of a page.
enum ManualBlock: Hashable {
  case heading(String)
  case paragraph(String)
  /// Something, and what is said of it: a row of a table. The last column is the text.
  case row(term: String, text: String)
  case item(String)
  case code([String])

  /// Reads the Markdown of a page.
  static func all(in text: String) -> [ManualBlock] {
    var reader = Reader()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.take(line) }
    reader.end()
    return reader.blocks
  }

  private struct Reader {
    var blocks: [ManualBlock] = []
    private var paragraph: [Substring] = []
    /// Not nil between fences.
    private var code: [String]?

    mutating func take(_ line: Substring) {
      if line.hasPrefix("```") {
        end()
        code = code == nil ? [] : nil
      } else if code != nil {
        code?.append(String(line))
      } else if line.hasPrefix("## ") || line.hasPrefix("### ") {
        end()
        blocks.append(.heading(String(line.drop { $0 == "#" }.dropFirst())))
      } else if line.hasPrefix("|") {
        end()
        takeRow(line)
      } else if line.hasPrefix("- ") {
        end()
        blocks.append(.item(String(line.dropFirst(2))))
      } else if line.isEmpty || line.hasPrefix("<!--") {
        end()
      } else {
        paragraph.append(line)
      }
    }

    mutating func end() {
      if let lines = code, !lines.isEmpty {
        blocks.append(.code(lines))
      } else if !paragraph.isEmpty {
        blocks.append(.paragraph(paragraph.joined(separator: " ")))
      }
      paragraph = []
    }

    private mutating func takeRow(_ line: Substring) {
      let cells = ManualBlock.cells(of: line)
      if cells.allSatisfy({ $0.allSatisfy { $0 == "-" } && !$0.isEmpty }) {
        // What stands above is the head of the table.
        blocks.removeLast()
        return
      }
      blocks.append(
        .row(
          term: cells.dropLast().filter { !$0.isEmpty }.joined(separator: "  "),
          text: cells.last ?? ""))
    }
  }

  /// The cells of a row; `\|` is no end of one.
  private static func cells(of line: Substring) -> [String] {
    let bar = "\u{0}"
    return line.replacing("\\|", with: bar).split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().dropLast()
      .map { cell in
        let start = cell.drop { $0 == " " }
        let end = start.lastIndex { $0 != " " }.map { start.index(after: $0) }
        return String(start[..<(end ?? start.startIndex)]).replacing(bar, with: "|")
      }
  }
}
