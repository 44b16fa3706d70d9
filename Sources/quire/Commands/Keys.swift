import ArgumentParser
import Canvas
import Interface
import Keymaps
import Papers
import Storage

/// `quire keys`: the bindings as they are, the reader's own included.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the keys, with your own among them.",
    discussion: """
      Examples:

        quire keys | grep open
        quire keys --profile mutt        # those of another profile
        quire keys --check

      Exit codes: 0 done, 1 --check found something, 2 wrong usage, or mistakes in your own keys.
      """)

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Print tables in Markdown, one for each group of commands.")
  var markdown = false

  @Flag(help: "Print what does nothing: commands without a key, and keys that never act.")
  var check = false

  func run() throws {
    let (settings, notes) = Process.settings()
    let keys = Process.keys(profile: profile.choice(settings), settings)
    for note in notes.sentences + keys.problems + keys.notes.sentences { Output.complain(note) }
    if check {
      let lines = KeyTable.check(keys.keymap)
      Output.write(lines.map { $0 + "\n" }.joined())
      if keys.notes.sentences.isEmpty, !lines.isEmpty { throw Failure.nothing }
    } else {
      let table = KeyTable(keymap: keys.keymap, commands: keys.commands)
      Output.write(markdown ? table.markdown : table.lines)
    }
    if !keys.notes.sentences.isEmpty { throw Failure(code: 2) }
  }
}

/// The bindings as text.
struct KeyTable {
  let keymap: Keymap
  let commands: CommandSet

  /// Lines of a keymap file.
  var lines: String {
    Context.allCases.flatMap { context in
      keymap.bindings(in: context).map { binding in
        let keys = KeyTable.spelled(binding.keys)
        let line =
          KeyTable.padded(context.rawValue, 8) + KeyTable.padded(keys, 12) + binding.command
        guard let help = commands.named(binding.command)?.help else { return line + "\n" }
        return KeyTable.padded(line, 40) + "# \(help)\n"
      }
    }.joined()
  }

  /// A table for each group of commands.
  var markdown: String {
    Command.Group.allCases.map { group in
      let listed =
        group == .several
        ? keymap.texts.filter { commands.named($0) == nil }.map { Command(several: $0) }
        : commands.all.filter { $0.group == group }
      let rows = listed.map { command in
        let contexts: [Context] =
          command.isForPrompts || command.name == "query-language"
          ? [.prompt] : [.global, .list, .reader, .facets, .views]
        var keys: [String] = []
        for context in contexts {
          for binding in keymap.bindings(in: context) where binding.command == command.name {
            let suffix = context == .global || context == .prompt ? "" : " (\(context.rawValue))"
            keys.append("`\(KeyTable.spelled(binding.keys))`\(suffix)")
          }
        }
        let spelling = keys.joined(separator: " ").replacing("|", with: "\\|")
        let help = group == .several ? "" : command.help
        return "| \(spelling) | `\(command.name)` | \(help) |\n"
      }
      if rows.isEmpty { return "" }
      return "\n**\(group.rawValue)**\n\n| keys | command | |\n|---|---|---|\n" + rows.joined()
    }.joined()
  }

  /// What the profiles that come with the program have for what is done most.
  static var profiles: String {
    let indexes = Profile.all.map { profile in
      var parser = KeymapParser()
      parser.read(profile.text, file: profile.file)
      return (name: profile.name, index: KeyIndex(parser.keymap))
    }
    let rows = usual.map { command in
      let keys = indexes.map { name, index in
        let key = index.keysAnywhere(for: command, from: .list).first ?? ":" + command
        return "\(name) `\(key)`"
      }
      return "| `\(command)` | \(keys.joined(separator: ", ").replacing("|", with: "\\|")) |\n"
    }
    return "| command | keys |\n|---|---|\n" + rows.joined()
  }

  /// What is done most, and differs most.
  private static let usual = [
    "down", "up", "page-down", "first", "last", "next-paper", "next-unread", "reader", "back",
    "next-pane", "facets", "views", "filter", "find", "next-match", "open-abstract", "open-pdf",
    "links", "star", "read", "set-read", "queue", "label", "note", "select", "undo", "sort",
    "copy-bibtex", "export", "command", "record-macro", "replay-macro", "help", "quit",
  ]

  /// What does nothing, a sentence each.
  static func check(_ keymap: Keymap) -> [String] {
    let check = KeymapCheck(keymap)
    return check.unbound.map { "\($0): no key; `:\($0)` runs it" }
      + check.displaced.map {
        "\($0.context.rawValue) \(spelled($0.newKeys)) (\($0.newCommand)) takes the place of "
          + "\(spelled($0.keys)) (\($0.command))"
      }
      + check.shadowed.map {
        "\($0.context.rawValue) \(spelled($0.newKeys)) (\($0.newCommand)) is in the way of global "
          + "\(spelled($0.keys)) (\($0.command))"
      }
  }

  private static func spelled(_ keys: [Key]) -> String { keys.map(\.description).joined() }

  private static func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(1, columns - text.count))
  }
}
