import Catalog
import Glibc
import Interface
import Papers
import Programs

/// A program as it is started once, with what it is told of papers.
struct ProgramLaunch {
  let line: ProgramLine
  let papers: [PaperValues]
  /// What it reads; nil for nothing.
  let input: [UInt8]?

  /// The launches of a run: one, or one for each paper.
  static func all(
    of run: ProgramRun, pdf: (PaperID) -> String
  ) -> [ProgramLaunch] {
    let found = run.found
    let groups = run.about == .each ? found.map { [$0] } : [found]
    let needsJSON = run.input == .json || run.line.has(.json)
    let json = PaperLine(isRendered: false, marks: MarkRecord(run.marks))
    return groups.map { papers in
      let lines = needsJSON ? papers.map(json.json) : papers.map { _ in [] }
      return ProgramLaunch(
        line: run.line,
        papers: zip(papers, lines).map { PaperValues($0, json: $1, pdf: pdf($0.id)) },
        input: run.input == .json ? lines.flatMap { $0 + [0x0A] } : nil)
    }
  }

  /// The program with its arguments, what its environment has beside ours, and what of that was too long: that is
  /// empty there, and no loss for who gets the papers on standard input.
  func words(
    _ more: [String: String] = [:]
  ) throws(ProgramRefusal) -> (
    arguments: [String], variables: [String: String], leftOut: [String]
  ) {
    let arguments = try line.arguments(
      for: papers, home: Process.environment["HOME"] ?? "")
    let (variables, leftOut) = ProgramLine.environment(for: papers)
    return (arguments, variables.merging(more) { $1 }, input == nil ? leftOut : [])
  }
}

/// What the runs of a program have printed so far.
struct PrintedSoFar {
  private var lines: [String] = []
  private var lastLine: String?
  private var cutBytes = 0

  /// The most lines that are kept: a box is no pager.
  private static let limit = 10_000

  mutating func end(_ outcome: ChildOutcome, _ leftOut: [String]) -> ProgramEnd {
    let printed = PrintedText.lines(outcome.output)
    let room = max(0, PrintedSoFar.limit - lines.count)
    lines += printed.prefix(room)
    cutBytes += outcome.printed - outcome.output.count
    if printed.count > room { cutBytes += printed[room...].reduce(0) { $0 + $1.utf8.count + 1 } }
    lastLine = PrintedText.lastLine(outcome.tail) ?? lastLine
    var end = end(
      outcome.code.map { .ended(code: $0) }
        ?? .notStarted(String(cString: strerror(outcome.failure))))
    end.errors = Array(PrintedText.lines(outcome.errors).prefix(200))
    end.leftOut = leftOut
    return end
  }

  func end(_ reason: ProgramEnd.Reason) -> ProgramEnd {
    var end = ProgramEnd(reason)
    (end.lines, end.lastLine, end.cutBytes) = (lines, lastLine, cutBytes)
    return end
  }
}
