import Papers

/// A command as words, with places for what papers have. It never goes through a shell: a word is an argument,
/// whatever a paper says.
public struct ProgramLine: Hashable, Sendable {
  public let words: [WordTemplate]

  /// Words with placeholders. What could never be run safely is refused; whether a title may begin with a hyphen is
  /// asked by `checkForOptions`, and when it is run.
  public init(_ words: [String]) throws(ProgramRefusal) {
    guard let program = words.first, !program.isEmpty else { throw .empty }
    var templates: [WordTemplate] = []
    for word in words { templates.append(try WordTemplate(word)) }
    self.words = templates
    if let place = templates[0].places.first { throw .programFromPaper(place) }
    for code in CodeWord.all(in: words) {
      if let place = templates[code.index].places.first { throw .code(code, place) }
    }
  }

  /// Words that mean themselves, as those of hooks do.
  public init(literally words: [String]) throws(ProgramRefusal) {
    guard let program = words.first, !program.isEmpty else { throw .empty }
    self.words = words.map { WordTemplate(literally: $0) }
  }

  /// The name of the program, without its folder.
  public var name: String { ProgramLine.name(of: words[0].source) }

  /// The name of a program without its folder: `/usr/bin/python3.11` is `python3.11`.
  public static func name(of program: String) -> String {
    program.split(separator: "/").last.map(String.init) ?? program
  }

  public func has(_ place: Placeholder) -> Bool { words.contains { $0.places.contains(place) } }

  /// The first placeholder; nil without any.
  public var firstPlace: Placeholder? { words.lazy.compactMap(\.places.first).first }

  /// The first placeholder in words; nil without any.
  public static func firstPlace(in words: [String]) -> Placeholder? {
    words.lazy.compactMap { (try? WordTemplate($0))?.places.first }.first
  }

  /// Refuses words that somebody else's text begins, where an option may stand.
  public func checkForOptions() throws(ProgramRefusal) {
    for (index, word) in words.enumerated() where word.beginsWithPlace && mayBeOption(index) {
      if let place = word.places.first, place.isFree { throw .dash(place) }
    }
  }

  /// Whether a program may take the word for an option.
  private func mayBeOption(_ index: Int) -> Bool {
    if words[..<index].contains(where: { $0.source == "--" }) { return false }
    let code = CodeWord.argumentsOfCode(in: words.map(\.source))
    return code.map { index < $0 } ?? true
  }

  /// The words for papers: what has a place stands once for each of them.
  ///
  /// - Parameter home: what `~` at the beginning of a word stands for.
  public func arguments(
    for papers: [PaperValues], home: String
  ) throws(ProgramRefusal) -> [String] {
    var arguments: [String] = []
    for (index, word) in words.enumerated() {
      let isAtHome = word.source == "~" || word.source.hasPrefix("~/")
      func expanded(_ text: String) -> String { isAtHome ? home + text.dropFirst() : text }
      if word.places.isEmpty {
        arguments.append(expanded(word.text(for: PaperValues(id: "", [:]))))
        continue
      }
      for paper in papers {
        for place in [Placeholder.pdf, .url]
        where word.places.contains(place) && paper[place].isEmpty {
          throw .missing(place, id: paper.id)
        }
        let text = expanded(word.text(for: paper))
        if word.beginsWithPlace, text.first == "-", mayBeOption(index) {
          throw .option(text, id: paper.id)
        }
        if text.utf8.count > ProgramRefusal.longestWord {
          throw .tooLong(word.places.first, bytes: text.utf8.count, id: paper.id)
        }
        arguments.append(text)
      }
    }
    return arguments
  }

  /// What programs find in their environment, a line a paper; and the variables that would be longer than any
  /// program takes, which are empty.
  public static func environment(
    for papers: [PaperValues]
  ) -> (variables: [String: String], leftOut: [String]) {
    var variables = ["QUIRE_COUNT": "\(papers.count)"]
    var leftOut: [String] = []
    for place in Placeholder.allCases {
      guard let name = place.variable else { continue }
      let value = papers.map { paper in
        paper[place].replacing("\n", with: " ")
      }.joined(separator: "\n")
      if name.utf8.count + 1 + value.utf8.count > ProgramRefusal.longestWord {
        leftOut.append(name)
        variables[name] = ""
      } else {
        variables[name] = value
      }
    }
    return (variables, leftOut)
  }
}
