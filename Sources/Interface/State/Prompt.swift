import Canvas
import Catalog
import Papers
import Programs

/// What is open over the panes, and what has been typed into it.
struct Prompt {
  var mode = Mode.browsing
  var commandLine = LineEditor()
  /// The files that what is typed there may become, once they have been asked for.
  var files: (beginning: String, names: [String])?
  /// The command line of a program.
  var programLine = LineEditor()
  var help = HelpState()
  /// What stands under the filter line.
  var filterHelp = FilterHelp()
  /// The keys of a sequence that has not ended, and the count before them.
  var pending: [Key] = []
  var count: Int?
  /// What the next key names a macro for.
  var macro: Macros.Use?
  /// The last key of those that ran something last.
  var lastKey: Key?

  /// What the keys go to.
  enum Mode: Hashable {
    case browsing
    /// What facets of a section are looked for by; cancelling lists them as before.
    case sifting(before: FacetListing)
    /// The filter line; cancelling returns to what it keeps.
    case filtering(Before)
    case commanding
    /// A program that is to be run: on the paper at hand, or on what is selected.
    case launching(UserCommand.About)
    case helping
    case choosing(Menu)
    /// What is looked for in the reader; cancelling returns to what it keeps, and to the pane it was asked for in.
    case finding(before: String, from: Pane)

    var isSifting: Bool { if case .sifting = self { true } else { false } }
  }

  /// What cancelling the filter brings back exactly.
  struct Before: Hashable {
    var filter: String
    let anchor: PaperID?
    let list: ListWindow
    let kept: Set<PaperID>
  }
}

/// The help: what was typed to search it, and where its cursor is.
struct HelpState: Hashable {
  var filter = LineEditor()
  var window = ListWindow()
  /// Where the help was called from; its keys are the ones to show first.
  var context = Context.list
}

extension Prompt {
  /// Forgets the keys that have been typed so far, the count with them.
  mutating func forgetKeys() { (pending, count, macro) = ([], nil, nil) }

  /// Whether nothing is open, and no keys wait for others.
  var isAtRest: Bool { mode == .browsing && pending.isEmpty && count == nil && macro == nil }
}
