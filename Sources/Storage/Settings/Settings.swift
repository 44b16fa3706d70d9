public import Programs

/// What `config.toml` decides. Every setting has a default, and most readers need no file.
public struct Settings: Hashable, Sendable {
  /// Opened when no path is given; `~` is the home folder.
  public var folders: [String] = []
  /// The set of keys: one of `keyProfiles`.
  public var profile = "vim"
  public var theme = "quire"
  /// Which of the two themes of a pair is taken.
  public var background = "auto"
  public var color = "auto"
  /// The most columns of the abstract.
  public var measure = 78
  /// The most columns of a line where there is no screen; 0 for a line a paragraph.
  public var plainWidth = 78
  /// The share of the list beside or over the reader; nil for the usual one.
  public var split: Double?
  public var mouse = true
  public var ascii = false
  public var links = "auto"
  /// Opening a paper marks it read.
  public var readOnOpen = false
  /// After so many seconds in the reader a paper is marked read; 0 for never.
  public var readAfter = 0
  /// Where the files of papers are, an absolute path or one in the home folder; nothing for Quire's own folder.
  public var pdfFolder = ""
  /// What shows PDFs; nothing for what the desktop has.
  public var pdfViewer = ""
  /// The profiles of `quire fetch`, in the order of their names.
  public var fetch: [FetchProfile] = []
  /// The commands that the user has named, in the order of their names.
  public var commands: [UserCommand] = []
  /// The programs that are told of what the user does.
  public var hooks = Hooks()
  /// How keys of citations are made.
  public var citeKey = "{author}{year}{title}"
  /// What the template of citations is.
  public var citeTemplate = "{authors} ({year}). {title}. {url}"

  public init() {}

  /// The sets of keys that there are.
  public static let keyProfiles = ["vim", "less", "newsboat", "mutt", "emacs", "arrows"]

  /// A mistake in the settings. The setting keeps its default, the others count.
  public struct Problem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// The file is not TOML; none of it counts.
      case syntax(reason: String)
      case unknown(key: String, known: [String])
      case wrongValue(key: String, expected: String)
      /// A command that is not to be run.
      case refused(key: String, ProgramRefusal)
    }

    /// Where the mistake stands, from 1.
    public let line: Int
    public let column: Int
    public let kind: Kind

    public init(line: Int, column: Int, _ kind: Kind) {
      (self.line, self.column, self.kind) = (line, column, kind)
    }

    /// Whether what begins with a name (`fetch`, also `fetch.daily.categories`) is not as it was written: the mistake
    /// is there, or nothing of the file counts.
    public func isAbout(_ name: String) -> Bool {
      switch kind {
      case .syntax: true
      case .unknown(let key, _), .wrongValue(let key, _), .refused(let key, _):
        key == name || key.hasPrefix(name + ".")
      }
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
      help: "Files and folders to open when none is given; without any, what `quire fetch` wrote."
    ) { value, settings in
      guard case .array(let items) = value else { return false }
      let folders = items.compactMap(\.content.text)
      guard folders.count == items.count else { return false }
      settings.folders = folders
      return true
    },
    .choice("profile", Settings.keyProfiles, \.profile, "The set of keys to begin with."),
    Field(
      key: "theme", expected: "the name of a theme", usual: "\"quire\"",
      help: "What everything looks like; `:theme` shows them all."
    ) { value, settings in
      guard let name = value.text, !name.isEmpty else { return false }
      settings.theme = name
      return true
    },
    .choice(
      "background", ["auto", "dark", "light"], \.background,
      "For which background the theme is, where it has one for each; auto is as the terminal says."),
    .choice("color", ["auto", "always", "never"], \.color, "Whether to use colours at all."),
    .number(
      "measure", "a number", 20...200, \.measure, "The most columns that an abstract takes."),
    .number(
      "plain_width", "a number", 0...1000, \.plainWidth,
      "The most columns of a line of `quire --plain`; 0 for a line a paragraph, however long."),
    Field(
      key: "split", expected: "a number from 0.1 to 0.9", usual: "0.5",
      help: "The share of the list in the room of list and abstract."
    ) { value, settings in
      guard case .number(let share) = value, (0.1...0.9).contains(share) else { return false }
      settings.split = share
      return true
    },
    .flag("mouse", \.mouse, "Whether clicks and the wheel come to Quire."),
    .flag("ascii", \.ascii, "Whether to draw with ASCII alone."),
    .choice(
      "links", ["auto", "always", "never"], \.links,
      "Whether addresses are links that the terminal itself follows (OSC 8)."),
    .flag("read_on_open", \.readOnOpen, "Whether opening a paper marks it read."),
    .number(
      "read_after", "a number of seconds", 0...3600, \.readAfter,
      "After how many seconds in the reader a paper is marked read; 0 for never."),
    .text(
      "cite_key", \.citeKey, "How keys of BibTeX are made; `quire help export` names the fields."),
    .text(
      "cite_template", \.citeTemplate,
      "What `yT` copies of a paper; `quire help export` names the fields."),
    .folder(
      "pdf_folder", \.pdfFolder,
      "Where PDFs and pages in HTML are kept; without it, quire's own folder."),
    .text(
      "pdf_viewer", \.pdfViewer,
      "The program that shows PDFs, with its options; without it, what the desktop has."),
  ]

  /// Takes a setting that is a table; false when it is none of these.
  private mutating func takeTable(
    _ key: String, _ value: TOML.Value, _ problems: inout [Problem]
  ) -> Bool {
    switch key {
    case "fetch": fetch = Settings.profiles(value, &problems)
    case "commands": commands = Settings.commands(value, &problems)
    case "hooks": hooks = Settings.hooks(value, &problems)
    default: return false
    }
    return true
  }

  /// Reads a file's text over the defaults. What cannot be understood is a problem; the rest counts.
  public static func read(_ text: String) -> (settings: Settings, problems: [Problem]) {
    var settings = Settings()
    var problems: [Problem] = []
    do throws(TOML.Mistake) {
      for (key, value) in try TOML.read(text) {
        func complain(_ kind: Problem.Kind) {
          problems.append(Problem(line: value.line, column: value.column, kind))
        }
        if settings.takeTable(key, value, &problems) { continue }
        guard let field = fields.first(where: { $0.key == key }) else {
          complain(.unknown(key: key, known: names))
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
}

extension Settings.Field {
  /// A setting that is one of some words.
  fileprivate static func choice(
    _ key: String, _ words: [String], _ field: any WritableKeyPath<Settings, String> & Sendable,
    _ help: String
  ) -> Settings.Field {
    let quoted = words.map { "\"\($0)\"" }
    let expected = quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
    let usual = "\"\(Settings()[keyPath: field])\""
    return Settings.Field(key: key, expected: expected, usual: usual, help: help) {
      guard let text = $0.text, words.contains(text) else { return false }
      $1[keyPath: field] = text
      return true
    }
  }

  /// A setting that is any text.
  fileprivate static func text(
    _ key: String, _ field: any WritableKeyPath<Settings, String> & Sendable, _ help: String
  ) -> Settings.Field {
    let usual = "\"\(Settings()[keyPath: field])\""
    return Settings.Field(key: key, expected: "a text", usual: usual, help: help) {
      guard let text = $0.text else { return false }
      $1[keyPath: field] = text
      return true
    }
  }

  /// A setting that is a folder, wherever the program is started.
  fileprivate static func folder(
    _ key: String, _ field: any WritableKeyPath<Settings, String> & Sendable, _ help: String
  ) -> Settings.Field {
    Settings.Field(
      key: key, expected: "a path that begins with / or ~/", usual: "\"\"", help: help
    ) {
      guard let text = $0.text,
        text.hasPrefix("/") || text.hasPrefix("~/") || text == "~" || text.isEmpty
      else { return false }
      $1[keyPath: field] = text
      return true
    }
  }

  fileprivate static func number(
    _ key: String, _ what: String, _ range: ClosedRange<Int>,
    _ field: any WritableKeyPath<Settings, Int> & Sendable, _ help: String
  ) -> Settings.Field {
    let expected = "\(what) from \(range.lowerBound) to \(range.upperBound)"
    let usual = "\(Settings()[keyPath: field])"
    return Settings.Field(key: key, expected: expected, usual: usual, help: help) {
      guard case .integer(let number) = $0, range.contains(number) else { return false }
      $1[keyPath: field] = number
      return true
    }
  }

  fileprivate static func flag(
    _ key: String, _ field: any WritableKeyPath<Settings, Bool> & Sendable, _ help: String
  ) -> Settings.Field {
    let usual = "\(Settings()[keyPath: field])"
    return Settings.Field(key: key, expected: "true or false", usual: usual, help: help) {
      guard case .flag(let flag) = $0 else { return false }
      $1[keyPath: field] = flag
      return true
    }
  }
}

extension TOML.Value.Content {
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
