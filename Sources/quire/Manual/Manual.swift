import Canvas
import Interface
import Keymaps
import Papers
import Storage

/// The manual: the pages that `quire help TOPIC` shows, and that packages install for man(1).
///
/// What can be listed is listed by the program's own tables (`CommandInfo`, `Settings.fields`, `Command.all`
/// and the keymaps, `QueryLanguage`); what has to be told stands in `Prose`.
struct Manual {
  let pages: [ManualPage]

  /// - Parameters:
  ///   - list: the commands, each of which has a page.
  ///   - keymap: the keys that the page about them lists.
  init(_ list: CommandList, keymap: Keymap) {
    let other = [
      ManualPage(
        name: "quire-config", section: 5, abstract: "settings of Quire",
        text: Manual.prose(
          PackageResources.config_md,
          [
            "settings": SettingsTable.whole, "tables": SettingsTable.tables,
            "roles": Manual.roles,
          ])),
      ManualPage(
        name: "quire-keys", section: 7, abstract: "keys of Quire, and how to change them",
        text: Manual.prose(
          PackageResources.keys_md,
          [
            "keys": KeyTable(keymap: keymap, commands: CommandSet([])).markdown,
            "usual": KeyTable.profiles,
            "contexts": Manual.contexts,
            "profiles": Manual.profiles,
          ])),
      ManualPage(
        name: "quire-query", section: 7, abstract: "what the filter and --query take",
        text: Manual.prose(PackageResources.query_md, ["language": LanguageTable.markdown()])),
      ManualPage(
        name: "quire-formats", section: 7, abstract: "what Quire reads",
        text: Manual.prose(PackageResources.formats_md, [:])),
    ]
    pages =
      [Manual.program(list)] + list.commands.map { ManualPage(of: $0) } + other + Manual.chapters
  }

  /// What is told without tables of the program.
  private static let chapters = [
    ("browsing", "the browser, from the first keys on", PackageResources.browsing_md),
    ("plain", "the browser without a screen", PackageResources.plain_md),
    ("marks", "stars, labels, notes, and what is new", PackageResources.marks_md),
    ("citing", "bibliographies", PackageResources.citing_md),
    ("arxiv", "what Quire fetches from arXiv", PackageResources.arxiv_md),
    ("programs", "programs of your own, and hooks", PackageResources.programs_md),
    ("scripts", "Quire in scripts and in other programs", PackageResources.scripts_md),
    ("mathematics", "how LaTeX is shown", PackageResources.mathematics_md),
  ].map { name, abstract, bytes in
    ManualPage(
      name: "quire-\(name)", section: 7, abstract: abstract,
      text: String(decoding: bytes, as: UTF8.self))
  }

  /// The topics that are no commands.
  static let topics = ["config", "keys", "query", "formats"] + chapters.map(\.topic)

  /// The pages about a topic: of a subject and a command of one name, such as the keys, the subject first.
  func pages(about topic: String) -> [ManualPage] {
    pages.filter { $0.topic == topic || $0.name == topic }.reversed()
  }

  private static func program(_ list: CommandList) -> ManualPage {
    let options = list.browser.arguments.filter { $0.kind != .positional }
    let rows = list.commands.map { "| `quire-\($0.name)(1)` | \($0.abstract) |\n" }
    return ManualPage(
      name: "quire", section: 1, abstract: "browse digests of arXiv papers in the terminal",
      text: prose(
        PackageResources.quire_md,
        [
          "options": ManualPage.table(options),
          "lines": "| | |\n|---|---|\n"
            + LineWord.usages.map { "| `\($0.usage)` | \($0.help) |\n" }.joined(),
          "commands": "| | |\n|---|---|\n" + rows.joined(),
          "chapters": "| | |\n|---|---|\n"
            + chapters.map { "| `\($0.name)(7)` | \($0.abstract) |\n" }.joined(),
        ]))
  }

  /// What themes can say the look of.
  private static let roles =
    "| | |\n|---|---|\n" + Role.allCases.map { "| `\($0.name)` | \($0.help) |\n" }.joined()

  private static let contexts = Context.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")

  private static let profiles = Profile.all.map { "| `\($0.name)` | \($0.about) |\n" }.joined()

  /// Prose with tables in the places that it names: `<!-- settings -->`.
  private static func prose(_ bytes: [UInt8], _ tables: [String: String]) -> String {
    tables.reduce(String(decoding: bytes, as: UTF8.self)) { text, table in
      text.replacing("<!-- \(table.key) -->", with: table.value)
    }
  }
}
