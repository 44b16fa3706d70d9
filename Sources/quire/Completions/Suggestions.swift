import Catalog
import Papers

/// What the word at the cursor of a shell may become.
struct Suggestions {
  struct Item: Hashable {
    /// The whole word.
    let text: String
    /// What is said of it; empty for nothing.
    var detail = ""
  }

  var items: [Item] = []
  /// Files are among what it may be; the shell knows them.
  var hasFiles = false
  var hasFolders = false
  /// It goes on behind what is suggested: no blank ends it.
  var goesOn = false
  /// What they have in common at their beginnings is less than what is typed, and must not take its place.
  var areFound = false
  /// What is said of them tells more than they do themselves, and none is the beginning of another.
  var areDescribed = false

  /// More than anybody reads.
  static let limit = 200
  /// What stands beside a word on a line of a usual terminal.
  private static let detailLimit = 60

  init(_ items: [Item] = []) { self.items = items }

  /// Words that begin with what is typed.
  init(_ words: some Sequence<String>, beginning: String) {
    items = words.filter { $0.hasPrefix(beginning) }.map { Item(text: $0) }
  }

  static let files: Suggestions = {
    var result = Suggestions()
    result.hasFiles = true
    return result
  }()

  static let folders: Suggestions = {
    var result = Suggestions()
    result.hasFolders = true
    return result
  }()

  /// The same behind something that stands before them in the word.
  func behind(_ text: String) -> Suggestions {
    var result = self
    result.items = items.map { Item(text: text + $0.text, detail: $0.detail) }
    return result
  }

  /// Whether what several have in common is less than what is typed.
  mutating func compare(with typed: String) {
    guard let first = items.first?.text, items.count > 1 else { return }
    let common = items.reduce(first[...]) { common, item in
      common[
        ..<zip(common.indices, item.text).prefix { common[$0] == $1 }
          .reduce(common.startIndex) { common.index(after: $1.0) }]
    }
    // A value gets quotation marks that nobody has typed yet.
    func bare(_ text: some StringProtocol) -> String {
      String(text).replacing("\"", with: "").lowercased()
    }
    areFound = !bare(common).hasPrefix(bare(typed))
  }

  /// As the scripts of the shells take it: a line of flags, then a suggestion a line, with what is said of it
  /// behind a tab. What a line or a terminal cannot hold is left out: such a word could not be typed either.
  ///
  /// - Parameter replaced: what bash will replace, as it has divided the line: a part of the word where that holds a
  ///   colon, an equals sign or a quotation mark.
  func lines(for shell: ShellLine.Shell, _ line: ShellLine, replaced: String) -> String {
    let flags = [
      hasFiles ? "files" : nil, hasFolders ? "folders" : nil, goesOn ? "goes-on" : nil,
      areFound ? "found" : nil,
    ].compactMap(\.self)
    let shown = items.filter { SafeText.line($0.text) == $0.text && !$0.text.contains("\t") }
      .prefix(Suggestions.limit)
      .map { Item(text: $0.text, detail: Suggestions.shortened($0.detail)) }
    let words =
      shell == .bash ? bash(shown, line, replaced) : shown.map { "\($0.text)\t\($0.detail)" }
    let lines = [flags.joined(separator: " ")] + words
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shortened(_ detail: String) -> String {
    let line = SafeText.line(detail).replacing("\t", with: " ")
    return line.count > detailLimit ? line.prefix(detailLimit - 1) + "…" : line
  }

  /// bash puts in what it is given as it is, in the place of a part of the word.
  private func bash(_ items: [Item], _ line: ShellLine, _ replaced: String) -> [String] {
    if items.count > 1, areFound || areDescribed {
      // What several have in common at their beginnings, bash would write over what is typed.
      let heading = areFound ? ["(\(items.count))"] : []
      return heading + items.map { "\($0.text)  \($0.detail)" }
    }
    let kept = line.current.count - ShellLine.count(of: replaced, in: line)
    return items.map { line.typed(String($0.text.dropFirst(max(0, kept)))) }
  }
}

extension ShellLine {
  /// How many characters of the word bash replaces: what it says, without backslashes.
  fileprivate static func count(of replaced: String, in line: ShellLine) -> Int {
    if line.quote != nil {
      let isMarked = replaced.first == line.quote
      let inside = ShellLine(
        (line.quote.map(String.init) ?? "") + replaced.dropFirst(isMarked ? 1 : 0), shell: .bash)
      return inside.current.count
    }
    return ShellLine(replaced, shell: .bash).current.count
  }
}
