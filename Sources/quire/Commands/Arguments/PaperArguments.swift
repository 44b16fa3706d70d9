import ArgumentParser
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

  private static func input() -> [(word: String, line: String)] {
    InputLines().enumerated().compactMap { number, line in
      line.split(whereSeparator: \.isWhitespace).first.map {
        (String($0), "Line \(number + 1) of standard input: ")
      }
    }
  }
}
