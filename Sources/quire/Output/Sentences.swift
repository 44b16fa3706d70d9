import Canvas
import Catalog
import Glibc
import Interface
import Papers
import Programs
import Storage

/// The one place where errors become sentences. Everything that comes from outside is made safe for
/// a terminal here.
enum Sentences {
  static func sentence(for error: StorageError) -> String {
    "\(safe(error.path.text)): \(reason(error.reason))"
  }

  static func reason(_ reason: StorageError.Reason) -> String {
    switch reason {
    case .system(let code): String(cString: strerror(code))
    case .notAFile: "no file that could be read"
    case .tooLarge: "larger than such a file ever is; nothing of it counts"
    case .folderLoop: "a link leads back to a folder that holds it"
    case .noMatch: "nothing fits this pattern"
    case .noDigests: "no papers (.md, .txt, .json, .bib, .csv, .xml, …) in this folder"
    case .packedTruncated: "the packed file ends too early; what came before counts"
    case .packedBroken: "the packed file is damaged; what came before counts"
    case .packedTooLarge: "unpacks to more than any digest has; what came before counts"
    case .notEnoughMemory: "memory does not suffice for all of it; what came before counts"
    case .changedWhileReading: "changed while it was read; reload it"
    }
  }

  /// What is wrong with a query, a sentence each.
  static func problems(of query: Query) -> [String] {
    query.problems.map { Message.problem($0, in: query).text }
  }

  /// The query with a mark under each character that a problem is about.
  static func marked(_ query: Query) -> [String] {
    let width = Width.bundled
    func columns(_ count: Int) -> Int {
      width.columns(of: safe(String(decoding: query.text.utf8.prefix(count), as: UTF8.self)))
    }
    var marks = ""
    for problem in query.problems {
      let (start, end) = (columns(problem.span.lowerBound), columns(problem.span.upperBound))
      marks += String(repeating: " ", count: max(0, start - marks.count))
      marks += String(repeating: "^", count: max(0, end - marks.count))
    }
    return ["  " + safe(query.text), "  " + marks]
  }

  /// `2025-04-25.md:12: an entry has no arXiv address and was left out`.
  static func sentence(for problem: Problem, in digest: Digest) -> String {
    let line = problem.line > 0 ? ":\(problem.line)" : ""
    return "\(safe(digest.path))\(line): \(reason(problem.kind))"
  }

  static func reason(_ kind: Problem.Kind) -> String {
    switch kind {
    case .noDialect: "not a digest that Quire knows"
    case .noEntries: "no papers in it"
    case .missingAddress: "an entry without an arXiv address was left out"
    case .badAddress: "an entry without an arXiv id in its address was left out"
    case .impossibleID: "what looks like an arXiv id cannot be one: kept as a paper without"
    case .missingTitle: "an entry without a title was left out"
    case .malformed: "this could not be understood and was passed over"
    case .tooDeep: "nested too deeply, and passed over"
    case .unusableField(let name): "the field “\(safe(name))” could not be used as it is written"
    case .missingAbstract: "the entry has no abstract"
    case .badDate: "the date could not be read as a day (YYYY-MM-DD)"
    case .invalidUTF8: "bytes that are not UTF-8 were replaced"
    case .entryTooLong: "an entry of more than 16 MB was left out"
    case .digestFull: "more text than a digest can have (4 GB); from here on it was left out"
    case .controlCharacters: "control characters were taken out"
    case .duplicate(let line): "the same paper as on line \(line)"
    case .mojibake: "text was decoded wrongly (mojibake)"
    case .brokenBold: "asterisks (**) open or close nothing"
    case .contentsDisagree(let listed, let found):
      "the contents list has \(listed) papers, the file \(found)"
    case .truncated: "the file ends inside this entry"
    case .serviceError: "arXiv answered with an error"
    case .binary: "not a text file"
    case .windows1252: "text that is not UTF-8 was read as Windows-1252"
    case .nulBytes(let count): "\(count) NUL byte\(count == 1 ? " was" : "s were") taken out"
    case .unreadAddresses(let count, let lines): unread(count, lines, shown: 3)
    case .repeatedTitle(let count): "\(count) papers have this title"
    case .labelAsTitle: "the title is the label of a link or a field"
    case .sectionAsTitle: "the title is the name of a section"
    case .longAbstract(let bytes): "the abstract has \(bytes) bytes, more than any has"
    case .labelAsAuthor: "among the authors is the label of a link"
    }
  }

  /// The same with all that is known, for those who ask.
  static func whole(_ kind: Problem.Kind) -> String {
    guard case .unreadAddresses(let count, let lines) = kind else { return reason(kind) }
    return unread(count, lines, shown: lines.count)
  }

  /// `41 addresses of papers stand in no entry: lines 12, 40, …`
  private static func unread(_ count: Int, _ lines: [Int], shown: Int) -> String {
    let what = count == 1 ? "1 address of a paper stands" : "\(count) addresses of papers stand"
    let numbers = lines.prefix(shown).map(String.init) + (lines.count > shown ? ["…"] : [])
    return
      "\(what) in no entry: line\(lines.count == 1 ? "" : "s") \(numbers.joined(separator: ", "))"
  }

  /// Whether the file could not be read at all.
  static func isUnreadable(_ digest: Digest) -> Bool {
    digest.problems.contains {
      [.noDialect, .binary, .entryTooLong, .digestFull].contains($0.kind)
    }
  }

  /// All problems of a reading, a sentence each; of a digest with many, the first and the count.
  static func notes(on result: LoadResult) -> [String] {
    result.errors.map(sentence) + clashes(in: result.library)
      + parts(of: result.troubled).map { digests in
        let losses = digests.flatMap { $0.problems.filter(\.kind.isLoss) }
          .sorted { $0.line < $1.line }
        let first = sentence(for: losses[0], in: digests[0])
        let others = losses.count - 1
        return others == 0 ? first : "\(first), and \(others) more problem\(others == 1 ? "" : "s")"
      }
  }

  /// The digests of each file, which are several when it is large.
  private static func parts(of digests: [Digest]) -> [[Digest]] {
    digests.reduce(into: []) { files, digest in
      if files.last?.last?.path == digest.path {
        files[files.count - 1].append(digest)
      } else {
        files.append([digest])
      }
    }
  }

  /// Says that papers of different keys have one id.
  private static func clashes(in library: Library) -> [String] {
    library.clashes.map { "\($0): two papers have this id; they are kept apart" }
  }

  /// What is wrong with the id of an entry, which is another paper's.
  static func clash(with key: PaperKey) -> String {
    "its id is that of another paper, \(safe(key.text)); they are kept apart"
  }

  static func sentence(for problem: KeymapProblem) -> String {
    safe("\(problem.file):\(problem.line):\(problem.column): \(problem.kind.sentence)")
  }

  static func sentence(for problem: Settings.Problem, file: String) -> String {
    let what: String
    switch problem.kind {
    case .syntax(let reason): what = "\(reason); all of this file is ignored"
    case .unknown(let key, let known):
      let hint = nearest(key, among: known).map { "; did you mean \($0)?" } ?? ""
      what = "there is no setting “\(key)”\(hint)"
    case .wrongValue(let key, let expected): what = "\(key) must be \(expected)"
    case .refused(let key, let refusal): what = "\(key): \(refusal.sentence)"
    }
    return safe("\(file):\(problem.line):\(problem.column): \(what)")
  }

  /// `3 papers not looked through: the pattern took too long`
  static func notLookedThrough(_ count: Int) -> String {
    "\(MarkSentences.count(count, "paper")) not looked through: the pattern took too long"
  }

  /// The browser is told in lines, although nobody asked for that.
  static func plainTerminal(_ term: String?) -> String {
    let what =
      term.map { $0.isEmpty ? "TERM is empty" : "TERM is \(safe($0))" } ?? "TERM is not set"
    return "\(what), which has no screen: this is quire --plain."
  }

  /// Standard output takes no more; `code` is an `errno`.
  static func notWritten(_ code: Int32) -> String {
    "standard output could not be written: \(String(cString: strerror(code)))"
  }

  /// There is nothing to read lines from.
  static let noLines = "standard input is a digest, and there is no terminal to type on"

  /// A folder of the settings is not there.
  static func noFolder(_ folder: String, file: String) -> String {
    safe("\(file): folders: \(folder) is not there")
  }

  /// There is nothing of that name to read about.
  static func noTopic(_ name: String, nearest: String?) -> String {
    let hint = nearest.map { "; did you mean `quire help \($0)`?" } ?? ""
    return "there is no command and no topic “\(safe(name))”\(hint)"
  }

  /// Text without anything that a terminal would obey or that would turn the line around.
  static func safe(_ text: String) -> String { SafeText.line(text) }
}
