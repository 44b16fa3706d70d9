import Catalog

/// A word that lines begin with and that is no command of the table, because a screen has no need of it; or a short
/// word for one that is.
public struct LineWord: Sendable {
  let name: String
  /// Shorter, as it may be typed too.
  let short: String?
  /// What stands behind it, as the help shows it.
  let form: String
  /// A sentence without full stop.
  let help: String
  let meaning: Meaning

  enum Meaning: Sendable {
    /// What the dialogue does, with the text behind the word.
    case own(@Sendable (inout Dialogue, inout Browser, _ text: String) -> [Effect])
    /// It stands for this command of the table.
    case command(String)
  }

  private init(
    _ name: String, _ short: String? = nil, _ form: String = "", _ help: String,
    _ run: @escaping @Sendable (inout Dialogue, inout Browser, String) -> [Effect]
  ) {
    (self.name, self.short, self.form, self.help) = (name, short, form, help)
    meaning = .own(run)
  }

  private init(
    _ name: String, _ short: String? = nil, _ form: String = "", _ help: String,
    for command: String
  ) {
    (self.name, self.short, self.form, self.help) = (name, short, form, help)
    meaning = .command(command)
  }

  /// The words, in the order of the help.
  static let all: [LineWord] = [
    LineWord("list", "l", "[N]", "List ten, from the first or from N on") { $0.list($2, &$1) },
    LineWord("next", "n", "", "Go on: the next ten, or the next paper; an empty line does it too") {
      dialogue, browser, _ in dialogue.goOn(&browser)
    },
    LineWord("previous", "p", "", "Go back: the ten before, or the paper before") {
      dialogue, browser, _ in dialogue.goBack(&browser)
    },
    LineWord("show", nil, "[N]", "Read the paper; the number alone does it too") {
      $0.show($2, &$1)
    },
    LineWord(
      "filter", "f", "[QUERY]",
      "List only what a query finds; / does it too, filter ? tells what can be asked"
    ) {
      $0.filter($2, &$1)
    },
    LineWord("clear", nil, "", "Drop the filter", for: "clear-filter"),
    LineWord("tags", "t", "", "List the tags and how many papers each has") {
      dialogue, browser, _ in dialogue.listFacets("tags", &browser)
    },
    LineWord("facets", nil, "[SECTION]", "List authors, dates, categories and more in the same way")
    {
      $0.listFacets($2, &$1)
    },
    LineWord(
      "cut", nil, "N or NAME", "Only papers with this tag, or what is listed; again takes it out"
    ) {
      $0.cut($2, "include-facet", &$1)
    },
    LineWord("hide", nil, "N or NAME", "Only papers without it") {
      $0.cut($2, "exclude-facet", &$1)
    },
    LineWord("or", nil, "N or NAME", "Papers with this one or another chosen so") {
      $0.cut($2, "alternative-facet", &$1)
    },
    LineWord("star", "s", "[NUMBERS or QUERY]", "Star the paper, or no longer", for: "star"),
    LineWord("read", "r", "[NUMBERS or QUERY]", "Mark the paper read, or unread", for: "read"),
    LineWord("note", nil, "[TEXT]", "Write the note on the paper; without text in your editor") {
      $0.note($2, &$1)
    },
    LineWord("undo", "u", "", "Undo what you did last, tomorrow too", for: "undo"),
    LineWord("open", "o", "[N]", "Open the paper's page", for: "open-abstract"),
    LineWord("pdf", nil, "[N]", "Open the PDF", for: "open-pdf"),
    LineWord(
      "cite", "c", "[FORMAT] [NUMBERS]", "Print the paper, or what is selected, for a bibliography"
    ) {
      $0.cite($2, &$1)
    },
    LineWord(
      "export", nil, "FILE", "Write what is selected, else the list, to a new file", for: "export"),
    LineWord("triage", nil, "", "Go through what is new: yes, no or later", for: "triage"),
    LineWord("views", nil, "", "List the saved views, to take one by its number", for: "views"),
    LineWord("sort", nil, "[KEYS]", "Sort by these: rating,-date", for: "sort"),
    LineWord("back", "b", "", "Close one level; from the list, quit", for: "back"),
    LineWord("where", "w", "", "Say what is listed, and which paper is at hand") {
      dialogue, browser, _ in
      dialogue.wish = .lines(Dialogue.whereabouts(browser.state))
      return []
    },
    LineWord("help", "h", "[NAME or all]", "Explain a command, or list all of them") {
      $0.help($2, $1.state)
    },
    LineWord("quit", "q", "", "Quit; all is kept", for: "quit"),
  ]

  /// The word of a name, or of what is typed in its place.
  static func named(_ text: String) -> LineWord? {
    all.first { $0.name == text || $0.short == text }
  }

  /// What a command is called where lines are typed.
  static func name(of command: String) -> String {
    let word = all.first { if case .command(command) = $0.meaning { true } else { false } }
    return word?.name ?? command
  }

  /// Its name and what stands behind it, as it is typed.
  var usage: String {
    ([name] + (short.map { ["or \($0)"] } ?? []) + (form.isEmpty ? [] : [form]))
      .joined(separator: " ")
  }

  /// How each is typed, and what it does, for the manual.
  public static var usages: [(usage: String, help: String)] {
    all.map { ($0.usage, $0.help + ".") }
  }
}
