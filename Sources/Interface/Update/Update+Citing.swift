import Catalog
import Citations
import Papers

/// Citations of the paper, or of all that are ticked: copied, or written to a file.
extension State {
  /// As many papers are cited at once; more of them away from the keys, and all that get keys, which must be kept
  /// before they are given away.
  static let citedAtOnce = 50

  mutating func copyCitations(_ format: CitationFormat) -> [Effect] {
    let papers = takeTargets()
    guard !papers.isEmpty else {
      talk.message = .noPaper
      return []
    }
    let citing = citing(papers, format, .copy)
    if format.hasKeys || papers.count > State.citedAtOnce { return [jobs.begin(.cite(citing))] }
    return copied(citing.text(), papers.count, format)
  }

  func copied(_ text: String, _ count: Int, _ format: CitationFormat) -> [Effect] {
    [.copy(text, name: Message.citations(count, format))]
  }

  /// By the user's own template.
  mutating func copyByTemplate() -> [Effect] {
    copyCitations(.template(options.citations.template))
  }

  /// Asks for the name of a file.
  mutating func beginExport(_ command: String) -> [Effect] {
    endRange()
    return openCommandLine(command + " ")
  }

  /// Writes to a file, in the format that its name asks for.
  mutating func writeCitations(to path: String, _ way: Citing.FileWay) -> [Effect] {
    endRange()
    let papers = papersToWrite()
    guard !papers.isEmpty else {
      talk.message = .noPaper
      return []
    }
    let format: CitationFormat? =
      way == .append && CitationFormat(ofFile: path) != .bibtex ? .bibtex : nil
    return [jobs.begin(.cite(citing(papers, format, .write(to: path, way))))]
  }

  /// What came of a job.
  mutating func cited(_ citing: Citing, _ text: CitedText) -> [Effect] {
    switch (text, citing.use) {
    case (.copied(let text), _):
      return copied(text, citing.papers.count, citing.format ?? .bibtex)
    case (.written(let count), .write(let path, let way)):
      talk.hear(.cited(count, of: citing.papers.count, to: path, way))
    case (.written, .copy): break
    }
    return []
  }

  private func citing(_ papers: [PaperID], _ format: CitationFormat?, _ use: Citing.Use) -> Citing {
    Citing(
      papers: papers, library: results.library, format: format, pattern: options.citations.pattern,
      use: use)
  }

  /// Those that are ticked, in the order of the list and then those that it does not have, else all of the
  /// list; `limit` of them.
  private func papersToWrite(_ limit: Int = .max) -> [PaperID] {
    let listed = results.selection.rows.lazy.map { results.library.id(of: $0) }
    if ticked.papers.isEmpty { return Array(listed.prefix(limit)) }
    let papers = Array(listed.filter { ticked.papers.contains($0) }.prefix(limit))
    if papers.count == min(limit, ticked.papers.count) { return papers }
    return papers + ticked.papers.subtracting(papers).sorted().prefix(limit - papers.count)
  }

  /// How many that are.
  private var countToWrite: Int { tickedCount > 0 ? tickedCount : results.selection.count }

  // MARK: The file that is being named

  /// The name of the file that is being typed, and what becomes of one that is there; nil when none is.
  private var namedFile: (path: String, way: Citing.FileWay)? {
    guard prompt.mode == .commanding, let (command, text) = argument(in: prompt.commandLine.text),
      let way = State.fileWays[command.name]
    else { return nil }
    return (text.words, way)
  }

  private static let fileWays: [String: Citing.FileWay] = [
    "export": .new, "export-replace": .replace, "export-append": .append,
  ]

  /// The format that the name asks for, else BibTeX.
  private func format(of path: String) -> CitationFormat { CitationFormat(ofFile: path) ?? .bibtex }

  /// How many papers the file would get: `12 papers as BibTeX`.
  var citingHint: String? {
    guard let (path, way) = namedFile else { return nil }
    let format = way == .append ? .bibtex : format(of: path)
    return Message.citing(countToWrite, format, isTicked: tickedCount > 0)
  }

  /// What will stand at the beginning of the file, as many lines as there is room for, and what it is.
  var citingPreview: (title: String, lines: [String])? {
    guard let (path, way) = namedFile, countToWrite > 0 else { return nil }
    let format = way == .append ? .bibtex : format(of: path)
    // Keys depend on all papers; of many, the first are shown as they would be alone.
    let isAll = countToWrite <= State.citedAtOnce
    let first = papersToWrite(isAll ? State.citedAtOnce : State.previewed).compactMap {
      results.library.row(of: $0)
    }
    let papers = first.map { results.library.paper(at: $0) }
    let keys = papers.map { ($0.id, marks[$0.id].givenKeys) }
    let list = CitationList(
      papers, pattern: options.citations.pattern,
      given: GivenKeys(Dictionary(keys) { first, _ in first }))
    let text = String(decoding: list.bytes(as: format), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return (
      Message.citing(countToWrite, format, isTicked: tickedCount > 0),
      lines.map { SafeText.line(String($0)) }
    )
  }

  /// More entries than a screen has room for.
  private static let previewed = 8
}
