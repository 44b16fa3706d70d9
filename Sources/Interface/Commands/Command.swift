import Catalog

/// Something the reader can tell the program to do: by key, by name after `:`, from the help.
///
/// One table. Keys, help, the `:` line with its completion and the README's key table are all read
/// from it.
public struct Command: Sendable {
  /// The headings of the help.
  public enum Group: String, CaseIterable, Sendable {
    case moving = "Moving"
    case narrowing = "Narrowing"
    case paper = "The paper"
    case marks = "Marks"
    case selection = "Selecting"
    case triage = "Going through what is new"
    case panes = "Panes"
    case order = "Order"
    case program = "The program"
    case editing = "Editing a line"
  }

  /// The name in keymaps and after `:`.
  public let name: String
  /// A sentence without full stop, for the help.
  public let help: String
  public let group: Group
  /// What it does, given the count typed before it.
  let action: @Sendable (_ count: Int?) -> Action
  /// What it does with a text after its name on the command line; nil when it takes none.
  let take: (@Sendable (_ text: String) -> Action)?

  init(
    _ name: String, _ help: String, _ group: Group,
    take: (@Sendable (_ text: String) -> Action)? = nil,
    _ action: @escaping @Sendable (_ count: Int?) -> Action
  ) {
    self.name = name
    self.help = help
    self.group = group
    self.take = take
    self.action = action
  }

  /// Whether it works only while a line is being edited.
  public var isForPrompts: Bool { group == .editing }

  public static func named(_ name: some StringProtocol) -> Command? {
    all.first { $0.name == name }
  }

  /// Every command, in the order of the help.
  public static let all: [Command] =
    moving + narrowing + paper + marks + selecting + triage + panes + order + program + editing

  private static let moving = [
    Command("down", "Go down a line", .moving) { .move(.lines($0 ?? 1)) },
    Command("up", "Go up a line", .moving) { .move(.lines(-($0 ?? 1))) },
    Command("half-page-down", "Go down half a page", .moving) { .move(.halfPages($0 ?? 1)) },
    Command("half-page-up", "Go up half a page", .moving) { .move(.halfPages(-($0 ?? 1))) },
    Command("page-down", "Go down a page", .moving) { .move(.halfPages(2 * ($0 ?? 1))) },
    Command("page-up", "Go up a page", .moving) { .move(.halfPages(-2 * ($0 ?? 1))) },
    Command("first", "Go to the first line, or to the line of the count", .moving) {
      $0.map { .move(.row($0)) } ?? .move(.first)
    },
    Command("last", "Go to the last line, or to the line of the count", .moving) {
      $0.map { .move(.row($0)) } ?? .move(.last)
    },
    Command("screen-top", "Go to the top of the screen", .moving) { _ in .move(.screenTop) },
    Command("screen-middle", "Go to the middle of the screen", .moving) { _ in
      .move(.screenMiddle)
    },
    Command("screen-bottom", "Go to the bottom of the screen", .moving) { _ in
      .move(.screenBottom)
    },
    Command("scroll-down", "Scroll down a line", .moving) { .move(.scroll($0 ?? 1)) },
    Command("scroll-up", "Scroll up a line", .moving) { .move(.scroll(-($0 ?? 1))) },
    Command("next-paper", "Go to the next paper, from any pane", .moving) { .movePaper($0 ?? 1) },
    Command("previous-paper", "Go to the previous paper, from any pane", .moving) {
      .movePaper(-($0 ?? 1))
    },
    Command("next-match", "Go to the next match in the paper", .moving) { .nextMatch($0 ?? 1) },
    Command("previous-match", "Go to the previous match in the paper", .moving) {
      .nextMatch(-($0 ?? 1))
    },
  ]

  private static let narrowing = [
    Command("filter", "Narrow the list as you type", .narrowing) { _ in .filter },
    Command("find", "Look for a text in the paper", .moving) { _ in .find },
    Command("clear-filter", "Drop the filter and the chosen tags", .narrowing) { _ in
      .clearFilter
    },
    Command("include-tag", "Show only papers with this tag or mark, or no longer", .narrowing) {
      _ in
      .toggleTag(included: true)
    },
    Command("exclude-tag", "Hide papers with this tag or mark, or no longer", .narrowing) { _ in
      .toggleTag(included: false)
    },
    Command("clear-tags", "Drop the chosen tags", .narrowing) { _ in .clearTags },
  ]

  private static let paper = [
    Command("open-abstract", "Open the paper's page", .paper) { _ in .open(.abstract) },
    Command("open-pdf", "Open the PDF", .paper) { _ in .open(.pdf) },
    Command("open-code", "Open the code", .paper) { _ in .open(.code) },
    Command("links", "List the links of the paper, a key each", .paper) { _ in .links },
    Command("related", "List the papers that are like this one", .paper) { _ in .related },
    Command("sources", "List the digests that have this paper, and compare what they say", .paper) {
      _ in .sources
    },
    Command("jump-back", "Go back to where a jump came from", .paper) { _ in .jumpBack },
    Command("copy-address", "Copy the address of the abstract page", .paper) { _ in
      .copy(.address)
    },
    Command("copy-id", "Copy the id", .paper) { _ in .copy(.id) },
    Command("copy-title", "Copy the title", .paper) { _ in .copy(.title) },
    Command("copy-markdown", "Copy a Markdown link", .paper) { _ in .copy(.markdown) },
  ]

  private static let panes = [
    Command("next-pane", "Go to the next pane", .panes) { .focusNext($0 ?? 1) },
    Command("previous-pane", "Go to the previous pane", .panes) { .focusNext(-($0 ?? 1)) },
    Command("list", "Go to the paper list", .panes) { _ in .focus(.list) },
    Command("reader", "Go to the abstract", .panes) { _ in .focus(.reader) },
    Command("tags", "Go to the tags", .panes) { _ in .focus(.facets) },
    Command("zoom", "Give the pane the whole screen, or no longer", .panes) { _ in .zoom },
    Command("pin", "Keep this paper beside the others you read, or no longer", .panes) { _ in .pin
    },
    Command("source", "Show TeX as it was written, or as it is read", .panes) { _ in
      .toggleSource
    },
    Command("widen-list", "Give the list more room", .panes) { .split($0 ?? 1) },
    Command("narrow-list", "Give the list less room", .panes) { .split(-($0 ?? 1)) },
  ]

  private static let order = [
    Command("sort-date", "Sort by date, the newest first; again turns round", .order) { _ in
      .sort(.date)
    },
    Command("sort-title", "Sort by title; again turns round", .order) { _ in .sort(.title) },
    Command("sort-author", "Sort by first author; again turns round", .order) { _ in
      .sort(.author)
    },
    Command("sort-queue", "Sort the reading queue first, in its order; again turns round", .order) {
      _ in .sort(.queue)
    },
    Command("sort-digest", "Sort as the digests do; again turns round", .order) { _ in
      .sort(.digest)
    },
    Command("sort-reverse", "Turn the order round", .order) { _ in .reverseOrder },
  ]

  private static let program = [
    Command("help", "Show all keys, to be searched and run", .program) { _ in .help },
    Command("command", "Type the name of a command", .program) { _ in .commandLine },
    Command("reload", "Reload the digests", .program) { _ in .reload },
    Command("messages", "Show all that was said, with the time", .program) { _ in .messages },
    Command("redraw", "Paint the screen anew", .program) { _ in .redraw },
    Command("suspend", "Stop and go back to the shell", .program) { _ in .suspend },
    Command("cancel", "Leave what is open: zoom, pane, selection, filter", .program) { _ in .cancel
    },
    Command("back", "Close one level; from the list, quit", .program) { _ in .back },
    Command("interrupt", "Cancel what is open; twice quits", .program) { _ in .interrupt },
    Command("quit", "Quit", .program) { _ in .quit },
  ]

  private static let editing = [
    Command("accept", "Keep the line", .editing) { _ in .accept },
    Command("complete", "Complete a name: of a command, a label, a state", .editing) { _ in
      .complete
    },
    Command("older-line", "Take the line before from the history", .editing) { _ in
      .edit(.older)
    },
    Command("newer-line", "Take the line after from the history", .editing) { _ in .edit(.newer) },
    Command("line-start", "Go to the start of the line", .editing) { _ in .edit(.lineStart) },
    Command("line-end", "Go to the end of the line", .editing) { _ in .edit(.lineEnd) },
    Command("character-left", "Go left a character", .editing) { _ in .edit(.characterLeft) },
    Command("character-right", "Go right a character", .editing) { _ in .edit(.characterRight) },
    Command("word-left", "Go left a word", .editing) { _ in .edit(.wordLeft) },
    Command("word-right", "Go right a word", .editing) { _ in .edit(.wordRight) },
    Command("delete-left", "Delete the character to the left", .editing) { _ in
      .edit(.deleteLeft)
    },
    Command("delete-right", "Delete the character at the caret", .editing) { _ in
      .edit(.deleteRight)
    },
    Command("delete-word-left", "Delete the word to the left", .editing) { _ in
      .edit(.deleteWordLeft)
    },
    Command("delete-blank-word-left", "Delete to the left as far as a blank", .editing) { _ in
      .edit(.deleteBlankWordLeft)
    },
    Command("delete-word-right", "Delete the word to the right", .editing) { _ in
      .edit(.deleteWordRight)
    },
    Command("delete-to-start", "Delete to the start of the line", .editing) { _ in
      .edit(.deleteToStart)
    },
    Command("delete-to-end", "Delete to the end of the line", .editing) { _ in
      .edit(.deleteToEnd)
    },
    Command("uppercase-word", "Write the word in capitals", .editing) { _ in
      .edit(.uppercaseWord)
    },
    Command("lowercase-word", "Write the word in small letters", .editing) { _ in
      .edit(.lowercaseWord)
    },
    Command("capitalize-word", "Begin the word with a capital", .editing) { _ in
      .edit(.capitalizeWord)
    },
    Command("transpose", "Exchange the characters beside the caret", .editing) { _ in
      .edit(.transpose)
    },
    Command("yank", "Insert what was deleted last", .editing) { _ in .edit(.yank) },
    Command("undo-edit", "Undo the last change of the line", .editing) { _ in .edit(.undo) },
  ]
}
