import Canvas
import Catalog
import Papers

/// Everything the program knows while it runs, in parts. Changed by `update` alone, but for the pages
/// that `draw` makes.
struct State {
  var results = Results()
  var facets = FacetList()
  var views = Views()
  var marks = MarksView()
  var ticked = Ticked()
  var holdings = Holdings()
  var asking = Asking()
  var reader = Reader()
  var triage = Triage()
  var screen = Screen()
  var prompt = Prompt()
  var talk = Talk()
  var jobs = Jobs()
  var programs = ProgramState()
  var macros = Macros()
  var replay = Replay()
  var usage: Usage
  var looks: Looks
  /// The tutor, where there is one.
  var lesson: Lesson?

  // How it is shown.
  var options: Options
  var commands: CommandSet
  private(set) var keymap: Keymap
  private(set) var keyIndex: KeyIndex
  /// What was bound while it runs, as lines of a keymap.
  var bindings: [String] = []
  let width: Width

  init(options: Options, keymap: Keymap, width: Width, commands: CommandSet) {
    self.options = options
    looks = Looks(options)
    self.commands = commands
    self.keymap = keymap
    self.keyIndex = KeyIndex(keymap)
    self.width = width
    usage = options.usage
    screen.split = options.split
    holdings.profiles = options.profiles
    if options.isTutor { lesson = Lesson() }
  }
}

extension State {
  /// Takes other keys.
  mutating func use(_ keymap: Keymap) {
    self.keymap = keymap
    keyIndex = KeyIndex(keymap)
    if !options.hints.isEmpty { options.hints = NewcomerHints.lines(keymap) }
  }
}

/// What follows from several parts.
extension State {
  var layout: Layout {
    triage.round == nil
      ? Layout(
        size: screen.size, focus: screen.focus, isZoomed: screen.isZoomed,
        split: screen.split ?? Layout.usualSplit, views: results.views.count)
      : Layout(size: screen.size, focus: .reader, isZoomed: true)
  }

  /// The pinned paper, while it is here.
  var pinnedPaper: Paper? {
    reader.pinned.flatMap(results.library.row).map(results.library.paper)
  }

  /// What is marked in the reader.
  var readerQuery: Query {
    reader.find.text.isEmpty ? results.selection.query : Query(phrase: reader.find.text)
  }

  /// The paper that is gone through, or looked at in place of the list's, else the one under its cursor.
  var paper: Paper? {
    if let round = triage.round {
      return results.library.row(of: round.current).map(results.library.paper)
    }
    return peeked ?? listed
  }

  /// The paper under the cursor of the list.
  var listed: Paper? {
    let rank = screen.list.cursor
    return rank < results.shown.count ? results.library.paper(at: results.shown[rank]) : nil
  }

  /// The key that runs a command outside of prompts, as messages name it; the command's name after a
  /// colon when it has none.
  func key(for command: String) -> String {
    if options.isInLines { return command == "cancel" ? "Ctrl-C" : LineWord.name(of: command) }
    let context = context.takesText ? .list : context
    return keyIndex.name(for: command, in: context) ?? ":" + command
  }

  /// The context of the keys.
  var context: Context {
    switch prompt.mode {
    case .browsing where triage.round != nil: .triage
    case .browsing:
      switch screen.focus {
      case .list: .list
      case .reader: .reader
      case .facets: .facets
      case .views: .views
      }
    case .filtering, .commanding, .launching, .finding, .sifting: .prompt
    case .helping, .choosing: .help
    }
  }
}
