public import Catalog
public import Papers
public import Programs

/// A program that is to be run on papers, with all that it needs.
public struct ProgramRun: Sendable {
  /// What sentences call it.
  public let name: String
  public let line: ProgramLine
  public let about: UserCommand.About
  public let output: UserCommand.Output
  public let input: UserCommand.Input
  public let needsTerminal: Bool
  /// It was typed: a single line that it prints is said, more are shown.
  let isTyped: Bool
  public let papers: [PaperID]
  public let library: Library
  /// The marks that the papers have.
  public let marks: Marks

  /// The papers as the library has them.
  public var found: [Paper] { library.papers(papers) }

  public init(
    name: String, line: ProgramLine, about: UserCommand.About = .paper,
    output: UserCommand.Output = .pane, input: UserCommand.Input = .none,
    needsTerminal: Bool = false, isTyped: Bool = false, papers: [PaperID], library: Library,
    marks: Marks
  ) {
    (self.name, self.line, self.about, self.output) = (name, line, about, output)
    (self.input, self.needsTerminal, self.isTyped) = (input, needsTerminal, isTyped)
    (self.papers, self.library, self.marks) = (papers, library, marks)
  }
}

/// A program that is to be told what the user has done, with the papers.
public struct HookRun: Sendable {
  public let hook: Hook
  public let papers: [PaperID]
  public let library: Library
  public let marks: Marks

  public var found: [Paper] { library.papers(papers) }

  public init(hook: Hook, papers: [PaperID], library: Library, marks: Marks) {
    (self.hook, self.papers, self.library, self.marks) = (hook, papers, library, marks)
  }
}

/// How a program ended, and what it has printed.
public struct ProgramEnd: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The exit code, or 128 and the signal.
    case ended(code: Int32)
    /// It was not there, or was not what could be run: why, as the system says it.
    case notStarted(String)
    /// It was not run.
    case refused(ProgramRefusal)
  }

  public let reason: Reason
  /// What it has printed.
  public var lines: [String] = []
  /// What it has printed to standard error.
  public var errors: [String] = []
  /// The last line of it, which may not be among those that are kept.
  public var lastLine: String?
  /// So many bytes more than are kept.
  public var cutBytes = 0
  /// Variables of the environment that were too long for any program.
  public var leftOut: [String] = []
  /// Of several runs, one after the other: how many there have not been.
  public var notRun = 0

  public init(_ reason: Reason) { self.reason = reason }

  public var isWell: Bool { reason == .ended(code: 0) }
}

extension Library {
  fileprivate func papers(_ ids: [PaperID]) -> [Paper] {
    ids.compactMap { row(of: $0).map { paper(at: $0) } }
  }
}
