import ArgumentParser
import Catalog
import Digests
import Papers
import Storage

/// `quire check`: what was read from each file, and what is wrong with it.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what was read from each file, and what is wrong with it.",
    discussion: """
      Examples:

        quire check weekly.md
        quire check --jsonl digests/ | jq .problems

      Exit codes: 0 nothing is wrong, 1 there are problems, 3 some input could not be read.
      """)

  @OptionGroup var arguments: PathArguments

  @Flag(help: "A JSON object a file.")
  var jsonl = false

  func run() throws {
    let (settings, _) = Process.settings()
    guard case .files(let files) = arguments.sources(settings) else {
      throw ValidationError("Name the files or folders to check.")
    }
    let result = Loader(folder: DigestFolder(files)).run()
    var reports = result.library.sources.map { CheckReport($0, in: result.library) }
    reports += result.errors.map(CheckReport.init)
    reports = CheckReport.joined(reports)
    for report in reports { Output.write(jsonl ? report.json : Array(report.text.utf8)) }
    let problems = reports.reduce(0) { $0 + $1.problems.count }
    if !jsonl, reports.count > 1 {
      let entries = reports.reduce(0) { $0 + $1.entries }
      let counts = [
        MarkSentences.count(reports.count, "file"),
        MarkSentences.count(entries, "entry", "entries"),
        MarkSentences.count(problems, "problem"),
      ]
      Output.write(counts.joined(separator: ", ") + "\n")
    }
    if !result.isWhole { throw Failure(code: 3) }
    if problems > 0 { throw Failure(code: 1) }
  }
}

/// What `quire check` says about one file.
struct CheckReport {
  let file: String
  /// nil when the file could not be read or is no digest.
  private(set) var dialect: String?
  private(set) var entries: Int
  /// What is wrong, in the order of the lines.
  private(set) var problems: [Item]

  /// One thing that is wrong.
  struct Item {
    /// 0 for the whole file.
    var line = 0
    /// A name for machines.
    let kind: String
    let text: String
    /// How many there are, where it is said of several.
    var count: Int?
    /// Where they are, if they have no line of their own.
    var lines: [Int] = []
  }

  init(_ digest: Digest, in library: Library) {
    file = digest.path
    dialect = digest.dialect.isEmpty ? nil : digest.dialect
    entries = digest.records.count
    let found = DigestCheck.problems(of: digest).map { problem in
      Item(
        line: problem.line, kind: problem.kind.name, text: Sentences.whole(problem.kind),
        count: problem.kind.count, lines: problem.kind.lines)
    }
    let clashes = CheckReport.clashes(digest, library)
    // Those of equal lines stay in their order.
    problems =
      clashes.isEmpty
      ? found
      : (found + clashes).enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// The entries whose id is that of another paper of the library: their keys have one hash.
  private static func clashes(_ digest: Digest, _ library: Library) -> [Item] {
    if library.clashes.isEmpty { return [] }
    return digest.entries.compactMap { entry in
      library.clash(of: entry).map {
        Item(
          line: Int(entry.record.line), kind: "id-of-another", text: Sentences.clash(with: $0))
      }
    }
  }

  init(_ error: StorageError) {
    file = error.path.text
    dialect = nil
    entries = 0
    problems = [Item(kind: "unreadable", text: Sentences.reason(error.reason))]
  }

  /// One report a file: of a file of several digests, or of which a part could be read before it failed.
  static func joined(_ reports: [CheckReport]) -> [CheckReport] {
    var joined: [CheckReport] = []
    var indices: [String: Int] = [:]
    for report in reports {
      guard let index = indices[report.file] else {
        indices[report.file] = joined.count
        joined.append(report)
        continue
      }
      joined[index].dialect = joined[index].dialect ?? report.dialect
      joined[index].entries += report.entries
      joined[index].problems += report.problems
    }
    return joined
  }

  /// A line for the file, and one for each problem, as compilers write them.
  var text: String {
    let name = Sentences.safe(file)
    var facts = [MarkSentences.count(entries, "entry", "entries")]
    if let dialect { facts.insert(dialect, at: 0) }
    if !problems.isEmpty { facts.append(MarkSentences.count(problems.count, "problem")) }
    let lines = problems.map { problem in
      "\(name)\(problem.line > 0 ? ":\(problem.line)" : ""): \(problem.text)\n"
    }
    return "\(name): \(facts.joined(separator: ", "))\n" + lines.joined()
  }

  var json: [UInt8] {
    JSONWriter.object { json in
      json.member("file", file)
      json.member("dialect", dialect)
      json.member("entries", entries)
      json.objects("problems", problems) { problem, json in
        json.member("line", problem.line > 0 ? problem.line : nil)
        json.member("kind", problem.kind)
        json.member("text", problem.text)
        if let count = problem.count { json.member("count", count) }
        if !problem.lines.isEmpty { json.member("lines", problem.lines) }
      }
    } + [0x0A]
  }
}

extension Problem.Kind {
  /// A name for machines.
  fileprivate var name: String {
    switch self {
    case .noDialect: "no-dialect"
    case .noEntries: "no-entries"
    case .missingAddress: "missing-address"
    case .badAddress: "bad-address"
    case .impossibleID: "impossible-id"
    case .missingTitle: "missing-title"
    case .missingAbstract: "missing-abstract"
    case .badDate: "bad-date"
    case .invalidUTF8: "invalid-utf8"
    case .controlCharacters: "control-characters"
    case .entryTooLong: "entry-too-long"
    case .digestFull: "digest-full"
    case .truncated: "truncated"
    case .malformed: "malformed"
    case .tooDeep: "too-deep"
    case .unusableField: "unusable-field"
    case .duplicate: "duplicate"
    case .mojibake: "mojibake"
    case .brokenBold: "broken-bold"
    case .contentsDisagree: "contents-disagree"
    case .serviceError: "service-error"
    case .binary: "binary"
    case .windows1252: "windows-1252"
    case .nulBytes: "nul-bytes"
    case .unreadAddresses: "unread-addresses"
    case .repeatedTitle: "repeated-title"
    case .labelAsTitle: "label-as-title"
    case .sectionAsTitle: "section-as-title"
    case .longAbstract: "long-abstract"
    case .labelAsAuthor: "label-as-author"
    }
  }

  /// How many there are of what is wrong.
  fileprivate var count: Int? {
    switch self {
    case .nulBytes(let count), .repeatedTitle(let count), .unreadAddresses(let count, _): count
    case .longAbstract(let bytes): bytes
    default: nil
    }
  }

  fileprivate var lines: [Int] {
    if case .unreadAddresses(_, let lines) = self { lines } else { [] }
  }
}
