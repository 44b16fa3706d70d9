import ArgumentParser
import Catalog
import Papers

/// The papers that a command about marks is for.
struct PaperArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      arXiv ids, with or without version, ids of other papers (x/…), DOIs, or addresses; - reads \
      them from standard input, the first word of each line.
      """, valueName: "ID"))
  var ids: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: """
      The papers that this filter finds, as in the browser, in place of IDs; given several times, those that all \
      of them find.
      """)
  var query: [String] = []

  /// Whether papers are named in one way, and not in both.
  func check() throws {
    if !ids.isEmpty, !query.isEmpty {
      throw ValidationError("Name papers by their ids, or by --query, not by both.")
    }
    if isEmpty {
      throw ValidationError("Name the papers by their ids, - to read them, or --query.")
    }
  }

  var isEmpty: Bool { ids.isEmpty && query.isEmpty }

  /// The papers that a command is about.
  struct Taken {
    var papers: [PaperID]
    /// What their ids are made of, as far as they were named so.
    var keys: [PaperID: PaperKey] = [:]
    /// The digests in which they were found; nil when they were named.
    var library: Library?
    /// Some digest could not be read, or a pattern was cut off.
    var isPart = false

    /// The titles that the digests give in which the papers were found; else those of papers that were named.
    func titles(from digests: TitleArguments) -> TitleArguments.Titles {
      library.map { TitleArguments.Titles(library: $0) } ?? digests.titles()
    }

    /// Ends a command that has done what it can.
    func end() throws { if isPart { throw Failure(code: 3) } }
  }

  /// The papers that are named, or those that the query finds in digests. When it finds none, this is said and
  /// ends the command; so does a query whose marks cannot be read. Papers for which a pattern was cut off are not
  /// found: their number is said, and the others are taken.
  func taken(from digests: TitleArguments) throws -> Taken {
    if query.isEmpty {
      let (papers, keys) = try named()
      return Taken(papers: papers, keys: keys)
    }
    let asked = try QueryArguments.query(query)
    if asked.isEmpty {
      throw ValidationError("The query asks for nothing, and would find every paper.")
    }
    let (library, isWhole) = try digests.library()
    let found = try QueryArguments.find(asked, in: library)
    if !found.hasMarks { throw Failure(code: 3) }
    let isPart = !isWhole || !found.isWhole
    let papers = found.selection.rows.map { library.id(of: $0) }
    if papers.isEmpty { throw Failure(code: isPart ? 3 : 1, lines: [Sentences.noPaperFound]) }
    return Taken(papers: papers, library: library, isPart: isPart)
  }

  /// Each paper once, in the order given. Nothing is done when one of them is none.
  func papers() throws -> [PaperID] { try named().papers }

  /// The same, with what the ids of those are made of that were named by a DOI or an address. Standard input can
  /// be read once.
  func named() throws -> (papers: [PaperID], keys: [PaperID: PaperKey]) {
    var papers: [PaperID] = []
    var keys: [PaperID: PaperKey] = [:]
    var known: Set<PaperID> = []
    for word in ids {
      for (word, line) in word == "-" ? PaperArguments.input() : [(word, "")] {
        guard let id = PaperArguments.paper(word) else {
          throw ValidationError("\(line)“\(Sentences.safe(word))” is no id of a paper.")
        }
        if known.insert(id).inserted { papers.append(id) }
        if let key = PaperKey(pasted: word), key.id == id { keys[id] = keys[id] ?? key }
      }
    }
    return (papers, keys)
  }

  static func keys(of words: [String]) -> [PaperID: PaperKey] {
    let keys = words.compactMap { PaperKey(pasted: $0) }
    return Dictionary(keys.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The paper that a word names: `2504.13989v2`, `arXiv:2504.13989`, `https://arxiv.org/abs/…`, with
  /// or without its scheme, `x/…`, a DOI, or an address of a paper elsewhere.
  static func paper(_ word: String) -> PaperID? {
    if let reference = ArxivReference(word) { return reference.id }
    guard word.contains("arxiv.org/") else { return PaperID(pasted: word) }
    return Array(word.utf8).withUnsafeBytes { ArxivReference.find(in: $0)?.id }
  }

  static func input() -> [(word: String, line: String)] {
    InputLines().enumerated().compactMap { number, line in
      line.split(whereSeparator: \.isWhitespace).first.map {
        (String($0), "Line \(number + 1) of standard input: ")
      }
    }
  }
}
