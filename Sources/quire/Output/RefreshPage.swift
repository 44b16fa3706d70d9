import Canvas
import Catalog
import Digests
import Fetching
import Papers

/// What is new about a paper that was looked up again, for people and for programs.
struct RefreshPage {
  /// As arXiv has it.
  let paper: Paper
  /// As the digests have it; nil when none does.
  let known: Paper?
  let changes: [RefreshedPaper.Change]

  // MARK: For people

  /// A head, and a line or some for each thing that is new, under its name.
  func text(columns: Int) -> String {
    let head = "\(paper.reference)  \(RefreshPage.shown(paper.title))"
    let news =
      known == nil
      ? [("new", "in none of the digests here")]
      : said.map { ($0.rawValue, words(for: $0)) }
    let lines =
      RefreshPage.wrapped(head, columns)
      + news.flatMap { name, words in
        let label = "  " + name + String(repeating: " ", count: RefreshPage.gap - name.count)
        return RefreshPage.wrapped(words, columns - label.count).enumerated().map { number, line in
          (number == 0 ? label : String(repeating: " ", count: label.count)) + line
        }
      }
    return lines.map { Sentences.safe($0) + "\n" }.joined()
  }

  /// The comment says why a paper is withdrawn, and is not said twice.
  private var said: [RefreshedPaper.Change] {
    let isWithdrawn = changes.contains(.withdrawn)
    return changes.filter { !isWithdrawn || $0 != .comment }
  }

  /// Behind the longest name, `withdrawn`, two blanks.
  private static let gap = 11

  private func words(for change: RefreshedPaper.Change) -> String {
    switch change {
    case .version:
      let now = paper.version.map(String.init) ?? "?"
      let day = paper.extras.first { $0.label.string == "Updated" }.map { " of \($0.text.string)" }
      guard let before = known?.version else {
        return "\(now)\(day ?? "") is out; the digests here name none"
      }
      return "\(now)\(day ?? "") is out; the digests here have \(before)"
    case .withdrawn:
      return paper.comment.isEmpty
        ? "by arXiv or the authors" : RefreshPage.shown(paper.comment)
    case .title: return difference(\.title)
    case .authors: return difference(\.authors)
    case .abstract: return difference(\.abstract)
    case .comment: return RefreshPage.shown(paper.comment)
    case .journal: return RefreshPage.shown(paper.journal)
    case .doi: return paper.doiName ?? ""
    }
  }

  /// Word by word: `[-old] [+new]`, and of what stayed the words beside them.
  private func difference(_ field: (Paper) -> Passage) -> String {
    guard let known else { return "" }
    let parts = WordDiff(
      from: RefreshPage.shown(field(known)), to: RefreshPage.shown(field(paper))
    ).parts
    return parts.enumerated().map { index, part in
      switch part.kind {
      case .removed: "[-\(part.text)]"
      case .added: "[+\(part.text)]"
      case .same:
        RefreshPage.excerpt(part.text, isFirst: index == 0, isLast: index == parts.count - 1)
      }
    }.joined(separator: " ")
  }

  /// So many words that stayed are shown beside what changed.
  private static let context = 6

  private static func excerpt(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    let words = text.split(separator: " ")
    let (before, after) = (isFirst ? 0 : context, isLast ? 0 : context)
    guard words.count > before + after + 1 else { return text }
    return (words.prefix(before) + ["…"] + words.suffix(after)).joined(separator: " ")
  }

  private static func shown(_ passage: Passage) -> String {
    passage.items.map { ShownText($0, asWritten: false).string }.joined(separator: ", ")
  }

  private static func wrapped(_ text: String, _ columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { Wrap.lines($0, columns: columns, width: .bundled) }
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  // MARK: For programs

  /// A JSON object on one line: how the paper is now, what is new, and how that was before.
  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", paper.id.description)
    json.member("version", paper.version)
    json.member("known", known != nil)
    json.member("withdrawn", paper.isWithdrawn)
    json.member("changes", changes.map(\.rawValue))
    write(paper, RefreshedPaper.Change.allCases, into: &json)
    json.key("before")
    json.beginObject()
    if let known {
      if changes.contains(.version) { json.member("version", known.version) }
      write(known, changes, into: &json)
    }
    json.endObject()
    json.endObject()
    return json.bytes
  }

  private func write(
    _ paper: Paper, _ fields: [RefreshedPaper.Change], into json: inout JSONWriter
  ) {
    func text(_ passage: Passage) -> String? {
      passage.isEmpty ? nil : String(passage.string.map { $0 == "\n" ? " " : $0 })
    }
    for field in fields {
      switch field {
      case .version, .withdrawn: break
      case .title: json.member("title", text(paper.title))
      case .authors: json.member("authors", paper.authors.items.map(\.string))
      case .abstract: json.member("abstract", text(paper.abstract))
      case .comment: json.member("comment", text(paper.comment))
      case .journal: json.member("journal", text(paper.journal))
      case .doi: json.member("doi", paper.doiName)
      }
    }
  }
}
