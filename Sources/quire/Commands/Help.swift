import ArgumentParser
import Interface
import Keymaps
import Storage

/// `quire help TOPIC`: a page of the manual, which is part of the program.
struct Help: CommandAboutCommands {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show a page of the manual.",
    discussion: """
      Topics are the commands, and \(Manual.topics.joined(separator: ", ")). On a terminal long pages go through \
      $PAGER. `quire COMMAND --help` is shorter.

      Examples:

        quire help query                 # what the filter takes
        quire help export
        quire help --man-pages ~/.local/share/man && man quire-export

      Exit codes: 0 done, 2 there is no such topic, 3 the pages could not be written.
      """)

  @Argument(help: ArgumentHelp("What to read about.", valueName: "TOPIC"))
  var topic: String?

  @Flag var form: Form?

  @Option(
    help: ArgumentHelp(
      "Write all pages for man(1) into folders man1, man5 and man7 of this one.", valueName: "DIR"))
  var manPages: String?

  enum Form: String, EnumerableFlag {
    case markdown, man

    static func help(for value: Form) -> ArgumentHelp? {
      value == .man ? "Print the source for man(1)." : "Print Markdown."
    }
  }

  func run(_ list: CommandList) throws {
    if let manPages { return try write(list, to: manPages) }
    let (settings, _) = Process.settings()
    let profile = Profile.named(settings.profile) ?? Profile.all[0]
    let manual = Manual(list, keymap: Process.keys(profile: profile, Settings()).keymap)
    let topic = topic ?? "quire"
    let pages = manual.pages(about: topic)
    guard !pages.isEmpty else {
      let hint = nearest(topic, among: manual.pages.map(\.topic))
      throw Failure(code: 2, lines: [Sentences.noTopic(topic, nearest: hint)])
    }
    let texts = pages.map { page in
      switch form {
      case .man: page.roff()
      case .markdown: page.text
      case nil: page.plain(columns: min(Output.columns, 80))
      }
    }
    Pager.show(texts.joined(separator: "\n"), environment: Process.environment)
  }

  /// Pages to be installed have the keys of the program, whatever those of who builds it are.
  private func write(_ list: CommandList, to folder: String) throws {
    var parser = KeymapParser()
    parser.read(Profile.all[0].text, file: Profile.all[0].file)
    do throws(StorageError) {
      for page in Manual(list, keymap: parser.keymap).pages {
        let path = "\(folder)/man\(page.section)"
        try AtomicFile.makeFolder(path)
        try AtomicFile.write(
          Array(page.roff().utf8), to: "\(path)/\(page.name).\(page.section)", mode: 0o644)
      }
    } catch {
      throw Failure(code: 3, lines: [Sentences.sentence(for: error)])
    }
  }
}
