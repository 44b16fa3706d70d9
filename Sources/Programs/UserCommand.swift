/// A command that the user has named: a program to be run on papers.
public struct UserCommand: Hashable, Sendable {
  /// What it is about.
  public enum About: String, CaseIterable, Sendable {
    /// The paper at hand.
    case paper
    /// Those that are selected, else the one at hand: run once for all of them.
    case ticked
    /// The same, run for one after the other.
    case each
  }

  /// What becomes of what it prints.
  public enum Output: String, CaseIterable, Sendable {
    /// It is shown when the program has ended.
    case pane
    /// Its last line is said.
    case status
    /// Nothing. The program goes on by itself, as a viewer does.
    case none
  }

  /// What it gets on standard input.
  public enum Input: String, CaseIterable, Sendable {
    case none
    /// A line of JSON a paper.
    case json
  }

  /// A text of the settings, and where it stands: line and column, from 1.
  public struct Placed: Hashable, Sendable {
    public let text: String
    public let line: Int
    public let column: Int

    public init(_ text: String, line: Int, column: Int) {
      (self.text, self.line, self.column) = (text, line, column)
    }
  }

  public let name: Placed
  public let line: ProgramLine
  public var key: Placed?
  /// A sentence for the help.
  public var help: String?
  public var about = About.paper
  public var output = Output.status
  public var input = Input.none
  /// It gets the terminal, as an editor does.
  public var needsTerminal = false

  public init(name: Placed, line: ProgramLine) {
    (self.name, self.line) = (name, line)
  }
}

/// An act of the user that a program is told of.
public enum Hook: String, CaseIterable, Sendable {
  case open, star, fetch, leave
}

/// The programs that are told of acts.
public struct Hooks: Hashable, Sendable {
  public var programs: [Hook: ProgramLine] = [:]
  /// How many seconds a program has before it is ended.
  public var seconds = 10

  public init() {}
}
