import ArgumentParser
import Canvas
import Interface
import Keymaps
import Storage

/// `quire keys`: the bindings as they are, the reader's own included.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the keys, with your own among them.",
    discussion: """
      Examples:

        quire keys | grep open
        quire keys --profile less
        quire keys --check

      Exit codes: 0 done, 1 --check found something, 2 wrong usage, or mistakes in your own keys.
      """)

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Print the table of the README.")
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

  /// What the profiles that come with the program have besides or otherwise than a keymap.
  static func otherProfiles(than keymap: Keymap) -> String {
    Profile.all.map { profile in
      var parser = KeymapParser()
      parser.read(profile.text, file: profile.file)
      let rows = Context.allCases.flatMap { context in
        let known = Set(keymap.bindings(in: context).map { spelled($0.keys) + $0.command })
        return parser.keymap.bindings(in: context)
          .filter { !known.contains(spelled($0.keys) + $0.command) }
          .map { "| `\(spelled($0.keys))` (\(context.rawValue)) | `\($0.command)` |\n" }
      }.map { $0.replacing("`|`", with: "`\\|`") }
      return rows.isEmpty
        ? ""
        : "\nOther keys of the profile `\(profile.name)`:\n\n| keys | command |\n|---|---|\n"
          + rows.joined()
    }.joined()
  }

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
