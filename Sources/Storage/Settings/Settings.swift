/// What `config.toml` decides. Every setting has a default, and most readers need no file.
public struct Settings: Hashable, Sendable {
  /// Opened when no path is given; `~` is the home folder.
  public var folders: [String] = []
  /// The set of keys: `vim` or `less`.
  public var profile = "vim"
  public var theme = "auto"
  public var color = "auto"
  /// The most columns of the abstract.
  public var measure = 78
  /// The share of the list beside or over the reader; nil for the usual one.
  public var split: Double?
  public var mouse = true
  public var ascii = false
  public var links = "auto"
  /// Opening a paper marks it read.
  public var readOnOpen = false
  /// After so many seconds in the reader a paper is marked read; 0 for never.
  public var readAfter = 0

  public init() {}

  /// A mistake in the settings. The setting keeps its default, the others count.
  public struct Problem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// The file is not TOML; none of it counts.
      case syntax(reason: String)
      case unknown(key: String, known: [String])
      case wrongValue(key: String, expected: String)
    }

    /// Where the mistake stands, from 1.
    public let line: Int
    public let column: Int
    public let kind: Kind

    public init(line: Int, column: Int, _ kind: Kind) {
      (self.line, self.column, self.kind) = (line, column, kind)
    }
  }

  /// One row of the table that reading and documentation share.
  public struct Field: Sendable {
    public let key: String
    /// What it may be, in words: `a number from 20 to 200`.
    public let expected: String
    /// The default as one would write it.
    public let usual: String
    /// A sentence.
    public let help: String
    /// Takes a value; false when it is not one that the setting can have.
    let take: @Sendable (TOML.Value.Content, inout Settings) -> Bool
  }

  /// All settings.
  public static let fields: [Field] = [
    Field(
      key: "folders", expected: "a list of texts", usual: "[]",
      help: "Files and folders to open when none is given."
    ) { value, settings in
      guard case .array(let items) = value else { return false }
      let folders = items.compactMap(\.content.text)
      guard folders.count == items.count else { return false }
      settings.folders = folders
      return true
    },
    Field(
      key: "profile", expected: "\"vim\" or \"less\"", usual: "\"vim\"",
      help: "The set of keys to begin with."
    ) { take($0, ["vim", "less"], \.profile, &$1) },
    Field(
      key: "theme", expected: "\"auto\", \"dark\" or \"light\"", usual: "\"auto\"",
      help: "Colours for a dark or a light background."
    ) { take($0, ["auto", "dark", "light"], \.theme, &$1) },
    Field(
      key: "color", expected: "\"auto\", \"always\" or \"never\"", usual: "\"auto\"",
      help: "Whether to use colours at all."
    ) { take($0, ["auto", "always", "never"], \.color, &$1) },
    Field(
      key: "measure", expected: "a number from 20 to 200", usual: "78",
      help: "The most columns that an abstract takes."
    ) { take($0, 20...200, \.measure, &$1) },
    Field(
      key: "split", expected: "a number from 0.1 to 0.9", usual: "0.5",
      help: "The share of the list in the room of list and abstract."
    ) { value, settings in
      guard case .number(let share) = value, (0.1...0.9).contains(share) else { return false }
      settings.split = share
      return true
    },
    Field(
      key: "mouse", expected: "true or false", usual: "true",
      help: "Whether clicks and the wheel come to Quire."
    ) { take($0, \.mouse, &$1) },
    Field(
      key: "ascii", expected: "true or false", usual: "false",
      help: "Whether to draw with ASCII alone."
    ) { take($0, \.ascii, &$1) },
    Field(
      key: "links", expected: "\"auto\", \"always\" or \"never\"", usual: "\"auto\"",
      help: "Whether addresses are links that the terminal itself follows (OSC 8)."
    ) { take($0, ["auto", "always", "never"], \.links, &$1) },
    Field(
      key: "read_on_open", expected: "true or false", usual: "false",
      help: "Whether opening a paper marks it read."
    ) { take($0, \.readOnOpen, &$1) },
    Field(
      key: "read_after", expected: "a number of seconds from 0 to 3600", usual: "0",
      help: "After how many seconds in the reader a paper is marked read; 0 for never."
    ) { take($0, 0...3600, \.readAfter, &$1) },
  ]

  /// Reads a file's text over the defaults. What cannot be understood is a problem; the rest counts.
  public static func read(_ text: String) -> (settings: Settings, problems: [Problem]) {
    var settings = Settings()
    var problems: [Problem] = []
    do throws(TOML.Mistake) {
      for (key, value) in try TOML.read(text) {
        func complain(_ kind: Problem.Kind) {
          problems.append(Problem(line: value.line, column: value.column, kind))
        }
        guard let field = fields.first(where: { $0.key == key }) else {
          complain(.unknown(key: key, known: fields.map(\.key)))
          continue
        }
        if !field.take(value.content, &settings) {
          complain(.wrongValue(key: key, expected: field.expected))
        }
      }
    } catch {
      problems = [Problem(line: error.line, column: error.column, .syntax(reason: error.reason))]
    }
    return (settings, problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  private static func take(
    _ value: TOML.Value.Content, _ allowed: [String],
    _ field: WritableKeyPath<Settings, String>, _ settings: inout Settings
  ) -> Bool {
    guard let text = value.text, allowed.contains(text) else { return false }
    settings[keyPath: field] = text
    return true
  }

  private static func take(
    _ value: TOML.Value.Content, _ allowed: ClosedRange<Int>,
    _ field: WritableKeyPath<Settings, Int>, _ settings: inout Settings
  ) -> Bool {
    guard case .integer(let number) = value, allowed.contains(number) else { return false }
    settings[keyPath: field] = number
    return true
  }

  private static func take(
    _ value: TOML.Value.Content, _ field: WritableKeyPath<Settings, Bool>,
    _ settings: inout Settings
  ) -> Bool {
    guard case .flag(let flag) = value else { return false }
    settings[keyPath: field] = flag
    return true
  }
}

extension TOML.Value.Content {
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
