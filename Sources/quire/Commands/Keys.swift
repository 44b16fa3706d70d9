import ArgumentParser
import Canvas
import Interface
import Keymaps
import Storage

/// `quire keys`: the bindings as they are, the reader's own included.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the keys, with your own among them.")

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Print the table of the README.")
  var markdown = false

  func run() throws {
    let (settings, notes) = Process.settings()
    let keys = Process.keys(profile: profile.choice(settings), settings)
    for note in notes.sentences + keys.problems + keys.notes.sentences { Output.complain(note) }
    let table = KeyTable(keymap: keys.keymap, commands: keys.commands)
    Output.write(markdown ? table.markdown : table.lines)
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
        return KeyTable.padded(context.rawValue, 8) + KeyTable.padded(keys, 12)
          + KeyTable.padded(binding.command, 20)
          + "# \(commands.named(binding.command)?.help ?? "")\n"
      }
    }.joined()
  }

  /// A table for each group of commands.
  var markdown: String {
    Command.Group.allCases.map { group in
      let rows = commands.all.filter { $0.group == group }.map { command in
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
        return "| \(spelling) | `\(command.name)` | \(command.help) |\n"
      }
      return "\n**\(group.rawValue)**\n\n| keys | command | |\n|---|---|---|\n" + rows.joined()
    }.joined()
  }

  private static func spelled(_ keys: [Key]) -> String { keys.map(\.description).joined() }

  private static func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(1, columns - text.count))
  }
}
