import Catalog

/// Something the reader can tell the program to do: by key, by name after `:`, from the help.
///
/// A command is an entry of one table (`CommandTable.swift`), which says what it is called, what it is
/// good for and what it does. Keys, help, the `:` line with its completion and the manual's table of keys
/// are all read from it; a new command is an entry there and a line in each keymap.
public struct Command: Sendable {
  /// The headings of the help.
  public enum Group: String, CaseIterable, Sendable {
    case moving = "Moving"
    case narrowing = "Narrowing"
    case paper = "The paper"
    case arxiv = "From arXiv"
    case citing = "Citing"
    case programs = "Your programs"
    case marks = "Marks"
    case selection = "Selecting"
    case triage = "Going through what is new"
    case views = "Saved views"
    case panes = "Panes"
    case order = "Order"
    case program = "The program"
    /// What keymaps bind to several commands.
    case several = "Several commands at once"
    case editing = "Editing a line"
  }

  /// What `update` must know of a command before it runs.
  struct Traits: OptionSet {
    let rawValue: Int
    /// It is about the paper under the cursor, with which the cursor then stays.
    static let aboutPaper = Traits(rawValue: 1)
    /// It is about the list or the panes, and makes no sense while new papers come one by one.
    static let aboutList = Traits(rawValue: 2)
    /// It is no act of the reader: what is waited for is waited for still.
    static let isNoAct = Traits(rawValue: 4)
    /// Where it leads nowhere, a macro that does it again and again has come to its end.
    static let leadsOn = Traits(rawValue: 16)
    /// It says nothing without a text after its name, and needs no key.
    static let isTyped = Traits(rawValue: 32)
    /// It is for picking papers, in whose keys it is.
    static let isForPicking = Traits(rawValue: 8)
    /// It is for the tutor, in whose keys it is.
    static let isForTutor = Traits(rawValue: 64)
    /// It is about how the screen looks, and nothing without one.
    static let isForScreen = Traits(rawValue: 128)
  }

  /// What a command does with a text after its name on the command line.
  struct Argument: Sendable {
    /// What the text is.
    enum Form {
      case words, query, labelAndQuery, file

      /// Whether it may be any text.
      var isAnyText: Bool { self == .words || self == .file }
    }

    var form = Form.words
    let run: @Sendable (inout State, ArgumentText) -> [Effect]
    /// The texts that it is likely to be given, when so much is typed; names of labels where one stands first.
    var likely: @Sendable (State, ArgumentText) -> [String] = { _, _ in [] }
  }

  /// The name in keymaps and after `:`.
  public let name: String
  /// A sentence without full stop, for the help.
  public let help: String
  public let group: Group
  let traits: Traits
  /// nil when it takes no text.
  let argument: Argument?
  /// What it does, given the count typed before it.
  let run: @Sendable (inout State, _ count: Int?) -> [Effect]

  init(
    _ name: String, _ help: String, _ group: Group, _ traits: Traits = [],
    argument: Argument? = nil,
    counted run: @escaping @Sendable (inout State, _ count: Int?) -> [Effect]
  ) {
    (self.name, self.help, self.group, self.traits) = (name, help, group, traits)
    (self.argument, self.run) = (argument, run)
  }

  /// A command to which a count says nothing.
  init(
    _ name: String, _ help: String, _ group: Group, _ traits: Traits = [],
    argument: Argument? = nil, _ run: @escaping @Sendable (inout State) -> [Effect]
  ) {
    self.init(name, help, group, traits, argument: argument, counted: { state, _ in run(&state) })
  }

  /// What a key is bound to that is no command of the table: several, or one with what it is given.
  public init(several text: String) {
    self.init(text, text, .several) { $0.run(named: text) }
  }

  /// A command that edits the line which is being written.
  init(_ name: String, _ help: String, _ edit: LineEdit) {
    self.init(name, help, .editing) { $0.edit(edit) }
  }

  /// Whether it works only while a line is being edited.
  public var isForPrompts: Bool { group == .editing }

  /// Whether it also makes sense while a line is edited.
  var worksInPrompts: Bool { isForPrompts || group == .moving || group == .program }

  /// Whether doing it twice is twice as much, and no slip: moving on, and turning an order back.
  var isRepeatable: Bool { group == .moving || group == .order }

  /// The command of a name, or of one that it had in an earlier version.
  public static func named(_ name: some StringProtocol) -> Command? {
    let name = String(name)
    return byName[earlierNames[name] ?? name].map { all[$0] }
  }

  /// What commands were called in earlier versions: files of keys that say so go on working.
  static let earlierNames = [
    "include-tag": "include-facet", "exclude-tag": "exclude-facet", "clear-tags": "clear-facets",
    "tags": "facets",
  ]

  private static let byName = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
}
